/** The province opens a commune's desk, gives its telephone, and switches own numbers on where there is no other way. */

import { sql } from '../store/kysely.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { parseAgencyId } from '../../core/reception/official-number.ts';
import { fail, succeed } from '../../core/result.ts';
import { agencyIdsSetting, readAgencyIds } from '../desk/mint-own-number.ts';
import { writeAudit } from '../store/audit.ts';

/**
 * Sets what the body names and leaves the rest. Problems: not-found; bad-request (a wrong type, or own numbers without an
 * agency id); phone-invalid; number-invalid (the agency id).
 */
export async function changeCommune(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  communeCode: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const { opened, telephone, ownNumbers, officialsOnly, agencyId } = body;
  if (!isOptionalBoolean(opened) || !isOptionalBoolean(ownNumbers)) return fail('bad-request');
  if (!isOptionalBoolean(officialsOnly)) return fail('bad-request');
  if (!isOptionalTelephone(telephone)) return fail('phone-invalid');
  const agency = agencyId === undefined || agencyId === '' ? undefined : parseAgencyId(agencyId);
  if (agency !== undefined && !agency.ok) return agency;
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const commune = await trx
      .selectFrom('communes')
      .selectAll()
      .where('code', '=', communeCode)
      .forUpdate()
      .executeTakeFirst();
    if (commune === undefined) return fail('not-found');
    if (agency !== undefined) {
      const added = JSON.stringify({ [communeCode]: agency.value });
      await trx
        .insertInto('settings')
        .values({ name: agencyIdsSetting, value: added })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ value: sql`settings.value || ${added}::jsonb` }),
        )
        .execute();
    }
    if (ownNumbers === true && (await readAgencyIds(trx))[communeCode] === undefined) {
      return fail('bad-request', { message: 'Cần mã định danh của cơ quan trước khi tự cấp số hồ sơ.' });
    }
    await trx
      .updateTable('communes')
      .set({
        opened: opened ?? commune.opened,
        own_numbers: ownNumbers ?? commune.own_numbers,
        officials_only: officialsOnly ?? commune.officials_only,
        telephone: telephone === undefined ? commune.telephone : telephone.trim() || null,
      })
      .where('code', '=', communeCode)
      .execute();
    const details = {
      opened: opened ?? commune.opened,
      ownNumbers: ownNumbers ?? commune.own_numbers,
      officialsOnly: officialsOnly ?? commune.officials_only,
    };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'commune-changed',
      subject: communeCode,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

function isOptionalBoolean(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === 'boolean';
}

/** Printed on every slip and called by residents: digits with blanks, dots and brackets. Empty takes it away. */
function isOptionalTelephone(value: unknown): value is string | undefined {
  if (value === undefined || value === '') return true;
  return (
    typeof value === 'string' && value.length <= 30 && /^\+?[\d\s().-]+$/.test(value.trim()) && /\d{3}/.test(value)
  );
}
