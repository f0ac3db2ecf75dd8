import { h } from "./dom.js";
import { icon } from "./icons.js";
import { api } from "./api.js";
import { messagesOf, office, on } from "./office.js";
import { said, whenLanguageChanges } from "./language.js";
import { activate, closePane, isOpen, openPane, openPlays } from "./panes.js";
import { toast } from "./toasts.js";
import { guideText } from "./guide-text.js";

const from = "市场部";
const asker = "刘雅婷";
const asked = ["销售部", "产品部", "客服部"];
const example = [
  ["topic", "2024年Q3新品上市营销活动协作"],
  ["need", "销售部提前铺货，产品部提供卖点手册和培训资料，客服部同步售后政策"],
  ["why", "保障新品7月顺利上市"],
  ["standard", "铺货覆盖全部重点门店；手册经双方确认；客服完成话术培训"],
];

const leads = person => /经理|总监|主管|负责人/.test(person.title ?? "");
const reachable = person => person.installed && !person.blocked;

/** Who plays a department in the example: somebody the bot can reach, a lead before others. */
function playerOf(department) {
  const members = office.people.filter(person => person.department === department);
  return members.find(person => reachable(person) && leads(person)) ?? members.find(reachable) ?? members[0];
}

/** Tells a newcomer the example and what to press first. It stands beside the chats, so that one can follow it. */
export function createGuide() {
  const title = h("h2", { t: "guideLabel" });
  const close = h("button", { class: "button bare icon", on: { click: () => closePane("guide") } }, icon("close"));
  const body = h("div", { class: "guide-body", tabindex: "0", role: "group", tLabel: "guideLabel" });
  const element = h("section", { class: "pane guide", tLabel: "guideLabel", on: { focusin: () => activate("guide") } },
    h("header", { class: "pane-head" }, h("div", { class: "pane-title" }, title), close), body);

  const open = (person, beside) => h("button", { class: "button", on: { click: () => openPane(person.id, { beside }) } }, icon("chat"), `${person.department} ${person.name}`);

  function draw() {
    const text = guideText();
    const initiator = office.people.find(person => person.name === asker && reachable(person)) ?? playerOf(from);
    const receivers = asked.map(playerOf).filter(Boolean);
    const started = initiator && messagesOf(initiator.id).some(message => message.from === "person");
    const buttons = [
      initiator && [open(initiator)],
      initiator && [h("button", { class: "button primary", on: { click: () => start(initiator) } }, "发起")],
      undefined,
      receivers.map(person => open(person, true)),
    ];
    const done = [initiator && isOpen(initiator.id), started];
    body.replaceChildren(
      h("p", {}, text.intro), h("p", { class: "soft" }, text.roles),
      h("p", {}, h("button", { class: "button", on: { click: openPlays } }, icon("play"), text.orWatch)),
      h("ol", { class: "steps" }, text.steps.map(([name, what], at) => h("li", { class: done[at] ? "done" : undefined },
        h("h3", {}, name), h("p", { class: "soft" }, what), buttons[at]?.length && h("div", { class: "row" }, buttons[at])))),
      h("h3", {}, text.sampleTitle),
      h("dl", { class: "samples" }, example.map(([name, value]) => h("div", {}, h("dt", {}, text.fields[name]), h("dd", {}, value), copy(value)))),
      h("h3", {}, text.keysTitle),
      h("dl", { class: "keys" }, text.keys.flatMap(([keys, what]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)])));
    close.setAttribute("aria-label", said("closePane", { name: said("guideLabel") }));
  }

  const copy = value => h("dd", {}, h("button", { class: "button", on: { click: () => navigator.clipboard.writeText(value).then(() => toast(said("copied"))) } }, said("copy")));

  async function start(person) {
    openPane(person.id);
    await api.send(person.id, "发起").catch(() => undefined);
  }

  draw();
  const stop = [on("people", draw), on("sent", draw), on("panes", draw), whenLanguageChanges(draw)];
  return { element, focus: () => body.focus({ preventScroll: true }), close: () => stop.forEach(end => end()) };
}
