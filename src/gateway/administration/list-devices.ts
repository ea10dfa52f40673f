/** Devices and whose they are, with the six digits to compare; an official sees those of the own commune. */

import type { DeviceRow } from '../../core/reception/administration.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';

/** Unconfirmed ones first: somebody stands beside the inviter and waits; then the newest. */
export async function listDevices(
  { db }: Pick<GatewayContext, 'db'>,
  caller: AdminCaller,
): Promise<readonly DeviceRow[]> {
  let query = db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['device_id', 'devices.name', 'state', 'check_digits', 'enrolled_at', 'last_contact_at', 'inventory'])
    .select(['people.name as person_name', 'people.role', 'people.commune_code'])
    .orderBy('enrolled_at', 'desc')
    .limit(5000);
  if (caller.role !== 'admin') query = query.where('people.commune_code', '=', caller.communeCode);
  const rows = await query.execute();
  return rows
    .map((row): DeviceRow => {
      const inventory = (row.inventory ?? {}) as { unsentCount?: unknown; oldestUnsentAt?: unknown };
      return {
        deviceId: row.device_id,
        deviceName: row.name,
        personName: row.person_name,
        role: row.role,
        ...(row.commune_code !== null && { communeCode: row.commune_code }),
        state: row.state,
        check: row.check_digits,
        enrolledAt: vietnamIso(row.enrolled_at),
        ...(row.last_contact_at !== null && { lastContactAt: vietnamIso(row.last_contact_at) }),
        // As last reported by the device itself, so nothing of it is taken on trust but its type.
        ...(typeof inventory.unsentCount === 'number' && { unsentCount: inventory.unsentCount }),
        ...(typeof inventory.oldestUnsentAt === 'string' && { oldestUnsentAt: inventory.oldestUnsentAt }),
      };
    })
    .sort((a, b) => Number(b.state === 'unconfirmed') - Number(a.state === 'unconfirmed'));
}
