// The provider, the customers' thumbs and the clock, worked by lines of JSON on standard input; each is answered by one
// line on standard output. README.md says what for.

import { Console } from 'node:console';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

import { Provider, errors } from 'oidc-provider';

import { configuration, introduction } from './configuration.mjs';

// Standard output is for answers.
globalThis.console = new Console(process.stderr);

// The provider's clock: it stands until it is moved.
let now = Date.now();
Date.now = () => now;

const calls = [];
const questions = new Map();
let provider;
let listener;

const server = createServer((request, response) => {
  calls.push(`${request.method} ${request.url}`);
  listener(request, response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

function heard(request) {
  questions.set(request.params.binding_message, request);
}

// A provider over the same store as the one before, with keys of its own.
function open() {
  provider = new Provider(issuer, configuration(heard));
  provider.on('server_error', (_ctx, error) => console.error(error));
  listener = provider.callback();
}

function question(bindingMessage) {
  const request = questions.get(bindingMessage);
  if (!request) throw new Error(`nobody was asked under ${bindingMessage}`);
  return request;
}

async function answer(bindingMessage, verdict) {
  const request = question(bindingMessage);
  await provider.backchannelResult(request.jti, await verdict(request));
}

async function grant({ accountId, clientId, scope }) {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  return grant.save();
}

const doors = {
  approve: ({ bindingMessage }) => answer(bindingMessage, grant),
  deny: ({ bindingMessage }) => answer(bindingMessage, () => new errors.AccessDenied()),
  asked({ bindingMessage }) {
    const { clientId, params } = question(bindingMessage);
    return { clientId, ...params };
  },
  calls: () => calls,
  rotateKeys: open,
  passTime({ ms }) {
    now += ms;
  },
};

function say(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

open();
say({ issuer, now, ...introduction });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const { door, ...details } = JSON.parse(line);
    say({ done: (await doors[door](details)) ?? true });
  } catch (error) {
    say({ failed: String(error) });
  }
}
process.exit();
