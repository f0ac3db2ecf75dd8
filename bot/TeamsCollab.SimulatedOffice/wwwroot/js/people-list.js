import { h, place, renew } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, hueOf } from "./avatar.js";
import { office, on } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { hourOrDay } from "./time.js";
import { activePane, closeDrawer, isOpen, openPane } from "./panes.js";

const nav = document.getElementById("people");
let list;
let search;
let unreadOnly = false;
let roving;
const rows = new Map();
const groups = new Map();

export function startPeople() {
  search = h("input", { type: "search", autocomplete: "off", tPlaceholder: "searchPeople", tLabel: "searchPeople", on: { input: draw, keydown: fromSearch } });
  const filter = unread => h("button", {
    class: "button", t: unread ? "unreadOnly" : "all", "aria-pressed": String(unread === unreadOnly), on: { click: event => {
      unreadOnly = unread;
      for (const other of event.currentTarget.parentElement.children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
      draw();
    } } });
  list = h("div", { class: "people-list", on: { keydown: move } });
  nav.replaceChildren(
    h("div", { class: "people-head" }, h("label", { class: "search" }, icon("search"), search), h("div", { class: "filters" }, filter(false), filter(true))),
    list);
  nav.dataset.tLabel = "peopleLabel";
  on("people", draw);
  on("panes", draw);
  whenLanguageChanges(draw);
}

function shown() {
  const wanted = search.value.trim().toLowerCase();
  return office.people.filter(person =>
    (!unreadOnly || person.unread > 0 || isOpen(person.id)) &&
    [person.name, person.department, person.title].some(text => text?.toLowerCase().includes(wanted)));
}

function draw() {
  const people = shown();
  if (!people.some(person => person.id === roving)) roving = (people.find(person => person.id === activePane()) ?? people[0])?.id;
  const departments = Map.groupBy ? Map.groupBy(people, person => person.department) : grouped(people);
  const elements = [...departments].flatMap(([department, members]) => {
    if (!groups.has(department)) groups.set(department, [h("h2", { class: "department", hue: hueOf(department) }, department), h("ul", { "aria-label": department })]);
    place(groups.get(department)[1], members.map(standing));
    return groups.get(department);
  });
  place(list, people.length > 0 ? elements : [h("p", { class: "empty" }, said(unreadOnly && !search.value ? "nothingUnread" : "nobody"))]);
}

/** The person's row as it stands, brought up to date. */
function standing(person) {
  const fresh = row(person);
  if (!rows.has(person.id)) rows.set(person.id, fresh);
  const known = rows.get(person.id);
  [...known.children].forEach((button, at) => renew(button, fresh.children[at]));
  return known;
}

function grouped(people) {
  const groups = new Map();
  for (const person of people) groups.set(person.department, [...(groups.get(person.department) ?? []), person]);
  return groups;
}

function row(person) {
  const state = !person.installed ? said("notInstalled") : person.blocked ? said("blocked") : undefined;
  const open = beside => {
    roving = person.id;
    openPane(person.id, { beside });
    closeDrawer();
  };
  return h("li", { class: "person-row" },
    h("button", {
      class: ["person", person.unread && "unread", isOpen(person.id) && "open", activePane() === person.id && "active"].filter(Boolean).join(" "),
      "data-key": person.id, tabindex: person.id === roving ? "0" : "-1", "aria-current": activePane() === person.id ? "true" : undefined,
      on: { click: event => open(event.ctrlKey || event.metaKey || event.shiftKey) },
    },
    avatar(person),
    h("span", { class: "person-name" }, h("b", {}, person.name), h("span", {}, person.title)),
    h("span", { class: "person-last" }, flat(person.lastText) || said("noMessagesYet")),
    h("span", { class: "person-side" },
      person.lastAt && h("span", {}, hourOrDay(person.lastAt, office.now)),
      h("span", { class: "person-marks" },
        state && h("span", { class: `chip${person.blocked ? " bad" : ""}` }, state),
        person.unread > 0 && h("span", { class: "badge" }, h("span", { "aria-hidden": "true" }, person.unread > 99 ? "99+" : person.unread), h("span", { class: "visually-hidden" }, said("unreadCount", { count: person.unread })))))),
    h("button", {
      class: "button icon beside", "data-key": `${person.id}/beside`, tabindex: person.id === roving ? "0" : "-1",
      "aria-label": said("beside", { name: person.name }), title: said("beside", { name: person.name }), on: { click: () => open(true) },
    }, icon("beside")));
}

const flat = text => text?.replace(/\s+/g, " ").slice(0, 80);

function fromSearch(event) {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    list.querySelector(".person[tabindex='0']")?.focus();
  } else if (event.key === "Escape" && search.value) {
    search.value = "";
    draw();
  } else if (event.key === "Enter" && !event.isComposing) {
    list.querySelector(".person")?.click();
  }
}

function move(event) {
  const rows = [...list.querySelectorAll(".person")];
  const at = rows.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  if (to < 0) {
    search.focus();
    return;
  }
  const next = rows[Math.min(to, rows.length - 1)];
  roving = next.dataset.key;
  for (const one of rows) one.tabIndex = one.nextSibling.tabIndex = one === next ? 0 : -1;
  next.focus();
}
