import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { loadChat, on, personOf, tell } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { reasonOf, toast } from "./toasts.js";

// What people type most; the bot knows these words in both languages' chats.
const quick = ["发起", "我的", "帮助"];
const drafts = new Map();
const largestFile = 5 * 1024 * 1024;

/** Where a person writes to the bot. A text that could not be sent stays in the field. */
export function createComposer(id) {
  const field = h("textarea", { rows: "1", maxlength: "20000", on: { input: () => drafts.set(id, field.value), keydown: key } });
  field.value = drafts.get(id) ?? "";
  const send = h("button", { class: "button primary send", type: "submit", tTitle: "sendHint", tLabel: "send" }, icon("send"));
  const picker = h("input", { type: "file", hidden: true, on: { change: () => { attach(picker.files[0]); picker.value = ""; } } });
  const clip = h("button", { class: "button attach", type: "button", tTitle: "attach", tLabel: "attach", on: { click: () => picker.click() } }, icon("attach"));
  const working = h("p", { class: "typing", role: "status", hidden: true });
  const element = h("form", { class: "composer", on: { submit: event => { event.preventDefault(); say(field.value); } } },
    working,
    h("div", { class: "quick", role: "group", tLabel: "quickLabel" },
      quick.map((text, at) => h("button", { class: `button${at === 0 ? " lead" : ""}`, type: "button", on: { click: () => say(text) } }, text))),
    h("div", { class: "composer-row" }, clip, picker, field, send));

  function key(event) {
    // Enter that only ends the writing of a Chinese word must not send.
    if (event.key !== "Enter" || event.isComposing || (event.shiftKey && !event.ctrlKey)) return;
    event.preventDefault();
    say(field.value);
  }

  const say = text => text.trim() && deliver(text, () => api.send(id, text));

  /** What is typed goes with the file, as in Teams. */
  function attach(file) {
    if (!file) return;
    if (file.size > largestFile) { toast(said("fileTooLarge"), { bad: true }); return; }
    const text = field.value;
    deliver(text, async () => api.sendFile(id, file.name, base64(await file.arrayBuffer()), text));
  }

  async function deliver(text, sending) {
    if (send.disabled) return;
    send.disabled = true;
    working.hidden = false;
    working.replaceChildren(h("span", { class: "spinner" }), said("botWorking"));
    if (text === field.value) field.value = "";
    try {
      await sending();
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

function base64(buffer) {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
