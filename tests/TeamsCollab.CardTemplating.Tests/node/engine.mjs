// Expands one template per line of standard input with the official engine and answers one line each:
// {"value": …}, {"refused": "message"} where the template cannot be parsed, {"failed": "message"} where it cannot be expanded.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Template } = require('adaptivecards-templating');
const { ExpressionFunctions } = require('adaptive-expressions');
const MarkdownIt = require('markdown-it');
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });

console.warn = () => {};

function answer({ template, data, host, functions, render }) {
  if (functions) {
    return { value: [...ExpressionFunctions.standardFunctions.keys()] };
  }

  if (render !== undefined) {
    return { value: markdown.render(render) };
  }

  let parsed;
  try {
    parsed = new Template(template);
  } catch (error) {
    return { refused: String(error && error.message) };
  }

  try {
    return { value: parsed.expand({ $root: data, $host: host }) };
  } catch (error) {
    return { failed: String(error && error.message) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + '\n');
}
