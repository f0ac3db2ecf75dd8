import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { newest, office, on } from "./office.js";
import { language, said, whenLanguageChanges } from "./language.js";
import { day, dayKey, hour, shortDayAndHour } from "./time.js";
import { activate, closePane } from "./panes.js";
import { reasonOf } from "./toasts.js";

const stages = [1, 2, 3, 4, 5];

/** How the collaboration goes: what happened so far, where it stands now, and what is due next. Grows while people act. */
export function createTimeline() {
  const close = h("button", { class: "button bare icon", on: { click: () => closePane("timeline") } }, icon("close"));
  const which = h("select", { class: "timeline-which", tLabel: "whichCollaboration", on: { change: () => { wanted = which.value; load(); } } });
  const body = h("div", { class: "timeline-body", tabindex: "0", role: "group", tLabel: "timelineLabel" });
  const element = h("section", { class: "pane timeline", tLabel: "timelineLabel", on: { focusin: () => activate("timeline"), pointerdown: () => activate("timeline") } },
    h("header", { class: "pane-head" }, h("div", { class: "pane-title" }, h("h2", { t: "timelineLabel" })), close), which, body);
  let wanted;
  let known;
  let seen = 0;
  let placed = false;
  let timer;

  // A leap of the clock changes many chats at once: one reading answers them all.
  function soon() {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (element.isConnected) load();
    }, 250);
  }

  const read = newest(() => api.timeline(wanted, language()), timeline => {
    known = timeline;
    draw();
  });

  const load = () => read().catch(error => {
    if (!known) body.replaceChildren(h("p", { class: "empty", role: "alert" }, reasonOf(error)));
    setTimeout(soon, 2000);
  });

  function draw() {
    close.setAttribute("aria-label", said("closePane", { name: said("timelineLabel") }));
    if (!known) return;
    which.hidden = known.collaborations.length < 2;
    which.replaceChildren(...known.collaborations.map(one => h("option", { value: one.id, selected: one.id === known.shown?.id }, `${one.number} ${one.title}`)));
    if (!known.shown) {
      body.replaceChildren(h("p", { class: "empty" }, said("timelineEmpty")));
      return;
    }
    const { id, number, title, stage, withdrawn, happened, limits } = known.shown;
    const open = limits.filter(limit => !limit.done).sort((one, other) => new Date(one.due) - new Date(other.due));
    const isLate = limit => limit.kept === false || new Date(limit.due) < new Date(office.now);
    const grown = seen > 0 && happened.length > seen;
    const now = h("li", { class: "now", "aria-current": "time" }, h("b", {}, said("nowMark")), h("time", { datetime: office.now }, `${day(office.now)} ${hour(office.now)}`));
    body.replaceChildren(
      h("h3", { class: "timeline-title" }, h("small", {}, number), title),
      h("ol", { class: "stages", "aria-label": said("stagesLabel") }, stages.map(at => stageMark(at, stage, withdrawn))),
      h("ol", { class: "steps-taken" },
        steps(happened, grown ? seen : happened.length),
        open.filter(isLate).map(limit => due(limit, true)),
        stage > 5 ? h("li", { class: "ended" }, h("b", {}, said(withdrawn ? "endedEarly" : "endedWell"))) : now,
        open.filter(limit => !isLate(limit)).map(limit => due(limit, false))),
      kept(limits.filter(limit => limit.done), body.querySelector(".kept")?.open));
    if (grown) placed = false;
    place();
    seen = happened.length;
    wanted &&= id;
  }

  // What happened last and what comes next are in sight, once the pane itself is.
  function place() {
    requestAnimationFrame(() => {
      const now = body.querySelector(".now, .ended");
      if (placed || !now || body.clientHeight === 0) return;
      body.scrollTop = now.offsetTop - body.clientHeight * 0.6;
      placed = true;
    });
  }

  const stop = [on("people", soon), on("clock", draw), on("panes", place), whenLanguageChanges(load)];
  load();
  return { element, focus: () => body.focus({ preventScroll: true }), close: () => { clearTimeout(timer); stop.forEach(end => end()); } };
}

function stageMark(at, stage, withdrawn) {
  const state = at < stage && !(withdrawn && at === stage) ? "done" : at === stage ? "current" : "todo";
  return h("li", { class: state, "aria-current": state === "current" ? "step" : undefined },
    h("span", { class: "stage-dot", "aria-hidden": "true" }, state === "done" ? "✓" : String(at)), said(`stage${at}`),
    state === "done" && h("span", { class: "visually-hidden" }, said("stageDone")));
}

function steps(happened, oldOnes) {
  let lastDay;
  let lastStage;
  return happened.flatMap((step, at) => {
    const heads = [];
    if (step.stage !== lastStage) heads.push(h("li", { class: "stage-head" }, said(`stage${step.stage}`)));
    if (dayKey(step.at) !== lastDay || step.stage !== lastStage) heads.push(h("li", { class: "day" }, day(step.at)));
    [lastStage, lastDay] = [step.stage, dayKey(step.at)];
    return [...heads, h("li", { class: `step${step.by ? "" : " by-bot"}${at >= oldOnes ? " fresh" : ""}` },
      h("time", { datetime: step.at }, hour(step.at)), h("span", {}, step.by && h("b", {}, step.by), " ", step.what))];
  });
}

const named = limit => h("span", {}, h("b", {}, said(`limit_${limit.limit}`), limit.key && limit.limit !== "signature" ? ` ${limit.key}` : ""), " ", limit.who);

function due(limit, late) {
  return h("li", { class: late ? "due late" : "due" },
    h("span", { class: "due-when" }, h("time", { datetime: limit.due }, shortDayAndHour(limit.due)), h("em", {}, said(late ? "overdue" : "dueMark"))), named(limit));
}

function kept(limits, open) {
  if (limits.length === 0) return "";
  const inTime = limits.filter(limit => limit.kept).length;
  return h("details", { class: "kept", open }, h("summary", {}, said("limitsKept", { kept: inTime, all: limits.length })),
    h("ul", {}, limits.map(limit => h("li", { class: limit.kept ? "in-time" : "late" },
      h("em", {}, limit.kept ? `✓ ${said("inTime")}` : `! ${said("tooLate")}`), named(limit), h("small", {}, said("dueAt", { when: shortDayAndHour(limit.due) }))))));
}
