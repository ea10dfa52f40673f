/** Packets of this commune's phones that could not become a dossier, each with the reason; none is ever thrown away. */

import type { ReviewItem } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamIso } from './vietnam-time.ts';

export async function listReview(
  { db }: Pick<GatewayContext, 'db'>,
  caller: DeskCaller,
): Promise<readonly ReviewItem[]> {
  const rows = await db
    .selectFrom('packets')
    .innerJoin('devices', 'devices.device_id', 'packets.device_id')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['packets.pid', 'packets.review', 'packets.received_at', 'devices.name', 'people.name as person_name'])
    .where('people.commune_code', '=', caller.communeCode)
    .where('packets.review', 'is not', null)
    .orderBy('packets.received_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    pid: row.pid,
    code: row.review ?? 'packet-unreadable',
    deviceName: `${row.person_name} – ${row.name}`,
    receivedAt: vietnamIso(row.received_at),
  }));
}
