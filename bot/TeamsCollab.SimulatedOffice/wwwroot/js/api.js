// The key stands in the start-up address once; afterwards the office knows the browser by its cookie.
const key = new URLSearchParams(location.search).get("key");

/** What the office refused, in the words it gave. `status` 0: it did not answer at all. */
export class OfficeError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/office/${path}`, {
      method,
      headers: { ...(key && { "X-Office-Key": key }), ...(body !== undefined && { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new OfficeError(0, "");
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) throw new OfficeError(response.status, answer?.error?.message ?? answer?.message ?? answer?.detail ?? answer?.title ?? plain(text));
  return answer;
}

function parsed(text) {
  try { return text ? JSON.parse(text) : undefined; } catch { return undefined; }
}

const plain = text => /^\s*[<{]/.test(text) ? "" : text.slice(0, 400);
const person = (id, rest) => `people/${encodeURIComponent(id)}/${rest}`;

export const api = {
  state: () => call("GET", "state"),
  renderer: () => call("GET", "renderer"),
  messages: id => call("GET", person(id, "messages")),
  send: (id, text) => call("POST", person(id, "messages"), { text }),
  /** content: base64 */
  sendFile: (id, name, content, text) => call("POST", person(id, "files"), { name, content, text }),
  press: (id, messageId, action) => call("POST", person(id, "actions"), { messageId, action }),
  refresh: (id, messageId) => call("POST", person(id, "refresh"), { messageId }),
  read: id => call("POST", person(id, "read"), {}),
  /** step: install, uninstall, block or unblock */
  app: (id, step) => call("POST", person(id, step), {}),
  calendar: (id, days = 14) => call("GET", person(id, `calendar?days=${days}`)),
  /** How collaborations go; `collaboration` is an id, the newest where it is missing. */
  timeline: (collaboration, language) => call("GET", `timeline?${new URLSearchParams({ language, ...(collaboration && { collaboration }) })}`),
  /** The scenarios that can be played, and how far one is. */
  play: language => call("GET", `play?${new URLSearchParams({ language })}`),
  beginPlay: (name, toTheEnd) => call("POST", "play", { name, toTheEnd }),
  playOn: toTheEnd => call("POST", "play/on", { toTheEnd }),
  leavePlay: () => call("DELETE", "play"),
  /** leap: { hours } or { workingDays } */
  clock: leap => call("POST", "clock", leap),
  events: () => new EventSource(`/office/events${key ? `?key=${encodeURIComponent(key)}` : ""}`),
};
