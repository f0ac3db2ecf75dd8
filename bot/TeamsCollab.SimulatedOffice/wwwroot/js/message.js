import { h } from "./dom.js";
import { icon } from "./icons.js";
import { office } from "./office.js";
import { said } from "./language.js";
import { hour } from "./time.js";
import { createCard } from "./card.js";
import { asMarkdown } from "./official-card.js";

/** One message: who, when, what kind, the text and its cards. `update` draws again only what differs. */
export function createMessage(personId, first) {
  const mine = first.from === "person";
  const meta = h("div", { class: "message-meta" });
  const body = h("div", { class: "message-body" }, meta);
  const element = h("article", { class: `message${mine ? " mine" : ""} ${first.kind ?? "chat"}`, tabindex: "-1", "data-message": first.id },
    !mine && h("span", { class: "avatar bot", "aria-hidden": "true" }, icon(first.kind === "mail" ? "mail" : first.kind === "calendar" ? "calendar" : "bot")), body);
  let text;
  let cards = [];
  let drawn;
  let waiting;

  element.addEventListener("focusout", () => setTimeout(() => waiting && element.isConnected && update(waiting)));

  function update(message) {
    drawMeta(message);
    const looks = JSON.stringify([message.subject, message.text, message.cards]);
    waiting = undefined;
    if (looks === drawn) return;
    // Whoever is at work in a card keeps it until they leave it; the bot refuses what is too old, with the reason.
    if (cards.some(card => card.isInUse())) {
      waiting = message;
      return;
    }
    drawn = looks;
    const held = cards;
    text?.remove();
    text = message.text || message.subject ? bubble(message.text ?? "") : undefined;
    if (message.subject) text.prepend(h("b", { class: "subject" }, message.subject));
    cards = (message.cards ?? []).map((json, at) => createCard({ personId, message, json, kept: held[at]?.kept() }));
    const focused = body.contains(document.activeElement);
    held.forEach(card => card.close());
    body.append(...[text, ...cards.map(card => card.element)].filter(Boolean));
    if (focused) element.focus({ preventScroll: true });
  }

  function drawMeta(message) {
    const kind = { mail: ["mail", "mail"], calendar: ["calendar", "calendarKind"] }[message.kind];
    meta.replaceChildren(...[
      h("span", {}, mine ? said("you") : message.sender ?? office.botName),
      h("time", { datetime: message.at }, hour(message.at)),
      kind && h("span", { class: "kind" }, icon(kind[0]), said(kind[1])),
      message.chat && h("span", { class: "kind" }, icon("chat"), message.chat),
      message.edited && h("span", {}, said("edited")),
    ].filter(Boolean));
  }

  function bubble(words) {
    if (mine) return h("div", { class: "bubble" }, words);
    const markdown = asMarkdown(words);
    if (markdown === undefined) return h("div", { class: "bubble plain" }, words);
    const element = h("div", { class: "bubble" });
    element.innerHTML = markdown;
    return element;
  }

  return { element, update, close: () => cards.forEach(card => card.close()) };
}
