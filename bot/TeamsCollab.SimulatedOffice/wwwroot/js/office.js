import { api } from "./api.js";

/** What the page knows of the office. Changed only here; others listen. */
export const office = { now: undefined, people: [], botName: "TeamsCollab", renderer: { available: false }, connected: true, moving: false };

const listeners = new Map();
const chats = new Map();

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

export async function load() {
  const state = await api.state();
  Object.assign(office, { now: state.now, people: state.people, botName: state.botName ?? office.botName });
  tell("clock");
  tell("people");
}

export async function loadRenderer() {
  office.renderer = await api.renderer().catch(() => ({ available: false }));
}

export async function loadChat(id) {
  chats.set(id, await api.messages(id));
  tell(`chat:${id}`);
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
const soon = once(150, () => load().catch(() => undefined));
const wanted = new Set();
const chatsSoon = once(80, async () => {
  const ids = [...wanted];
  wanted.clear();
  await Promise.all(ids.map(id => loadChat(id).catch(error => { if (error.status === undefined) reportError(error); })));
});

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
    if (event.person) {
      soon();
      if (chats.has(event.person)) {
        wanted.add(event.person);
        chatsSoon();
      }
    }
  };
  events.onopen = () => {
    if (!office.connected) {
      soon();
      chats.forEach((_, id) => wanted.add(id));
      chatsSoon();
    }
    office.connected = true;
    tell("connection");
  };
  events.onerror = () => {
    office.connected = false;
    tell("connection");
  };
}
