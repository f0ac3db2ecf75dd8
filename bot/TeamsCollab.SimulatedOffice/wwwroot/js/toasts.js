import { h } from "./dom.js";
import { icon } from "./icons.js";
import { said } from "./language.js";

const place = document.getElementById("toasts");

/** Shows a short text for a while; it stays as long as the pointer or the focus is on it. `instead` names what it takes the place of. */
export function toast(text, { bad = false, action, instead } = {}) {
  const note = h("div", { class: `toast${bad ? " bad" : ""}`, role: bad ? "alert" : "status", "data-instead": instead },
    h("p", {}, text),
    action && h("button", { class: "button bare", on: { click: () => { action.run(); note.remove(); } } }, action.title),
    h("button", { class: "button bare icon", tLabel: "dismiss", on: { click: () => note.remove() } }, icon("close")));
  if (instead) place.querySelector(`[data-instead="${instead}"]`)?.remove();
  let timer;
  const count = () => { timer = setTimeout(() => note.remove(), bad ? 12000 : 7000); };
  note.addEventListener("mouseenter", () => clearTimeout(timer));
  note.addEventListener("focusin", () => clearTimeout(timer));
  note.addEventListener("mouseleave", count);
  place.append(note);
  while (place.children.length > 4) place.firstChild.remove();
  count();
}

/** The words for a call that failed. */
export function reasonOf(error) {
  if (error.status === 0) return said("noAnswer");
  return error.message || said("unknownReason", { status: error.status });
}
