import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { newest, on } from "./office.js";
import { language, said, whenLanguageChanges } from "./language.js";
import { activate, closePane, openTimeline, isOpen } from "./panes.js";
import { reasonOf, toast } from "./toasts.js";

/** Scenarios that play by themselves, scene by scene, in the chats of this office. Where the play stands is asked of the server, so a reload loses nothing. */
export function createPlays() {
  const close = h("button", { class: "button bare icon", on: { click: () => closePane("plays") } }, icon("close"));
  const body = h("div", { class: "guide-body", tabindex: "0", role: "group", tLabel: "playsLabel" });
  const element = h("section", { class: "pane guide plays", tLabel: "playsLabel", on: { focusin: () => activate("plays") } },
    h("header", { class: "pane-head" }, h("div", { class: "pane-title" }, h("h2", { t: "playsLabel" })), close), body);
  let drawn;
  let timer;

  const read = newest(() => api.play(language()), play => {
    draw(play);
    if (play.isActing) soon();
  });
  const load = () => read().catch(() => setTimeout(soon, 2000));

  // While a scene is played what is said of it changes many times a second.
  function soon() {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (element.isConnected) load();
    }, 400);
  }

  async function ask(call) {
    try {
      await call();
    } catch (error) {
      toast(reasonOf(error), { bad: true });
    }
    await load();
  }

  function draw(play) {
    close.setAttribute("aria-label", said("closePane", { name: said("playsLabel") }));
    const line = JSON.stringify([play, language(), isOpen("timeline")]);
    if (line === drawn) return;
    drawn = line;
    const held = body.contains(document.activeElement) && document.activeElement.dataset.act;
    body.replaceChildren(h("p", {}, said("playsIntro")), h("ul", { class: "offers" }, play.offered.map(offer => one(offer, play))));
    // What was pressed is drawn anew; the focus stays there, or goes to what is to be pressed next.
    if (held) (body.querySelector(`[data-act="${held}"]:not(:disabled)`) ?? body.querySelector("[data-act]:not(:disabled)") ?? body).focus({ preventScroll: true });
  }

  function one({ name, title, says }, play) {
    const isOn = play.playing === name;
    return h("li", { class: isOn ? "offer on" : "offer" }, h("h3", {}, title), h("p", { class: "soft" }, says), isOn ? onStage(play) : offstage(name, play));
  }

  const button = (act, text, run, { primary, disabled } = {}) =>
    h("button", { class: primary ? "button primary" : "button", "data-act": act, disabled, on: { click: run } }, text);

  const offstage = (name, play) => h("div", { class: "row" },
    button(`begin-${name}`, said("playScene"), () => ask(() => api.beginPlay(name, false)), { disabled: play.isActing }),
    button(`all-${name}`, said("playAll"), () => ask(() => api.beginPlay(name, true)), { disabled: play.isActing }));

  function onStage({ played, scenes, isActing, doing, failure }) {
    const over = played === scenes;
    const at = Math.min(played + (isActing ? 1 : 0), scenes);
    return [
      h("div", { class: "progress", role: "progressbar", "aria-label": said("playsLabel"), "aria-valuemin": "0", "aria-valuemax": String(scenes), "aria-valuenow": String(played) },
        Array.from({ length: scenes }, (_, place) => h("span", { class: place < played ? "done" : place === played && isActing ? "now" : "" }))),
      h("p", { role: "status" },
        h("b", {}, failure ? said("playStopped") : over ? said("playOver") : said(isActing ? "playActing" : "playPaused", { at, scenes })),
        !over && doing && h("span", { class: "doing" }, doing)),
      failure && h("p", { class: "problem", role: "alert" }, said("playFailed", { reason: failure })),
      h("div", { class: "row" },
        !over && !failure && !isActing && [
          button("on", said("playNext"), () => ask(() => api.playOn(false)), { primary: true }),
          button("rest", said("playRest"), () => ask(() => api.playOn(true)))],
        !isOpen("timeline") && button("timeline", said("timelineLabel"), openTimeline),
        button("leave", said(over || failure ? "playDone" : isActing ? "playPause" : "playLeave"), () => ask(() => api.leavePlay()))),
    ];
  }

  load();
  const stop = [on("people", soon), on("panes", soon), whenLanguageChanges(load)];
  return { element, focus: () => body.focus({ preventScroll: true }), close: () => { clearTimeout(timer); stop.forEach(end => end()); } };
}
