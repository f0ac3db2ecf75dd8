import { h } from "./dom.js";
import { office, personOf } from "./office.js";
import { said } from "./language.js";

const dataset = "graph.microsoft.com/users";

/**
 * Teams fills an Input.ChoiceSet whose choices come from its directory; the official renderer knows no such data.
 * This gives those inputs a picker over the office's people and leaves every other choice set as it is.
 */
export function withPeople(renderer) {
  class PeopleInput extends renderer.ChoiceSetInput {
    get picks() { return this.choicesData?.dataset === dataset; }

    internalRender() {
      if (!this.picks) return super.internalRender();
      this.chosen = (this.defaultValue ?? "").split(",").filter(Boolean);
      return picker(this, () => this.valueChanged());
    }

    get value() { return this.picks ? this.chosen?.join(",") || undefined : super.value; }
    isSet() { return this.picks ? this.chosen?.length > 0 : super.isSet(); }
    isValid() { return this.picks || super.isValid(); }
    focus() { return this.picks ? this.renderedInputControlElement?.querySelector("input").focus() : super.focus(); }
    updateInputControlAriaLabelledBy() {
      if (this.picks) this.renderedInputControlElement?.querySelector("input").setAttribute("aria-labelledby", this.getAllLabelIds().join(" "));
      else super.updateInputControlAriaLabelledBy();
    }
  }

  const registry = new renderer.CardObjectRegistry();
  renderer.GlobalRegistry.populateWithDefaultElements(registry);
  registry.register("Input.ChoiceSet", PeopleInput);
  return registry;
}

const nameOf = (input, id) => personOf(id)?.name ?? input.choices.find(choice => choice.value === id)?.title ?? id;

function picker(input, changed) {
  const listId = `people-${crypto.randomUUID()}`;
  const field = h("input", {
    type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
    placeholder: input.placeholder ?? said("choosePeople"), on: { input: open, focus: open, click: open, keydown: key, blur: () => setTimeout(close, 120) },
  });
  const list = h("ul", { class: "picker-list", role: "listbox", id: listId, hidden: true, "aria-label": input.label });
  const box = h("div", { class: "picker-field", on: { click: () => field.focus() } }, field);
  const element = h("div", { class: "picker" }, box, list);
  let found = [];
  let at = 0;

  function open() {
    const wanted = field.value.trim().toLowerCase();
    found = office.people.filter(person => !input.chosen.includes(person.id)
      && [person.name, person.department, person.title].some(text => text?.toLowerCase().includes(wanted)));
    at = 0;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    draw();
  }

  function draw() {
    list.replaceChildren(...found.map((person, place) => h("li", {
      role: "option", id: `${listId}-${place}`, "aria-selected": String(place === at), on: { pointerdown: event => { event.preventDefault(); choose(person); } },
    }, person.name, h("small", {}, `${person.department} · ${person.title}`))));
    if (found.length === 0) list.append(h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, said("noSuchPerson")));
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

  function choose(person) {
    input.chosen = input.isMultiSelect ? [...input.chosen, person.id] : [person.id];
    close();
    drawChosen();
    changed();
    if (input.isMultiSelect) field.focus();
  }

  function drop(id) {
    input.chosen = input.chosen.filter(one => one !== id);
    drawChosen();
    changed();
    field.focus();
  }

  function drawChosen() {
    box.replaceChildren(...input.chosen.map(id => h("span", { class: "picker-chosen" }, nameOf(input, id),
      h("button", { type: "button", "aria-label": said("remove", { name: nameOf(input, id) }), on: { click: event => { event.stopPropagation(); drop(id); } } }, "×"))), field);
    field.placeholder = input.chosen.length ? "" : input.placeholder ?? said("choosePeople");
  }

  function key(event) {
    if (event.isComposing) return;
    if (event.key === "Backspace" && !field.value && input.chosen.length) drop(input.chosen.at(-1));
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && !list.hidden && found[at]) choose(found[at]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) open();
      else at = Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      draw();
    } else return;
    event.preventDefault();
  }

  drawChosen();
  return element;
}
