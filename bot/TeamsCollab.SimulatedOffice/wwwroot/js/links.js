import { said } from "./language.js";
import { toast } from "./toasts.js";

const local = url => url.origin === location.origin || ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/** Links to this machine open; others are shown first, because nothing leaves the practice office by accident. */
export function openLink(address) {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : undefined;
  if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) return;
  const open = () => window.open(url.href, "_blank", "noopener,noreferrer");
  if (local(url)) open();
  else toast(said("linkStays", { url: url.href.slice(0, 200) }), { action: { title: said("openAnyway"), run: open } });
}

document.addEventListener("click", event => {
  const link = event.target.closest?.("main a[href]");
  if (!link) return;
  event.preventDefault();
  openLink(link.href);
});
