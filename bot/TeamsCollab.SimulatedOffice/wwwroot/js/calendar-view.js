import { h } from "./dom.js";
import { api } from "./api.js";
import { said, whenLanguageChanges } from "./language.js";
import { day, dayKey, hour } from "./time.js";
import { reasonOf } from "./toasts.js";

/** The next two weeks of a person's calendar, day by day. */
export function createCalendar(id) {
  const element = h("div", { class: "calendar-view", tabindex: "0", role: "region", tLabel: "calendar" });

  let known;

  async function load() {
    element.replaceChildren(h("p", { class: "empty" }, h("span", { class: "spinner" })));
    try {
      draw(await api.calendar(id));
    } catch (error) {
      element.replaceChildren(h("p", { class: "empty", role: "alert" }, reasonOf(error)));
    }
  }

  function draw(events) {
    let last;
    known = events;
    element.replaceChildren(...events.flatMap(event => {
      const heading = dayKey(event.start) === last ? [] : [h("h3", {}, day(event.start))];
      last = dayKey(event.start);
      return [...heading, h("div", { class: "event" },
        h("time", { datetime: event.start }, `${hour(event.start)}–${hour(event.end)}`),
        h("b", {}, event.subject),
        (event.location || event.joinUrl) && h("span", {}, event.location, event.location && event.joinUrl && " · ",
          event.joinUrl && h("a", { href: event.joinUrl }, said("joinMeeting"))))];
    }));
    if (events.length === 0) element.append(h("p", { class: "empty" }, said("noEvents")));
  }

  return { element, load, close: whenLanguageChanges(() => known && draw(known)) };
}
