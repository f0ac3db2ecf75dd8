import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { avatar } from "./avatar.js";
import { load, on, personOf } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { activate, closePane } from "./panes.js";
import { createChat } from "./chat.js";
import { createComposer } from "./composer.js";
import { createCalendar } from "./calendar-view.js";
import { reasonOf, toast } from "./toasts.js";

/** One person's place: head with the state of the app, chat and composer, or the calendar instead. */
export function createPane(id) {
  const person = () => personOf(id);
  const chat = createChat(id);
  const composer = createComposer(id);
  const calendar = createCalendar(id);
  const title = h("div", { class: "pane-title" });
  const notice = h("div", { class: "notice" });
  const items = h("div", { class: "menu-items" });
  const menu = h("details", { class: "menu" }, h("summary", { class: "button bare icon", tLabel: "more", tTitle: "more" }, icon("more")), items);
  const swap = h("button", { class: "button bare icon", on: { click: () => showCalendar(calendar.element.hidden) } });
  const close = h("button", { class: "button bare icon", on: { click: () => closePane(id) } }, icon("close"));
  const element = h("section", { class: "pane", "data-person": id, on: { focusin: () => activate(id), pointerdown: () => activate(id) } },
    h("header", { class: "pane-head" }, avatar(person()), title, h("div", { class: "pane-tools" }, swap, menu, close)),
    notice, chat.element, chat.below, calendar.element, composer.element);

  const step = name => h("button", { class: "button", on: { click: () => take(name) } }, said(name));

  async function take(name) {
    menu.open = false;
    try {
      await api.app(id, name);
      await load();
    } catch (error) {
      toast(said("pressFailed", { reason: reasonOf(error) }), { bad: true });
    }
  }

  function showCalendar(wanted) {
    calendar.element.hidden = !wanted;
    chat.element.hidden = composer.element.hidden = wanted;
    chat.below.hidden = true;
    if (wanted) calendar.load();
    draw();
  }

  function draw() {
    const { name, department, title: post, installed, blocked } = person();
    element.setAttribute("aria-label", said("chatOf", { name }));
    title.replaceChildren(h("h2", {}, name), h("p", {}, [department, post].filter(Boolean).join(" · ")));
    notice.hidden = installed && !blocked;
    notice.replaceChildren(...installed && !blocked ? [] : [
      h("p", {}, said(blocked ? "blockedNote" : "notInstalledNote", { name })), step(blocked ? "unblock" : "install")]);
    items.replaceChildren(step(installed ? "uninstall" : "install"), step(blocked ? "unblock" : "block"));
    const other = calendar.element.hidden ? "showCalendar" : "showChat";
    swap.replaceChildren(icon(calendar.element.hidden ? "calendar" : "chat"));
    swap.setAttribute("aria-label", said(other));
    swap.title = said(other);
    close.setAttribute("aria-label", said("closePane", { name }));
  }

  menu.addEventListener("focusout", event => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener("keydown", event => { if (event.key === "Escape") menu.open = false; });
  calendar.element.hidden = true;
  draw();
  const stop = [on("people", draw), whenLanguageChanges(draw)];
  return {
    element,
    focus: () => matchMedia("(pointer: fine)").matches && composer.focus(),
    close: () => [...stop, chat.close, composer.close, calendar.close].forEach(end => end()),
  };
}
