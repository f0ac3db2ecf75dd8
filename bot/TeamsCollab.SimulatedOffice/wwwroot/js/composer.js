import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { loadChat, on, personOf, tell } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { reasonOf, toast } from "./toasts.js";

// What people type most; the bot knows these words in both languages' chats.
const quick = ["发起", "我的", "帮助"];
const drafts = new Map();

/** Where a person writes to the bot. A text that could not be sent stays in the field. */
export function createComposer(id) {
  const field = h("textarea", { rows: "1", maxlength: "20000", on: { input: () => drafts.set(id, field.value), keydown: key } });
  field.value = drafts.get(id) ?? "";
  const send = h("button", { class: "button primary send", type: "submit", tTitle: "sendHint", tLabel: "send" }, icon("send"));
  const working = h("p", { class: "typing", role: "status", hidden: true });
  const element = h("form", { class: "composer", on: { submit: event => { event.preventDefault(); say(field.value); } } },
    working,
    h("div", { class: "quick", role: "group", tLabel: "quickLabel" },
      quick.map((text, at) => h("button", { class: `button${at === 0 ? " lead" : ""}`, type: "button", on: { click: () => say(text) } }, text))),
    h("div", { class: "composer-row" }, field, send));

  function key(event) {
    // Enter that only ends the writing of a Chinese word must not send.
    if (event.key !== "Enter" || event.isComposing || (event.shiftKey && !event.ctrlKey)) return;
    event.preventDefault();
    say(field.value);
  }

  async function say(text) {
    if (!text.trim() || send.disabled) return;
    send.disabled = true;
    working.hidden = false;
    working.replaceChildren(h("span", { class: "spinner" }), said("botWorking"));
    if (text === field.value) field.value = "";
    try {
      await api.send(id, text);
      drafts.delete(id);
      await loadChat(id);
      tell("sent", { id, text });
    } catch (error) {
      field.value ||= text;
      toast(said("pressFailed", { reason: reasonOf(error) }), { bad: true });
    }
    send.disabled = false;
    working.hidden = true;
  }

  function draw() {
    const { name } = personOf(id);
    field.placeholder = said("messagePlaceholder", { name });
    field.setAttribute("aria-label", said("messagePlaceholder", { name }));
    field.title = said("sendHint");
  }

  draw();
  const stop = [on("people", draw), whenLanguageChanges(draw)];
  return { element, focus: () => field.focus({ preventScroll: true }), close: () => stop.forEach(end => end()) };
}
