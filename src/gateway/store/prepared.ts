/**
 * Statements that PostgreSQL understands and plans once a connection instead of each time: marked with `prepared` at their
 * beginning. Only for a text that is always the same; one that grows with its rows would fill the connection's memory.
 */

import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { sql } from './kysely.ts';

const mark = '/* prepared */';

/** `sql\`${prepared} insert …\`` */
export const prepared = sql.raw(mark);

const names = new Map<string, string>();

/** Makes `client` name the statements that are marked; Kysely itself gives text and values only. */
export function nameMarkedStatements(client: PoolClient): void {
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const query = (text: unknown, values: unknown, ...more: unknown[]) =>
    typeof text === 'string' && text.startsWith(mark)
      ? ask({ name: statementName(text), text, values }, ...more)
      : ask(text, values, ...more);
  Object.assign(client, { query });
}

/** The same for the same text, within the 63 characters that PostgreSQL keeps of a name. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
