import { h } from "./dom.js";
import { office } from "./office.js";
import { said } from "./language.js";

/** A card as words, plain fields and buttons: what works without the renderer. Layout is lost, nothing else. */
export function drawPlain(json, { typed = {}, unfolded, press, openLink }) {
  const inputs = [];
  const element = h("div", { class: "plain-card", role: "group", tLabel: "textCard" });
  fill(element, json);
  let forgotten = false;

  function fill(place, card) {
    const lines = words(card.body ?? []);
    if (lines.length === 0 && card.fallbackText) lines.push(card.fallbackText);
    for (const line of lines) place.append(typeof line === "string" ? h("p", {}, line) : field(line));
    const actions = collect(card);
    if (actions.length) place.append(h("div", { class: "plain-actions" }, actions.map(button)));
    for (const action of actions.filter(({ type }) => type === "Action.ShowCard")) place.append(shown(action));
  }

  function shown(action) {
    const inner = h("details", { open: action.title === unfolded }, h("summary", {}, action.title ?? ""));
    fill(inner, action.card ?? {});
    return inner;
  }

  function field(input) {
    const control = controlOf(input);
    const value = typed[input.id] ?? input.value ?? "";
    if (control.type === "checkbox") control.checked = value === (input.valueOn ?? "true");
    else if (control.multiple) for (const option of control.options) option.selected = value.split(",").includes(option.value);
    else control.value = value;
    inputs.push({ input, control, first: read(input, control) });
    return h("label", {}, input.label ?? input.title ?? input.placeholder ?? input.id, input.isRequired && " *", control);
  }

  function button(action) {
    if (action.type === "Action.ShowCard" || action.type === "Action.ToggleVisibility") return "";
    const element = h("button", { class: `button${action.style === "positive" ? " primary" : ""}`, type: "button", on: { click: () => run(action, element) } }, action.title ?? action.verb ?? "");
    return element;
  }

  function run(action, element) {
    if (action.type === "Action.OpenUrl") return openLink(action.url);
    const needed = action.associatedInputs === "none" ? undefined : inputs.find(({ input, control }) => input.isRequired && !read(input, control));
    if (needed) {
      needed.control.setCustomValidity(needed.input.errorMessage ?? said("needsFilling", { field: needed.input.label ?? needed.input.id }));
      needed.control.reportValidity();
      needed.control.addEventListener("input", () => needed.control.setCustomValidity(""), { once: true });
      return undefined;
    }
    const entered = action.associatedInputs === "none" ? {} : Object.fromEntries(inputs.map(({ input, control }) => [input.id, read(input, control)]));
    return press({ type: action.type, id: action.id, verb: action.verb ?? action.data?.verb, data: { ...action.data, ...entered } }, element);
  }

  return {
    element,
    forget: () => { forgotten = true; },
    unfolded: () => forgotten ? undefined : element.querySelector("details[open] > summary")?.textContent,
    typed: () => forgotten ? {} : Object.fromEntries(inputs.filter(({ input, control, first }) => read(input, control) !== first).map(({ input, control }) => [input.id, read(input, control)])),
  };
}

function words(nodes) {
  return nodes.flatMap(node => {
    if (node.isVisible === false && !node.type?.startsWith("Input.")) return [];
    if (node.type?.startsWith("Input.")) return [node];
    if (node.type === "TextBlock") return node.text ? [node.text] : [];
    if (node.type === "RichTextBlock") return [node.inlines.map(run => run.text ?? run).join("")];
    if (node.type === "FactSet") return node.facts.map(fact => `${fact.title}: ${fact.value}`);
    if (node.type === "TableRow") return [node.cells.map(cell => words(cell.items ?? []).filter(word => typeof word === "string").join(" ")).join("  |  ")];
    return words(node.items ?? node.columns?.filter(column => column.items) ?? node.rows ?? []).concat(node.rows && node.columns ? words(node.rows) : []);
  });
}

function collect(card) {
  const inside = nodes => nodes.flatMap(node => node.type === "ActionSet" ? node.actions : inside(node.items ?? node.columns?.filter(column => column.items) ?? []));
  return [...inside(card.body ?? []), ...card.actions ?? []];
}

function controlOf(input) {
  if (input.type === "Input.Text" && input.isMultiline) return h("textarea", { rows: "3" });
  if (input.type === "Input.Toggle") return h("input", { type: "checkbox" });
  if (input.type !== "Input.ChoiceSet") return h("input", { type: { "Input.Date": "date", "Input.Time": "time", "Input.Number": "number" }[input.type] ?? "text" });
  const people = input["choices.data"]?.dataset === "graph.microsoft.com/users" ? office.people.map(person => ({ title: `${person.name} (${person.department})`, value: person.id })) : [];
  return h("select", { multiple: input.isMultiSelect }, !input.isMultiSelect && h("option", { value: "" }, ""),
    [...input.choices ?? [], ...people].map(choice => h("option", { value: choice.value }, choice.title)));
}

function read(input, control) {
  if (control.type === "checkbox") return control.checked ? input.valueOn ?? "true" : input.valueOff ?? "false";
  return control.multiple ? [...control.selectedOptions].map(option => option.value).join(",") : control.value;
}
