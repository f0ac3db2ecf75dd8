import { h } from "./dom.js";
import { said } from "./language.js";

/**
 * A field in which one types to find a choice. `input` holds `chosen` (values), `isMultiSelect`, `label` and `placeholder`;
 * `choicesOf(input)` gives { value, title, note? }.
 */
export function createPicker(input, choicesOf, changed) {
  const listId = `picker-${crypto.randomUUID()}`;
  const field = h("input", {
    type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
    "aria-label": input.label || hint(), "aria-required": input.isRequired ? "true" : undefined,
    on: { input: open, click: open, keydown: key, blur: left },
  });
  const list = h("ul", { class: "picker-list", role: "listbox", id: listId, hidden: true, "aria-label": input.label || hint() });
  const box = h("div", { class: "picker-field", on: { click: () => field.focus() } }, field);
  const element = h("div", { class: "picker" }, box, list);
  let found = [];
  let at = 0;

  function hint() { return input.placeholder || said(input.choicesData?.dataset ? "choosePeople" : "typeToFind"); }

  function open() {
    const wanted = field.value.trim().toLowerCase();
    found = choicesOf(input).filter(choice => !(input.isMultiSelect && input.chosen.includes(choice.value))
      && [choice.title, choice.note].some(text => text?.toLowerCase().includes(wanted)));
    at = 0;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    draw();
  }

  // Drawing the chosen ones anew takes the focus away for a moment; that is no leaving.
  function left() { setTimeout(() => document.activeElement !== field && close()); }

  function draw() {
    list.replaceChildren(...found.map((choice, place) => h("li", {
      role: "option", id: `${listId}-${place}`, "aria-selected": String(place === at), on: { pointerdown: event => { event.preventDefault(); choose(choice); } },
    }, choice.title, choice.note && h("small", {}, choice.note))));
    if (found.length === 0) list.append(h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, said("nothingFound")));
    if (found.length) field.setAttribute("aria-activedescendant", `${listId}-${at}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    field.value = "";
  }

  function choose(choice) {
    input.chosen = input.isMultiSelect ? [...input.chosen, choice.value] : [choice.value];
    close();
    drawChosen();
    changed();
    field.focus();
  }

  function drop(value) {
    input.chosen = input.chosen.filter(one => one !== value);
    drawChosen();
    changed();
    field.focus();
  }

  const nameOf = value => choicesOf(input).find(choice => choice.value === value)?.title ?? value;

  function drawChosen() {
    box.replaceChildren(...input.chosen.map(value => h("span", { class: "picker-chosen" }, nameOf(value),
      h("button", { type: "button", "aria-label": said("remove", { name: nameOf(value) }), on: { click: event => { event.stopPropagation(); drop(value); } } }, "×"))), field);
    field.placeholder = input.chosen.length ? "" : hint();
  }

  function key(event) {
    if (event.isComposing) return;
    if (event.key === "Backspace" && !field.value && input.chosen.length) drop(input.chosen.at(-1));
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && !list.hidden && found[at]) choose(found[at]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) open();
      else at = Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      draw();
    } else return;
    event.preventDefault();
  }

  drawChosen();
  return { element, field };
}
