import type { KioskRow, KiosksAnswer } from '../../core/kiosk/kiosk.ts';
import type { CallersContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamIso } from './vietnam-time.ts';

/** The PCs of the commune's halls that are in use, those that call first. */
export async function listKiosks({ db }: CallersContext, { communeCode }: DeskCaller): Promise<KiosksAnswer> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .leftJoin('reception_points', 'reception_points.reception_point_id', 'people.reception_point_id')
    .leftJoin('kiosk_calls', 'kiosk_calls.device_id', 'devices.device_id')
    .select(['devices.device_id', 'people.name', 'devices.state', 'check_digits', 'last_contact_at', 'inventory'])
    .select(['reception_points.name as point', 'called_at', 'answered_at'])
    .where('people.role', '=', 'kiosk')
    .where('people.commune_code', '=', communeCode)
    .where('devices.state', '<>', 'revoked')
    .orderBy('people.name_key')
    .orderBy('devices.enrolled_at')
    .execute();
  const kiosks = rows.map((row): KioskRow => {
    const { unsentCount } = (row.inventory ?? {}) as { readonly unsentCount?: unknown };
    return {
      deviceId: row.device_id,
      name: row.name,
      ...(row.point !== null && { receptionPoint: row.point }),
      state: row.state as KioskRow['state'],
      check: row.check_digits,
      ...(row.last_contact_at !== null && { lastSeenAt: vietnamIso(row.last_contact_at) }),
      // As it said itself, so nothing of it is taken on trust but its type.
      ...(typeof unsentCount === 'number' && { unsentCount }),
      ...(row.called_at !== null && row.answered_at === null && { callingSince: vietnamIso(row.called_at) }),
    };
  });
  const isQuiet = (row: KioskRow) => Number(row.callingSince === undefined);
  return { kiosks: kiosks.toSorted((one, other) => isQuiet(one) - isQuiet(other)) };
}
