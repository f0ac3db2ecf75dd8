import { h, place, renew } from "./dom.js";
import { office, on, personOf, tell } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";

const main = document.getElementById("panes");
const guide = "guide";
const plays = "plays";
const timeline = "timeline";
// What stands beside the chats, and its name.
const beside = { [guide]: "guideLabel", [plays]: "playsLabel", [timeline]: "timelineLabel" };
const isChat = id => !(id in beside);
const shown = new Map();
const tabOf = new Map();
// On a narrow screen chats are tabs, so that one more takes no room away.
const narrow = matchMedia("(max-width: 720px)");
let makers;
let row;
let tabs;
let order = [];
let active;

export const isOpen = id => order.includes(id);
export const activePane = () => active;

/**
 * Chats stand side by side between the guide and the plays, and the timeline; which ones is remembered in this browser.
 * How each kind is made is given from outside, for the panes themselves open and close others here.
 */
export function startPanes(made) {
  makers = made;
  tabs = h("div", { class: "pane-tabs", role: "group", tLabel: "openedChats" });
  row = h("div", { class: "pane-row" });
  main.replaceChildren(tabs, row);
  const kept = JSON.parse(localStorage.getItem("office.panes") ?? "null");
  order = (kept?.order ?? [guide, timeline]).filter(id => !isChat(id) || personOf(id));
  active = order.includes(kept?.active) ? kept.active : order[0];
  arrange();
  whenLanguageChanges(drawTabs);
  on("people", drawTabs);
}

/** Opens in place of the chat looked at last, or beside it; guide, plays and timeline keep their places. */
export function openPane(id, { beside: another = false } = {}) {
  if (!order.includes(id)) {
    const place = order.indexOf(active && isChat(active) ? active : order.findLast(isChat));
    if (another || place < 0 || narrow.matches) order.push(id);
    else order[place] = id;
  }
  active = id;
  arrange();
  shown.get(id)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  shown.get(id)?.focus?.();
}

export const openGuide = () => toggle(guide);
export const openPlays = () => toggle(plays);
export const openTimeline = () => toggle(timeline);

function toggle(id) {
  if (isOpen(id) && active === id) closePane(id);
  else show(id);
}

function show(id) {
  if (!isOpen(id)) order.push(id);
  active = id;
  arrange();
  shown.get(id).element.scrollIntoView({ inline: "nearest", block: "nearest" });
  shown.get(id).focus?.();
}

/** The pane at this place, counted from 0. */
export const focusPane = at => order[at] && show(order[at]);

export const stepPane = by => order.length > 0 && show(order[(order.indexOf(active) + by + order.length) % order.length]);

export function closePane(id) {
  const at = order.indexOf(id);
  order = order.filter(open => open !== id);
  if (active === id) active = order[Math.max(0, at - 1)];
  arrange();
  (shown.get(active)?.element.querySelector("button") ?? main).focus();
}

export function activate(id) {
  if (active === id) return;
  active = id;
  arrange();
}

/** Whether the person's messages are in sight, so that they count as read. */
export const inSight = id => document.visibilityState === "visible" && shown.get(id)?.element.offsetParent !== null;

function arrange() {
  for (const [id, pane] of shown) {
    if (order.includes(id)) continue;
    pane.close?.();
    pane.element.remove();
    shown.delete(id);
  }
  order = [...[guide, plays].filter(isOpen), ...order.filter(isChat), ...order.filter(id => id === timeline)];
  order.forEach((id, at) => {
    if (!shown.has(id)) shown.set(id, isChat(id) ? makers.chat(id) : makers[id]());
    const { element } = shown.get(id);
    element.classList.toggle("active", id === active);
    // Moving an element that already stands right would lose its scroll position.
    if (row.children[at] !== element) row.insertBefore(element, row.children[at] ?? null);
  });
  row.querySelector(":scope > .empty")?.remove();
  if (order.length === 0) row.append(h("p", { class: "empty", t: "noPane" }));
  localStorage.setItem("office.panes", JSON.stringify({ order, active }));
  drawTabs();
  tell("panes");
}

function drawTabs() {
  tabs.hidden = order.length < 2;
  place(tabs, order.map(id => {
    const person = personOf(id);
    const fresh = h("button", { class: "pane-tab", "aria-pressed": String(id === active), on: { click: () => activate(id) } },
      person?.name ?? said(beside[id]), person?.unread > 0 && h("span", { class: "badge" }, String(person.unread)));
    if (!tabOf.has(id)) tabOf.set(id, fresh);
    renew(tabOf.get(id), fresh);
    return tabOf.get(id);
  }));
}

export function toggleDrawer(open = !document.body.classList.contains("drawer-open")) {
  document.body.classList.toggle("drawer-open", open);
  document.querySelector(".drawer-button")?.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector(".people input")?.focus();
  else if (document.getElementById("people").contains(document.activeElement)) document.querySelector(".drawer-button")?.focus();
}

export const closeDrawer = () => document.body.classList.contains("drawer-open") && toggleDrawer(false);
export const unreadTotal = () => office.people.reduce((sum, person) => sum + (person.unread || 0), 0);
