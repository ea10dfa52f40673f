/**
 * Keys with which the operations centre reads published figures, and nothing else: shown once when made, kept as a hash,
 * over on a day, taken back at once.
 */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FigureKeyMade, FigureKeyRow } from '../../core/figures/figure-keys.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext, GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';

const prefix = 'gcs_';
const longestDays = 366;
const longestName = 100;
const dayMs = 86_400_000;

export async function listFigureKeys({ db }: Pick<CallersContext, 'db'>): Promise<readonly FigureKeyRow[]> {
  const rows = await db.selectFrom('figure_keys').selectAll().orderBy('created_at', 'desc').limit(500).execute();
  return rows.map((row) => ({
    keyId: row.key_id,
    name: row.name,
    createdAt: vietnamIso(row.created_at),
    expiresAt: vietnamIso(row.expires_at),
    ...(row.revoked_at && { revokedAt: vietnamIso(row.revoked_at) }),
    ...(row.last_used_at && { lastUsedAt: vietnamIso(row.last_used_at) }),
  }));
}

/** `days` is how long it holds, at most a year. Problem: bad-request. */
export async function makeFigureKey(
  { db, now }: Pick<CallersContext, 'db' | 'now'>,
  deviceId: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<FigureKeyMade>> {
  const { name, days } = body;
  if (typeof name !== 'string' || name.trim() === '' || name.length > longestName) return fail('bad-request');
  if (typeof days !== 'number' || !Number.isSafeInteger(days) || days < 1 || days > longestDays)
    return fail('bad-request');
  const at = now();
  const key = `${prefix}${randomBytes(32).toString('base64url')}`;
  const keyId = randomUUID();
  const expiresAt = new Date(at.getTime() + days * dayMs);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('figure_keys')
      .values({
        key_id: keyId,
        name: name.trim(),
        secret_sha256: digestOf(key),
        created_by: deviceId,
        created_at: at,
        expires_at: expiresAt,
      })
      .execute();
    await writeAudit(trx, { actor: deviceId, action: 'figure-key-made', subject: keyId, details: { days }, at });
  });
  return succeed({ keyId, key, expiresAt: vietnamIso(expiresAt) });
}

/** Taking back a key that is no more changes nothing. Problem: not-found. */
export async function revokeFigureKey(
  { db, now }: Pick<CallersContext, 'db' | 'now'>,
  deviceId: string,
  keyId: string,
): Promise<Result<void>> {
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const row = await trx
      .selectFrom('figure_keys')
      .select('revoked_at')
      .where('key_id', '=', keyId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return fail('not-found');
    if (row.revoked_at !== null) return succeed(undefined);
    const at = now();
    await trx.updateTable('figure_keys').set({ revoked_at: at }).where('key_id', '=', keyId).execute();
    await writeAudit(trx, { actor: deviceId, action: 'figure-key-revoked', subject: keyId, at });
    return succeed(undefined);
  });
}

/** The id of the key that a request carries; its use is noted once a minute at most. Absent: none that holds. */
export async function findFigureKey(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  authorization: string | undefined,
): Promise<string | undefined> {
  const key = /^Bearer (gcs_[\w-]{43})$/.exec(authorization ?? '')?.[1];
  if (key === undefined) return undefined;
  const row = await db
    .selectFrom('figure_keys')
    .select(['key_id', 'last_used_at'])
    .where('secret_sha256', '=', digestOf(key))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const at = now();
  if (row.last_used_at === null || at.getTime() - row.last_used_at.getTime() > 60_000) {
    await db.updateTable('figure_keys').set({ last_used_at: at }).where('key_id', '=', row.key_id).execute();
  }
  return row.key_id;
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
