/**
 * `GET /changes?since=`: what a phone must learn, in pages, gap-free (see `store/changes.ts`). With the same call it
 * reports its inventory in the header `Device-Inventory` (unpadded base64url of JSON, at most 4 KB), so that the
 * province knows what a lost phone held. `Prefer: merge` (RFC 7240) asks for small news, see `read-changes-answer.ts`.
 */

import { Hono } from 'hono';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import type { Caller, GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { problemResponse } from './problems.ts';
import { readChangesAnswer } from './read-changes-answer.ts';

const inventoryBytes = 4 * 1024;

export function changesRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.get('/changes', compressAnswer(), async (c) => {
    const caller = c.get('caller');
    const inventory = parseInventory(c.req.header('device-inventory'));
    if (!inventory.ok) return problemResponse(inventory.problem.code);
    await recordContact(context, caller, inventory.value);
    const merges = /(^|,)\s*merge\s*(,|;|$)/i.test(c.req.header('prefer') ?? '');
    const { scheduleDigest } = (inventory.value ?? {}) as { readonly scheduleDigest?: unknown };
    const held = typeof scheduleDigest === 'string' ? scheduleDigest : undefined;
    return c.json(await readChangesAnswer(context, caller, c.req.query('since'), merges, held));
  });
  return routes;
}

/** Undefined: none was sent. Problem: bad-request. */
function parseInventory(header: string | undefined): Result<unknown> {
  if (header === undefined) return succeed(undefined);
  if (header.length > inventoryBytes) return fail('bad-request', { limit: inventoryBytes });
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    // PostgreSQL's jsonb refuses the character U+0000.
    const isInventory = typeof value === 'object' && value !== null && !JSON.stringify(value).includes('\\u0000');
    return isInventory ? succeed(value) : fail('bad-request');
  } catch {
    return fail('bad-request');
  }
}

async function recordContact(context: CallersContext, caller: Caller, inventory: unknown): Promise<void> {
  await context.db
    .updateTable('devices')
    .set({
      last_contact_at: context.now(),
      ...(inventory !== undefined && { inventory: JSON.stringify(inventory) }),
    })
    .where('device_id', '=', caller.deviceId)
    .execute();
}
