/**
 * The intake lets a packet supersede an earlier one of the same device unseen; here it shows whether both speak of the
 * same dossier. If not, the claim is refused and the earlier packet is as it was.
 */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { openText } from './open-text.ts';
import type { OpenedText, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { recordOpened } from './record-opening.ts';

/** Whether the packet may supersede what its header names; a packet that has not arrived is no obstacle. */
export async function maySupersede(
  opener: Opener,
  trx: Transaction<Database>,
  packet: PacketRow,
  { text }: OpenedText,
): Promise<boolean> {
  if (packet.supersedes === null) return true;
  const earlier = await trx
    .selectFrom('packets')
    .innerJoin('devices', 'devices.device_id', 'packets.device_id')
    .selectAll('packets')
    .select('devices.public_jwk')
    .where('packets.pid', '=', packet.supersedes)
    .executeTakeFirst();
  if (!earlier) return true;
  if (earlier.device_id !== packet.device_id) return false;
  const opened = await openText(opener, earlier, earlier.public_jwk);
  if (!opened.ok || ('text' in opened.value && opened.value.text.dossierId === text.dossierId)) return true;
  await restore(trx, earlier.pid);
  return false;
}

/**
 * A superseded packet joins the history of its dossier once the later one was opened. Answers false when there is nothing
 * to do yet, or when it was restored and is to be opened as any other.
 */
export async function settleSuperseded(
  opener: Opener,
  trx: Transaction<Database>,
  packet: PacketRow,
  { text }: OpenedText,
): Promise<boolean> {
  const later = await trx
    .selectFrom('packets')
    .select(['dossier_id', 'opening'])
    .where('supersedes', '=', packet.pid)
    .where('device_id', '=', packet.device_id)
    .execute();
  if (later.some(({ dossier_id: dossierId }) => dossierId === text.dossierId)) {
    const { commune_code: communeCode } = await trx
      .selectFrom('dossiers')
      .select('commune_code')
      .where('dossier_id', '=', text.dossierId)
      .executeTakeFirstOrThrow();
    const opened = { packet, dossierId: text.dossierId, communeCode, action: 'superseded' as const };
    await recordOpened(trx, { ...opened, findings: 0, now: opener.now() });
    return true;
  }
  if (!later.some(({ opening }) => opening === 'waiting' || opening === 'superseded')) await restore(trx, packet.pid);
  return false;
}

/** Its own parts are asked for again, and it is opened for itself. */
export async function restore(trx: Transaction<Database>, pid: string): Promise<void> {
  await sql`
    update packets set
      opening = case opening when 'superseded' then 'waiting' else opening end,
      complete = not exists (
        select 1 from packet_parts join parts on parts.sha256 = packet_parts.sha256
        where packet_parts.pid = packets.pid and packet_parts.index > 0 and not parts.complete)
    where pid = ${pid}
  `.execute(trx);
}
