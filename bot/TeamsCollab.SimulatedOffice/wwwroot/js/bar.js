import { h } from "./dom.js";
import { icon } from "./icons.js";
import { office, on } from "./office.js";
import { createClock } from "./clock.js";
import { language, said, speak, whenLanguageChanges } from "./language.js";
import { switchTheme, isDark } from "./theme.js";
import { closeDrawer, openGuide, openPlays, openTimeline, toggleDrawer, unreadTotal } from "./panes.js";

/** The bar on top: name, office clock, guide, language, colours; under it what this place is. */
export function startBar() {
  const unread = h("span", { class: "badge", hidden: true });
  const theme = h("button", { class: "button bare icon", tLabel: "themeLabel", tTitle: "themeLabel", on: { click: () => {
    switchTheme();
    theme.replaceChildren(icon(isDark() ? "light" : "dark"));
  } } }, icon(isDark() ? "light" : "dark"));
  const clock = createClock();
  const offline = h("p", { class: "banner bad", role: "alert", hidden: true, t: "offline" });
  const noRenderer = h("div", { class: "banner", hidden: office.renderer.available }, icon("guide"), h("span", { t: "noRenderer" }));

  document.getElementById("bar").replaceChildren(
    h("div", { class: "bar-row" },
      h("button", { class: "button icon drawer-button", "aria-expanded": "false", "aria-controls": "people", on: { click: () => toggleDrawer() } }, icon("menu"), unread),
      h("h1", { class: "brand" }, h("img", { src: "icon.svg", alt: "" }), h("span", {}, "TeamsCollab", h("small", { t: "brandNote" }))),
      clock.face,
      h("div", { class: "bar-tools" },
        h("button", { class: "button bare guide-button", tLabel: "timelineLabel", tTitle: "timelineLabel", on: { click: openTimeline } }, icon("timeline"), h("span", { t: "timelineLabel" })),
        h("button", { class: "button bare guide-button", tLabel: "playsLabel", tTitle: "playsLabel", on: { click: openPlays } }, icon("play"), h("span", { t: "playsLabel" })),
        h("button", { class: "button bare guide-button", tLabel: "guideLabel", on: { click: openGuide } }, icon("guide"), h("span", { t: "guideLabel" })),
        h("button", { class: "button bare", t: "language", tLabel: "languageLabel", on: { click: () => speak(language() === "zh" ? "en" : "zh") } }),
        theme)),
    h("div", { class: "banner" }, icon("shield"), h("span", { t: "banner" })),
    noRenderer, offline, clock.travel);

  document.body.append(h("button", { class: "scrim", tLabel: "closePeople", tabindex: "-1", on: { click: closeDrawer } }));
  document.addEventListener("keydown", event => event.key === "Escape" && closeDrawer());

  const count = () => {
    const total = unreadTotal();
    unread.hidden = total === 0;
    unread.textContent = total > 99 ? "99+" : String(total);
    unread.parentElement.setAttribute("aria-label", [said("openPeople"), total && said("unreadCount", { count: unread.textContent })].filter(Boolean).join(", "));
    document.title = (total ? `(${total}) ` : "") + said("title");
  };
  on("people", count);
  whenLanguageChanges(count);
  count();
  on("connection", () => { offline.hidden = office.connected; });
}
