/** Builds an element. `props` sets attributes; `on` holds listeners; keys that start with `t` name translated texts. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "hue") element.style.setProperty("--hue", value);
    else if (name in written) element.dataset[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return translate(element, true);
}

/** Puts these elements, in this order, into a place. Those that stand right are not moved: moving takes the focus and the state of inputs away. */
export function place(parent, elements) {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, at) => { if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null); });
}

/** Makes an element that stands look like a fresh one. It is never replaced: a click is lost when what was pressed is gone before the button comes up. */
export function renew(standing, fresh) {
  if (standing.outerHTML === fresh.outerHTML) return;
  for (const { name } of [...standing.attributes]) if (!fresh.hasAttribute(name)) standing.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (standing.getAttribute(name) !== value) standing.setAttribute(name, value);
  if (standing.innerHTML !== fresh.innerHTML) standing.replaceChildren(...fresh.childNodes);
}

const written = { t: "", tLabel: "aria-label", tPlaceholder: "placeholder", tTitle: "title" };
let words = key => key;

/** Hands over the function that turns a key into a text; called once for each language chosen. */
export function speakWith(lookup) {
  words = lookup;
  document.querySelectorAll("[data-t], [data-t-label], [data-t-placeholder], [data-t-title]").forEach(element => translate(element));
}

function translate(element, fresh) {
  for (const [name, attribute] of Object.entries(written)) {
    const key = element.dataset[name];
    if (!key) continue;
    if (attribute) element.setAttribute(attribute, words(key));
    else if (fresh) element.append(words(key));
    else replaceText(element, words(key));
  }
  return element;
}

// The text node that carries the translation is always the last one; icons before it stay.
function replaceText(element, text) {
  const last = [...element.childNodes].findLast(node => node.nodeType === Node.TEXT_NODE);
  if (last) last.data = text;
  else element.append(text);
}
