import { h } from "./dom.js";
import { api } from "./api.js";
import { keep, loadChat, office } from "./office.js";
import { said } from "./language.js";
import { drawOfficial } from "./official-card.js";
import { drawPlain } from "./plain-card.js";
import { openLink } from "./links.js";
import { reasonOf, toast } from "./toasts.js";

const minute = 60_000;
const refreshed = new Map();

/**
 * One card of a message. A press locks it until the answer is there: the answer's card takes its place, or the
 * error stands under it and everything typed is still there.
 */
export function createCard({ personId, message, json, kept }) {
  const element = h("fieldset", { class: "card", "aria-label": json.fallbackText || json.speak || undefined });
  const error = h("p", { class: "card-error", role: "alert" });
  const face = (office.renderer.available && drawOfficial(json, { ...kept, press, openLink })) || drawPlain(json, { ...kept, press, openLink });
  element.append(face.element);
  let done = false;
  const sight = json.refresh?.action ? watch() : undefined;

  async function press(action, button) {
    if (element.disabled) return;
    error.remove();
    element.disabled = true;
    element.setAttribute("aria-busy", "true");
    button?.classList.add("pressed");
    try {
      take(await api.press(personId, message.id, action));
    } catch (failure) {
      say(reasonOf(failure));
    }
    button?.classList.remove("pressed");
    element.disabled = false;
    element.removeAttribute("aria-busy");
  }

  function take(answer) {
    const { statusCode = answer.status ?? 200, type = "", value } = answer.invoke ?? {};
    if (answer.status >= 400 || statusCode >= 400 || type.endsWith(".error")) {
      say(value?.message ?? (typeof value === "string" ? value : undefined) ?? answer.toast ?? said("unknownReason", { status: statusCode }));
      return;
    }
    const words = answer.toast ?? (type === "application/vnd.microsoft.activity.message" ? value?.text ?? value : undefined);
    if (words) toast(words);
    face.forget();
    done = true;
    if (answer.message) keep(personId, answer.message);
    else if (type === "application/vnd.microsoft.card.adaptive") keep(personId, { ...message, cards: [value] });
    loadChat(personId).catch(() => undefined);
  }

  function say(reason) {
    error.textContent = said("pressFailed", { reason });
    element.append(error);
    error.scrollIntoView({ block: "nearest" });
  }

  // A card asks again when it comes into sight and is older than a minute, at most once in a minute of the reader's time.
  function watch() {
    const observer = new IntersectionObserver(([entry]) => {
      const asked = refreshed.get(message.id) ?? -Infinity;
      if (!entry.isIntersecting || element.disabled || performance.now() - asked < minute || new Date(office.now) - new Date(message.at) < minute) return;
      refreshed.set(message.id, performance.now());
      api.refresh(personId, message.id).then(answer => answer?.message && keep(personId, answer.message), () => undefined);
    });
    observer.observe(element);
    return observer;
  }

  return {
    element,
    /** Whether the person is in one of its fields or buttons, or waits for the answer to a press: what they typed belongs to that one. */
    isInUse: () => !done && (element.disabled || element.contains(document.activeElement)),
    /** What a newer version of the same card takes over: what was typed, by input id, and which part was unfolded. */
    kept: () => ({ typed: face.typed(), unfolded: face.unfolded() }),
    close: () => {
      sight?.disconnect();
      element.remove();
    },
  };
}
