// The page's memory of the office with a server, a clock and a line of events that the test holds in its hand. One line of output a scene.
const [, , folder] = process.argv;
const asked = [];
const timers = [];
const lines = [];
globalThis.location = { search: "" };
globalThis.fetch = path => new Promise((answer, fail) => asked.push({
  path,
  answer: body => answer({ ok: true, status: 200, text: async () => JSON.stringify(body) }),
  refuse: status => answer({ ok: false, status, text: async () => "" }),
  fail: () => fail(new TypeError("no network")),
}));
globalThis.EventSource = class {
  static CLOSED = 2;
  constructor() { lines.push(this); }
};
const settled = () => new Promise(done => setImmediate(done));
globalThis.setTimeout = work => timers.push(work);

const { listen, loadChat, messagesOf, office } = await import(`${folder}/office.js`);

// Every timer runs, and what it asked for is on its way.
async function wait() {
  timers.splice(0).forEach(work => work());
  await settled();
}

const next = part => asked.splice(asked.findIndex(one => one.path.includes(part)), 1)[0];
const open = part => asked.filter(one => one.path.includes(part)).length;
const say = (line, event) => line.onmessage({ data: JSON.stringify(event) });
const reads = id => messagesOf(id).map(message => message.id).join(",");
const report = (scene, seen) => console.log(`${scene}: ${seen}`);

loadChat("wang").catch(() => undefined);
listen();
lines[0].onopen();
say(lines[0], { person: "wang", message: "2" });
await wait();
next("wang").answer([{ id: "1" }]);
await settled();
next("wang").answer([{ id: "1" }, { id: "2" }]);
await settled();
report("A message that arrives while the chat is read for the first time", reads("wang"));

loadChat("wang");
const answered = loadChat("wang");
await settled();
report("Readings under way at once", open("wang"));
next("wang").answer([{ id: "1" }]);
await settled();
report("An answer that is older than the last question", reads("wang"));
next("wang").answer([{ id: "1" }, { id: "2" }, { id: "3" }]);
await answered;
report("What stands after both", reads("wang"));

say(lines[0], { person: "wang", message: "4" });
await wait();
next("wang").fail();
await settled();
await wait();
await wait();
next("wang").refuse(503);
await settled();
await wait();
await wait();
next("wang").answer([{ id: "4" }]);
await settled();
report("A message whose readings failed twice", reads("wang"));

loadChat("li");
await settled();
next("li").answer([]);
await settled();
lines[0].onerror();
lines[0].onopen();
await wait();
next("wang").answer([{ id: "5" }]);
next("li").answer([{ id: "6" }]);
await settled();
report("What happened while the line was broken", `${reads("wang")} ${reads("li")}`);

lines[0].readyState = EventSource.CLOSED;
lines[0].onerror();
report("Connected after an answer that was no stream", office.connected);
await wait();
lines[1].onopen();
report("Connected by a new line", office.connected);

asked.splice(0);
await wait();
asked.splice(0);
timers.splice(0);
