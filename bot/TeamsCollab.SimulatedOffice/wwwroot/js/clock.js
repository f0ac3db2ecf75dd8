import { h } from "./dom.js";
import { api } from "./api.js";
import { office, on, load } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { day, hour } from "./time.js";
import { reasonOf, toast } from "./toasts.js";

const leaps = [
  ["plusHour", { hours: 1 }],
  ["plusHours", { hours: 4 }],
  ["plusDay", { workingDays: 1 }],
  ["plusDays", { workingDays: 2 }],
];

/** The office clock, always in view, and the buttons that move it forward. */
export function createClock() {
  const date = h("time", { class: "clock-day" });
  const time = h("time", { class: "clock-hour" });
  const moving = h("span", { class: "clock-moving", role: "status" });
  const travel = h("div", { class: "travel", hidden: true });
  const buttons = leaps.map(([name, leap]) => h("button", { class: "button", t: name, on: { click: () => move(leap) } }));
  const face = h("div", { class: "clock", role: "group", tLabel: "officeClock", tTitle: "clockHint" },
    h("span", { class: "clock-face" }, date, time), h("div", { class: "clock-buttons" }, buttons), moving);

  function draw() {
    if (!office.now) return;
    date.dateTime = time.dateTime = office.now;
    date.textContent = day(office.now);
    time.textContent = hour(office.now);
    travel.hidden = !office.moving;
    face.setAttribute("aria-busy", String(office.moving));
    moving.replaceChildren(...office.moving ? [h("span", { class: "spinner" }), said("moving")] : []);
    for (const button of buttons) button.disabled = office.moving;
  }

  async function move(leap) {
    const pressed = document.activeElement;
    office.moving = true;
    draw();
    const before = new Map(office.people.map(person => [person.id, person.unread]));
    try {
      office.now = (await api.clock(leap)).now;
      await load();
      announce(before);
    } catch (error) {
      toast(said("clockFailed", { reason: reasonOf(error) }), { bad: true });
    }
    office.moving = false;
    draw();
    pressed?.focus();
  }

  on("clock", draw);
  whenLanguageChanges(draw);
  draw();
  return { face, travel };
}

function announce(before) {
  const reached = office.people.filter(person => person.unread > (before.get(person.id) ?? 0)).map(person => person.name);
  const names = reached.length > 4 ? said("andMore", { names: reached.slice(0, 3).join("、"), count: reached.length }) : reached.join("、");
  toast(said(reached.length ? "movedNews" : "moved", { day: day(office.now), hour: hour(office.now), names }), { instead: "clock" });
}
