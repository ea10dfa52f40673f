/** The state of the keys as a page can show it: public parts, since when, what is due. Rotating is a command beside the server. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeysState } from '../../core/reception/office-settings.ts';
import { rotationMonths } from '../../core/reception/office-settings.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { findRecipientsList } from '../../protocol/recipients-list.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import { keysDir } from '../keys/key-files.ts';
import { authorityName } from '../keys/recipients-file.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { findDay, findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'config' | 'db' | 'keys' | 'now'>;

const escrowRecord = 'escrow-check';

/** `keys` are as they were when the gateway started; a rotation shows after its restart. */
export async function readKeysState({ config, db, keys }: Context): Promise<KeysState> {
  const list = keys.recipientsList === undefined ? undefined : findListIn(keys.recipientsList);
  const record = await db.selectFrom('office_records').selectAll().where('name', '=', escrowRecord).executeTakeFirst();
  const check = record?.value as { readonly on: string; readonly witnesses: string } | undefined;
  return {
    gatewayId: keys.gatewayId,
    kid: keys.kid,
    // The order of the list: the province's key, then the escrow's.
    recipients: keys.recipients.map((recipient, index) => ({
      recipient,
      holder: index === 0 ? 'province' : index === 1 ? 'escrow' : 'other',
    })),
    retired: keys.graceRecipients.map((recipient) => ({ recipient })),
    ...(list && { signedAt: vietnamIso(new Date(list.issuedAt)), version: list.version }),
    ...(list && { rotationDueOn: monthsAfter(list.issuedAt, rotationMonths) }),
    authorityOnServer: existsSync(join(keysDir(config.dataDir), authorityName)),
    ...(record && check && { escrowCheck: { ...check, recordedAt: vietnamIso(record.recorded_at) } }),
  };
}

/** That two people took the escrow key out and opened a packet with it. Problem: bad-request (a day to come, no names). */
export async function recordEscrowCheck(
  { db, now }: Context,
  caller: AdminCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const on = findDay(body['on']);
  const witnesses = findWords(body['witnesses'], 200);
  if (on === undefined || on > vietnamDay(now()) || witnesses === undefined) return fail('bad-request');
  const row = { value: JSON.stringify({ on, witnesses }), recorded_by: caller.deviceId, recorded_at: now() };
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    await trx
      .insertInto('office_records')
      .values({ name: escrowRecord, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'escrow-checked',
      subject: escrowRecord,
      details: { on },
      at: now(),
    });
    return succeed(undefined);
  });
}

/** The list was verified when the keys were loaded. */
function findListIn(jws: string): { readonly issuedAt: string; readonly version: number } | undefined {
  const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
  return findRecipientsList(JSON.parse(payload) as unknown);
}

function monthsAfter(iso: string, months: number): string {
  const at = new Date(iso);
  at.setUTCMonth(at.getUTCMonth() + months);
  return vietnamDay(at);
}
