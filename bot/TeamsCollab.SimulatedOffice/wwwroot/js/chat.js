import { h, place } from "./dom.js";
import { icon } from "./icons.js";
import { knowsChat, loadChat, markRead, messagesOf, office, on, personOf } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { createMessage } from "./message.js";
import { day, dayKey } from "./time.js";
import { inSight } from "./panes.js";
import { reasonOf, toast } from "./toasts.js";

/** The messages of one person. Only what changed is drawn again, so that typed input elsewhere stays. */
export function createChat(id) {
  const drawn = new Map();
  const element = h("div", { class: "messages", role: "log", tabindex: "0", "aria-busy": "true" });
  const below = h("button", { class: "button primary below", type: "button", hidden: true, t: "newBelow", on: { click: () => toEnd(false) } });
  let seen = 0;
  let follow = 0;

  const fromEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight;

  function draw() {
    const messages = messagesOf(id);
    const atEnd = fromEnd() < 80;
    const rows = [];
    let last;
    for (const message of messages) {
      if (dayKey(message.at) !== last) rows.push(h("div", { class: "day" }, day(message.at)));
      last = dayKey(message.at);
      const known = drawn.get(message.id) ?? createMessage(id, message);
      drawn.set(message.id, known);
      known.update(message);
      rows.push(known.element);
    }
    if (rows.length === 0 && knowsChat(id)) rows.push(welcome());
    place(element, rows);
    element.setAttribute("aria-label", said("chatOf", { name: personOf(id).name }));
    element.setAttribute("aria-busy", String(!knowsChat(id)));
    const grown = messages.length > seen;
    // Whoever has just written wants to see the answer, wherever they had scrolled to.
    if (messages.slice(seen).some(message => message.from === "person")) follow = performance.now() + 5000;
    if (grown && (atEnd || seen === 0 || performance.now() < follow)) toEnd(seen === 0);
    else if (grown) below.hidden = element.hidden;
    seen = messages.length;
    read();
  }

  function toEnd(first) {
    requestAnimationFrame(() => {
      const newest = element.lastElementChild;
      // A card taller than the pane is read from its top.
      if (newest && newest.offsetHeight > element.clientHeight) newest.scrollIntoView({ block: "start" });
      else element.scrollTo({ top: element.scrollHeight, behavior: first ? "instant" : "smooth" });
    });
  }

  const welcome = () => h("div", { class: "welcome" }, h("span", { class: "avatar" }, icon("bot")),
    h("p", {}, said("emptyChat", { name: personOf(id).name, bot: office.botName })));

  function read() {
    if (knowsChat(id) && element.offsetParent !== null && inSight(id)) markRead(id);
  }

  element.addEventListener("scroll", () => { if (fromEnd() < 80) below.hidden = true; }, { passive: true });
  const stop = [on(`chat:${id}`, draw), on("panes", () => setTimeout(read)), on("people", read), whenLanguageChanges(draw)];
  document.addEventListener("visibilitychange", read);
  loadChat(id).catch(error => toast(reasonOf(error), { bad: true }));
  if (knowsChat(id)) draw();
  return {
    element,
    /** Says that something new stands below what is in sight. */
    below,
    close: () => {
      stop.forEach(end => end());
      document.removeEventListener("visibilitychange", read);
      drawn.forEach(message => message.close());
    },
  };
}
