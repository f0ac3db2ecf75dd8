import { api } from "./api.js";

/** What the page knows of the office. Changed only here; others listen. */
export const office = { now: undefined, people: [], botName: "TeamsCollab", renderer: { available: false }, connected: true, moving: false };

const listeners = new Map();
const chats = new Map();
const readers = new Map();

/** Topics: people, clock, connection, chat:{person id}, news (one message of a person's chat is new or changed). */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

export function tell(topic, detail) {
  listeners.get(topic)?.forEach(listener => listener(detail));
}

export const personOf = id => office.people.find(person => person.id === id);
export const messagesOf = id => chats.get(id) ?? [];
export const knowsChat = id => chats.has(id);

/**
 * One reading at a time, and another one after it where somebody asked meanwhile: an older answer never stands over a newer
 * one, and whoever asks waits for a reading that began after they did.
 */
export function newest(read, take) {
  let running;
  let again;
  async function run() {
    try {
      do {
        again = false;
        const answer = await read();
        if (!again) take(answer);
      } while (again);
    } finally {
      running = undefined;
    }
  }
  return () => {
    again = true;
    return running ??= run();
  };
}

export const load = newest(api.state, state => {
  Object.assign(office, { now: state.now, people: state.people, botName: state.botName ?? office.botName });
  tell("clock");
  tell("people");
});

export async function loadRenderer() {
  office.renderer = await api.renderer().catch(() => ({ available: false }));
}

/** Reads a person's chat; from the first asking on, every change of it is read too. */
export function loadChat(id) {
  if (!readers.has(id)) {
    readers.set(id, newest(() => api.messages(id), messages => {
      chats.set(id, messages);
      tell(`chat:${id}`);
    }));
  }
  return readers.get(id)();
}

/** Puts one message, as an answer brought it, into a chat that is already loaded. */
export function keep(id, message) {
  const messages = chats.get(id);
  if (!messages || !message) return;
  const at = messages.findIndex(known => known.id === message.id);
  if (at < 0) messages.push(message);
  else messages[at] = message;
  tell(`chat:${id}`);
}

export async function markRead(id) {
  const person = personOf(id);
  if (!person?.unread) return;
  person.unread = 0;
  tell("people");
  await api.read(id).catch(() => undefined);
}

// Many events may come at once (a leap of the clock): one reading of the state answers them all.
const soon = once(150, () => load().catch(error => retry(error, soon)));
const wanted = new Set();
const chatsSoon = once(80, () => {
  const ids = [...wanted];
  wanted.clear();
  for (const id of ids) loadChat(id).catch(error => retry(error, () => chatSoon(id)));
});

function chatSoon(id) {
  wanted.add(id);
  chatsSoon();
}

// What could not be read just now is still owed; what the office refused for good is not asked again.
function retry(error, work) {
  if (error.status === undefined) reportError(error);
  else if (error.status === 0 || error.status >= 500) setTimeout(work, 2000);
}

function once(milliseconds, work) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, milliseconds);
  };
}

export function listen() {
  const events = api.events();
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.clock) {
      office.now = event.clock;
      tell("clock");
    }
    // Also after the clock: a reading that is under way may bring the time before.
    soon();
    if (readers.has(event.person)) chatSoon(event.person);
  };
  // Nobody tells what happened before the line stood, the first time as little as after a break.
  events.onopen = () => {
    soon();
    readers.forEach((_, id) => chatSoon(id));
    office.connected = true;
    tell("connection");
  };
  events.onerror = () => {
    office.connected = false;
    tell("connection");
    // A browser tries again by itself after a break, but never after an answer that was no stream.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}
