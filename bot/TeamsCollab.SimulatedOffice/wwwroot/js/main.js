import { startTheme } from "./theme.js";
import { language, said, speak } from "./language.js";
import { listen, load, loadRenderer } from "./office.js";
import { startRenderer } from "./official-card.js";
import { startBar } from "./bar.js";
import { startPanes } from "./panes.js";
import { createPane } from "./pane.js";
import { createGuide } from "./guide.js";
import { createPlays } from "./plays.js";
import { createTimeline } from "./timeline.js";
import { startPeople } from "./people-list.js";
import { startKeys } from "./keys.js";
import { reasonOf } from "./toasts.js";
import { h } from "./dom.js";

startTheme();
speak(language());
try {
  await Promise.all([load(), loadRenderer()]);
  await startRenderer();
  startBar();
  startPanes({ chat: createPane, guide: createGuide, plays: createPlays, timeline: createTimeline });
  startPeople();
  startKeys();
  speak(language());
  listen();
  document.body.dataset.ready = "true";
} catch (error) {
  const locked = error.status === 401 || error.status === 403;
  document.getElementById("panes").replaceChildren(h("p", { class: "empty", role: "alert" }, locked ? said("locked") : reasonOf(error)));
  throw error;
}
