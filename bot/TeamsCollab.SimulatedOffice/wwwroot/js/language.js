import { speakWith } from "./dom.js";
import { zh } from "./strings.zh.js";
import { en } from "./strings.en.js";

const texts = { zh, en };
const changed = new Set();
let current = localStorage.getItem("office.language") ?? "zh";

/** The text of `key` in the language chosen; `{name}` is filled from `values`. */
export function said(key, values = {}) {
  return (texts[current][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const language = () => current;
export const locale = () => current === "zh" ? "zh-CN" : "en-GB";
export function whenLanguageChanges(listener) {
  changed.add(listener);
  return () => changed.delete(listener);
}

export function speak(next) {
  current = next in texts ? next : "zh";
  localStorage.setItem("office.language", current);
  document.documentElement.lang = locale();
  document.title = said("title");
  speakWith(said);
  changed.forEach(listener => listener());
}
