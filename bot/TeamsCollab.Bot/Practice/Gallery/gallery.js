import { hostConfig } from "/office/js/host-config.js";

const { AdaptiveCards, markdownit } = window;
const widths = { 360: "手机 phone", 480: "窄 narrow", 700: "宽 wide" };
const themes = { light: "浅色 light", dark: "深色 dark" };
const languages = { "zh-CN": "中文", en: "English" };
const all = "*";

// The page's colours change with the whole page; here light and dark cards stand side by side.
const colours = new CSSStyleSheet();
colours.replaceSync((await (await fetch("/office/css/tokens.css")).text()).replaceAll(":root[data-theme", "[data-theme"));
document.adoptedStyleSheets = [colours];

const { wrong, cards } = await (await fetch("/cards.json")).json();
const names = [...new Set(cards.map(entry => entry.card))];
const wanted = new URLSearchParams(location.search);
const choices = [
  choice("card", "卡片 card", Object.fromEntries(names.map(name => [name, name])), names[0]),
  choice("language", "语言 language", languages, "zh-CN"),
  choice("width", "宽度 width", widths, all),
  choice("theme", "主题 theme", themes, "light"),
];
document.getElementById("choices").append(...choices.map(one => one.label));
if (AdaptiveCards) nameFilteredInputs();
const list = document.getElementById("wrong");
list.hidden = wrong.length === 0;
list.append(...wrong.map(finding => element("li", {}, finding)));
show();

function choice(name, title, values, first) {
  const select = element("select", { name }, element("option", { value: all }, "全部 all"), ...Object.entries(values).map(([value, text]) => element("option", { value }, text)));
  select.value = wanted.get(name) ?? first ?? all;
  select.addEventListener("change", show);
  return { name, select, values, label: element("label", {}, title, select), get chosen() { return select.value === all ? Object.keys(values) : [select.value]; } };
}

function show() {
  const [chosenCards, chosenLanguages, chosenWidths, chosenThemes] = choices.map(one => one.chosen);
  history.replaceState(null, "", "?" + new URLSearchParams(choices.map(one => [one.name, one.select.value])));
  const shown = cards.filter(entry => chosenCards.includes(entry.card) && chosenLanguages.includes(entry.language));
  const place = document.getElementById("cards");
  place.replaceChildren(...shown.map(entry => element("section", {},
    element("h2", {}, `${entry.card} · ${entry.case}`),
    element("div", { class: "row" }, ...chosenThemes.flatMap(theme => chosenWidths.map(width => figure(entry, width, theme)))))));
  document.getElementById("count").textContent = AdaptiveCards
    ? `${shown.length * chosenThemes.length * chosenWidths.length} / ${cards.length * Object.keys(widths).length * Object.keys(themes).length}`
    : "没有渲染器，请安装 Node.js 后重新构建。 The renderer is missing: install Node.js and build again.";
}

function figure(entry, width, theme) {
  const card = element("div", { class: "card", lang: entry.language, style: `width: ${width}px; max-width: 100%` });
  const drawn = draw(entry.drawn);
  if (drawn) card.append(drawn);
  return element("figure", { "data-theme": theme },
    element("figcaption", {}, `${languages[entry.language]} · ${width} px · ${themes[theme]} · ${(entry.bytes / 1024).toFixed(1)} KB`), card);
}

/**
 * The renderer leaves its box to type in without a name, and shows the ids of those chosen, where Teams shows people. The input's label
 * and the choices' titles stand there instead.
 */
function nameFilteredInputs() {
  const choices = AdaptiveCards.ChoiceSetInput.prototype;
  const labelled = choices.updateInputControlAriaLabelledBy;
  choices.updateInputControlAriaLabelledBy = function () {
    labelled.call(this);
    const box = this.renderedInputControlElement;
    const field = box?.matches?.("input") ? box : box?.querySelector?.("input.ac-choiceSetInput-filtered-textbox");
    const titles = (this.defaultValue ?? "").split(",").map(id => this.choices.find(choice => choice.value === id)?.title ?? id);
    if (field && this.defaultValue) field.value = titles.join("、");
    if (field && !field.labels?.length) field.setAttribute("aria-label", this.label ?? this.placeholder ?? "");
  };
}

function draw(json) {
  if (!AdaptiveCards) return undefined;
  const markdown = markdownit({ html: false, linkify: false, breaks: true }).disable(["image", "table", "code", "fence"]);
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.parse(json);
  card.onExecuteAction = () => undefined;
  const rendered = card.render();
  // The renderer calls a pressable container by its action alone.
  for (const area of rendered?.querySelectorAll('div[role="button"][aria-label]') ?? []) if (area.textContent.trim()) area.removeAttribute("aria-label");
  return rendered;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
