import { h } from "./dom.js";

const hues = ["#0e6675", "#8a4fbe", "#b3571b", "#2a6fb8", "#3f7d2e", "#b03a6b", "#7a6a12", "#4a5fc1"];
const known = new Map();

/** One colour per department, in the order in which departments are first seen. */
export function hueOf(department) {
  if (!known.has(department)) known.set(department, hues[known.size % hues.length]);
  return known.get(department);
}

// Two characters of a given name tell Chinese colleagues apart better than the family name does.
const short = name => /[\u4e00-\u9fff]/.test(name) ? name.slice(-2) : name.split(/\s+/).map(part => part[0]).join("").slice(0, 2).toUpperCase();

export const avatar = person => h("span", { class: "avatar", "aria-hidden": "true", hue: hueOf(person.department) }, short(person.name));
