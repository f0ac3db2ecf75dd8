import { hostConfig } from "./host-config.js";
import { office } from "./office.js";
import { withTypeAhead } from "./type-ahead.js";

let renderer;
let markdown;
let registry;
let config;

/** Loads the official renderer and the markdown reader, where the office has them; cards stay text otherwise. */
export async function startRenderer() {
  if (!office.renderer.available) return;
  try {
    await Promise.all([script("/lib/adaptivecards/dist/adaptivecards.min.js"), script("/lib/markdown-it/dist/markdown-it.min.js")]);
    renderer = window.AdaptiveCards;
    markdown = window.markdownit({ html: false, linkify: false, breaks: true }).disable(["image", "table", "code", "fence"]);
    registry = withTypeAhead(renderer);
    config = new renderer.HostConfig(hostConfig);
    renderer.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = asMarkdown(text);
      result.didProcess = true;
    };
    renderer.GlobalSettings.setTabIndexAtCardRoot = false;
  } catch {
    renderer = markdown = undefined;
    office.renderer = { ...office.renderer, available: false };
  }
}

const script = source => new Promise((done, failed) => {
  const element = document.createElement("script");
  element.src = source;
  element.onload = done;
  element.onerror = failed;
  document.head.append(element);
});

/** HTML that is safe to show: the reader lets no HTML and no script address through. */
export const asMarkdown = text => markdown?.render(text);

/** Draws with Microsoft's renderer; undefined where it cannot, so that the caller falls back to text. */
export function drawOfficial(json, { typed, unfolded, press, openLink }) {
  if (!renderer) return undefined;
  const card = new renderer.AdaptiveCard();
  card.hostConfig = config;
  const context = new renderer.SerializationContext();
  context.setElementRegistry(registry);
  let element;
  try {
    card.parse(withTyped(json, typed), context);
    element = card.render();
  } catch {
    return undefined;
  }
  if (!element) return undefined;
  nameByContent(element);
  foldersIn(element).find(button => button.textContent === unfolded && button.getAttribute("aria-expanded") === "false")?.click();
  card.onExecuteAction = action => {
    if (action instanceof renderer.OpenUrlAction) openLink(action.url);
    else if (action instanceof renderer.ExecuteAction || action instanceof renderer.SubmitAction)
      press({ type: action.getJsonTypeName(), id: action.id, verb: action.verb ?? action.data?.verb, data: action.data ?? {} }, action.renderedElement);
  };
  // What is unfolded may lie below the edge of the pane.
  card.onInlineCardExpanded = (action, open) => open && requestAnimationFrame(() => action.card?.renderedElement?.scrollIntoView({ block: "nearest" }));
  card.onAnchorClicked = () => true;
  let forgotten = false;
  const first = values(card);
  return {
    element,
    forget: () => { forgotten = true; },
    /** Which part stands unfolded, by its button's title. */
    unfolded: () => forgotten ? undefined : foldersIn(element).find(button => button.getAttribute("aria-expanded") === "true")?.textContent,
    typed: () => forgotten ? {} : Object.fromEntries(Object.entries(values(card)).filter(([id, value]) => value !== first[id] || (typed && id in typed))),
  };
}

// The renderer names a pressable container by its action alone; a reader who hears the page needs what stands in it.
function nameByContent(element) {
  for (const area of element.querySelectorAll('div[role="button"][aria-label]')) if (area.textContent.trim()) area.removeAttribute("aria-label");
}

const foldersIn = element => [...element.querySelectorAll(".ac-pushButton[aria-expanded]")];
const values = card => Object.fromEntries(card.getAllInputs().filter(input => input.id).map(input => [input.id, input.value ?? ""]));

// What a person had typed goes into the newer card as the inputs' values.
function withTyped(json, typed) {
  if (!typed || Object.keys(typed).length === 0) return json;
  return JSON.parse(JSON.stringify(json), (_, node) =>
    node?.type?.startsWith?.("Input.") && node.id in typed ? { ...node, value: typed[node.id] } : node);
}
