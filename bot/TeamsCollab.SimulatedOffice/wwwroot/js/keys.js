import { focusPane, openGuide, openPlays, openTimeline, stepPane } from "./panes.js";

const isWriting = target => target.matches?.("input, textarea, select, [contenteditable]");

/** Shortcuts of the whole page; the guide lists them. Single letters count only where nobody is writing. */
export function startKeys() {
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (!/^Digit[1-9]$/.test(event.code)) return;
      focusPane(Number(event.code.at(-1)) - 1);
    } else if (isWriting(event.target)) return;
    else if (event.key === "/") document.querySelector(".people input")?.focus();
    else if (event.key === "[") stepPane(-1);
    else if (event.key === "]") stepPane(1);
    else if (event.key === "t") openTimeline();
    else if (event.key === "p") openPlays();
    else if (event.key === "?") openGuide();
    else return;
    event.preventDefault();
  });
}
