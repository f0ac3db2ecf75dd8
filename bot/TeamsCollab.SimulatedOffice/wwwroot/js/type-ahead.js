import { office, personOf } from "./office.js";
import { createPicker } from "./picker.js";

const directory = "graph.microsoft.com/users";

/**
 * Teams lets people type to find a choice, in the choices of a card and in its directory; the official renderer knows no directory and
 * draws a long list of boxes where several may be chosen. This gives both a picker and leaves every other choice set as it is.
 */
export function withTypeAhead(renderer) {
  class TypeAheadInput extends renderer.ChoiceSetInput {
    get picks() { return this.choicesData?.dataset === directory || this.style === "filtered"; }

    internalRender() {
      if (!this.picks) return super.internalRender();
      this.chosen = (this.defaultValue ?? "").split(",").filter(Boolean);
      this.picker = createPicker(this, this.choicesData?.dataset === directory ? people : () => this.choices, () => this.valueChanged());
      return this.picker.element;
    }

    get value() { return this.picks ? this.chosen?.join(",") || undefined : super.value; }
    isSet() { return this.picks ? this.chosen?.length > 0 : super.isSet(); }
    isValid() { return this.picks || super.isValid(); }
    focus() { return this.picks ? this.picker.field.focus() : super.focus(); }
    updateInputControlAriaLabelledBy() {
      if (!this.picks) super.updateInputControlAriaLabelledBy();
      else if (this.getAllLabelIds().length) this.picker.field.setAttribute("aria-labelledby", this.getAllLabelIds().join(" "));
    }
  }

  const registry = new renderer.CardObjectRegistry();
  renderer.GlobalRegistry.populateWithDefaultElements(registry);
  registry.register("Input.ChoiceSet", TypeAheadInput);
  return registry;
}

/** Everybody of the directory; a choice of the card's own stands for somebody the directory does not know. */
const people = input => [
  ...office.people.map(person => ({ value: person.id, title: person.name, note: `${person.department} · ${person.title}` })),
  ...input.choices.filter(choice => !personOf(choice.value)),
];
