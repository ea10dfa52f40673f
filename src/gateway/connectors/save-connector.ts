/** The province sets up a connector, changes it, and says which communes use it. A secret goes in and never comes out. */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { allowedPlaces } from './allowed-places.ts';
import { connectorKinds } from './catalogue.ts';
import type { Settings } from './connector.ts';
import { sealSecret } from './open-connector.ts';

type Body = { readonly [name: string]: unknown };

/** Without `connectorId` a new one. Answers its id. Problems: not-found; bad-request, with the sentence about the field. */
export async function saveConnector(
  context: GatewayContext,
  caller: AdminCaller,
  connectorId: string | undefined,
  body: Body,
): Promise<Result<string>> {
  return await context.db.transaction().execute(async (trx): Promise<Result<string>> => {
    const before =
      connectorId === undefined
        ? undefined
        : await trx
            .selectFrom('connectors')
            .selectAll()
            .where('connector_id', '=', connectorId)
            .forUpdate()
            .executeTakeFirst();
    if (connectorId !== undefined && before === undefined) return fail('not-found');
    const kind = connectorKinds.find((each) => each.kind === (before?.kind ?? body['kind']));
    if (kind === undefined) return fail('bad-request', { message: 'Hãy chọn loại kết nối.' });
    const name = readName(body['name'] ?? before?.name);
    if (name === undefined) return fail('bad-request', { message: 'Hãy đặt tên cho kết nối (nhiều nhất 80 chữ).' });
    const given = body['settings'] ?? before?.settings;
    if (!isSettings(given)) return fail('bad-request');
    const settings = kind.parseSettings(given, allowedPlaces(context.config));
    if (!settings.ok) return settings;
    const { secret, communes, enabled = before?.enabled ?? true } = body;
    if (typeof enabled !== 'boolean' || !isSecret(secret) || !isCodes(communes)) return fail('bad-request');
    const id = before?.connector_id ?? randomUUID();
    const row = { name, enabled, settings: JSON.stringify(settings.value), revision: (before?.revision ?? 0) + 1 };
    if (before === undefined) {
      const added = { connector_id: id, kind: kind.kind, last_success_at: null, ...row };
      await trx.insertInto('connectors').values(added).execute();
    } else await trx.updateTable('connectors').set(row).where('connector_id', '=', id).execute();
    if (secret !== undefined && secret !== '') {
      const sealed_secret = sealSecret(context, id, secret);
      await trx
        .insertInto('connector_secrets')
        .values({ connector_id: id, sealed_secret })
        .onConflict((conflict) => conflict.column('connector_id').doUpdateSet({ sealed_secret }))
        .execute();
    }
    if (communes !== undefined && !(await setCommunes(trx, id, communes))) return fail('not-found');
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: before === undefined ? 'connector-added' : 'connector-changed',
      subject: id,
      details: { kind: kind.kind, enabled, newSecret: secret !== undefined && secret !== '' },
      at: context.now(),
    });
    return succeed(id);
  });
}

/** False: one of them is no commune. What is queued stays with the connector it was queued for. */
async function setCommunes(
  trx: Transaction<Database>,
  connectorId: string,
  communes: readonly string[],
): Promise<boolean> {
  const before = await trx
    .selectFrom('connector_communes')
    .select('commune_code')
    .where('connector_id', '=', connectorId)
    .execute();
  const known =
    communes.length === 0
      ? []
      : await trx.selectFrom('communes').select('code').where('code', 'in', communes).execute();
  if (known.length !== communes.length) return false;
  const left = before.filter((row) => !communes.includes(row.commune_code)).map((row) => row.commune_code);
  if (left.length > 0) {
    await trx.updateTable('connector_communes').set({ connector_id: null }).where('commune_code', 'in', left).execute();
  }
  for (const code of communes) {
    const row = { commune_code: code, connector_id: connectorId };
    await trx
      .insertInto('connector_communes')
      .values(row)
      .onConflict((conflict) => conflict.column('commune_code').doUpdateSet(row))
      .execute();
  }
  return true;
}

function readName(value: unknown): string | undefined {
  const name = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return name.length > 0 && name.length <= 80 && !name.includes('\0') ? name : undefined;
}

/** As much as a mapping of a few hundred fields takes. */
const largestSettings = 40_000;

function isSettings(value: unknown): value is Settings {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const text = isObject ? JSON.stringify(value) : '';
  return isObject && text.length <= largestSettings && !text.includes(String.raw`\u0000`);
}

function isSecret(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= 4000);
}

function isCodes(value: unknown): value is readonly string[] | undefined {
  if (value === undefined) return true;
  return (
    Array.isArray(value) &&
    value.length <= 2000 &&
    new Set(value).size === value.length &&
    value.every((code) => typeof code === 'string')
  );
}
