/**
 * Loaded into an older gateway's processes (`NODE_OPTIONS=--import=…`): writes each statement that it asks its database, once,
 * with whether it was asked as a caller, as lines of JSON into the file STATEMENTS.
 */

import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { Client } = createRequire(import.meta.url)('pg');
const { query } = Client.prototype;
const callers = new WeakSet();
const known = new Set();

Client.prototype.query = function (asked, ...more) {
  const text = String(asked?.text ?? asked);
  if (text.includes("set_config('role'")) callers.add(this);
  const line = JSON.stringify({ text, asCaller: callers.has(this) });
  if (!known.has(line)) appendFileSync(process.env.STATEMENTS, `${line}\n`);
  known.add(line);
  return query.call(this, asked, ...more);
};
