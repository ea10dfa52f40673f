import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Whether the device is a PC of a hall, where nobody knocks on doors. */
export async function isKiosk(trx: Transaction<Database>, deviceId: string): Promise<boolean> {
  const kiosk = await trx
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select('devices.device_id')
    .where('devices.device_id', '=', deviceId)
    .where('people.role', '=', 'kiosk')
    .executeTakeFirst();
  return kiosk !== undefined;
}
