/**
 * Loaded into a gateway's process before anything else (`NODE_OPTIONS=--import=…`): stops it, or its PostgreSQL, by
 * SIGKILL at an exact step. A step is a moment just before or just after a call that changes a file, a question to the
 * database, an answer going out, or a child process started, asked or heard; of a write into a file also the moment at
 * which half of it is written.
 *
 *   GET /strike?at=N              count from now on, and kill this process at step N (0: only count)
 *   GET /strike?at=N&postmaster=P kill PostgreSQL (process P and all its children) instead, and go on
 *   GET /strike                   the steps counted so far, as JSON
 *
 * A program that ends with STRIKE_HOLD waits for ever instead of starting, so that only one process is at work. The opener,
 * which nobody can ask by HTTP, counts from its start, is killed at step STRIKE_AT (0: only counts), says at which on
 * standard output, and answers any message with the steps so far.
 */

import childProcess from 'node:child_process';
import fs, { readFileSync, readdirSync, writeSync } from 'node:fs';
import { Server, ServerResponse } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const program = process.argv[1] ?? '';
const held = process.env['STRIKE_HOLD'];
if (held && program.endsWith(held)) {
  // It ends with its gateway, also with one that was gone before this line: an orphan has another parent.
  const hasGateway = () => String(process.ppid) === process.env['STRIKE_GATEWAY'];
  await new Promise(() => setInterval(() => hasGateway() || process.kill(process.pid, 'SIGKILL'), 200));
}

/** 0: only counting; absent: not counting. */
let at;
let postmaster;
let steps = [];
if (program.endsWith('build/gateway/main.js')) {
  process.env['STRIKE_GATEWAY'] = String(process.pid);
  await install();
} else if (program.endsWith('build/gateway/opener.js') && process.env['STRIKE_AT'] !== undefined) {
  await install();
  at = Number(process.env['STRIKE_AT']);
  process.on('message', () => process.send(steps));
}

async function install() {
  for (const name of ['open', 'rename', 'rm', 'mkdir']) stepAround(fs.promises, name, () => name);
  const { spawn } = childProcess;
  childProcess.spawn = (...args) => {
    step('before spawn');
    const child = spawn(...args);
    stepAround(child, 'send', () => 'asking the child');
    stepAround(child, 'emit', ([event]) => `child's ${event}`);
    step('after spawn');
    return child;
  };
  syncBuiltinESMExports();
  const handle = await fs.promises.open('/dev/null');
  const files = Object.getPrototypeOf(handle);
  for (const name of ['sync', 'truncate']) stepAround(files, name, () => `file.${name}`);
  stepAround(files, 'write', () => 'file.write');
  const { write } = files;
  files.write = function (bytes, from, length, position) {
    step('half of file.write', () => writeSync(this.fd, bytes, from, length >> 1, position));
    return write.call(this, bytes, from, length, position);
  };
  await handle.close();

  const { Client } = createRequire(import.meta.url)('pg');
  stepAround(Client.prototype, 'query', ([asked]) =>
    String(asked?.text ?? asked)
      .trim()
      .split(/\s+/)
      .slice(0, 3)
      .join(' '),
  );
  stepAround(ServerResponse.prototype, 'end', () => 'answer');

  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, ...args) {
    if (event !== 'request' || !args[0].url.startsWith('/strike')) return emit.call(this, event, ...args);
    const { searchParams } = new URL(args[0].url, 'http://localhost');
    const counted = steps;
    at = undefined;
    args[1].end(JSON.stringify(counted));
    if (!searchParams.has('at')) return true;
    steps = [];
    postmaster = Number(searchParams.get('postmaster') ?? 0);
    at = Number(searchParams.get('at'));
    return true;
  };
}

function stepAround(owner, name, label) {
  const original = owner[name];
  owner[name] = function (...args) {
    const words = label(args);
    step(`before ${words}`);
    const answer = original.apply(this, args);
    if (typeof answer?.then !== 'function') {
      step(`after ${words}`);
      return answer;
    }
    return answer.then((value) => {
      step(`after ${words}`);
      return value;
    });
  };
}

function step(name, first = () => undefined) {
  if (at === undefined) return;
  steps.push(name);
  if (steps.length !== at) return;
  at = undefined;
  if (postmaster) return killPostgres();
  first();
  if (process.env['STRIKE_AT'] !== undefined) writeSync(1, name);
  process.kill(process.pid, 'SIGKILL');
}

/** The children first die with their parent only when they notice; a machine that fails leaves them no time. */
function killPostgres() {
  const isChild = (id) => {
    try {
      return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(postmaster);
    } catch {
      return false;
    }
  };
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isChild(name));
  for (const id of [postmaster, ...children.map(Number)]) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended with its parent.
    }
  }
}
