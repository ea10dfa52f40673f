/**
 * Every packet's row against its own header: the digest, the device's signature, the text, and one row for each part
 * that the header lists. A lost row of a part is written again from the header, which the device signed.
 */

import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { compactVerify, importJWK } from 'jose';
import { sql } from '../store/kysely.ts';
import { findPacketHeader, packetType } from '../../protocol/packet.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import type { DevicesTable, PacketsTable } from '../store/schema.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';
import type { Finding } from './finding.ts';
import { verifyAcknowledgements } from './verify-acknowledgements.ts';

type PacketRow = Selectable<PacketsTable> & Pick<Selectable<DevicesTable>, 'public_jwk'>;

export async function verifyPackets(examination: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await examination.db
      .selectFrom('packets')
      .innerJoin('devices', 'devices.device_id', 'packets.device_id')
      .selectAll('packets')
      .select('devices.public_jwk')
      .where('pid', '>', after)
      .orderBy('pid')
      .limit(pageSize)
      .execute();
    const headers = new Map<string, PacketHeader>();
    for (const packet of page) {
      const header = await findSignedHeader(packet);
      const faults = header ? findFaults(packet, header) : ['header'];
      for (const detail of faults) examination.found({ kind: 'packet-damaged', subject: packet.pid, detail });
      if (header) headers.set(packet.pid, header);
    }
    await verifyAcknowledgements(examination, page);
    await verifyPartRows(examination, headers);
    examination.counted('packets', page.length);
    after = page.at(-1)?.pid ?? '';
    if (page.length < pageSize) break;
  }
  await verifyOpenings(examination);
  await verifyConflicts(examination);
}

async function findSignedHeader({ header, public_jwk: publicJwk }: PacketRow): Promise<PacketHeader | undefined> {
  try {
    const key = await importJWK(publicJwk, 'ES256');
    const { payload, protectedHeader } = await compactVerify(header, key, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== packetType) return undefined;
    return findPacketHeader(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}

function findFaults(packet: PacketRow, header: PacketHeader): readonly string[] {
  const [text] = header.parts;
  const isOwn = header.pid === packet.pid && header.dev === packet.device_id;
  const isWhole = text?.len === packet.text.length && text.sha256 === sha256Of(packet.text);
  return [
    ...(packet.header_sha256 === sha256Of(packet.header) ? [] : ['header-digest']),
    ...(isOwn && (header.supersedes ?? null) === packet.supersedes ? [] : ['header-fields']),
    ...(isWhole ? [] : ['text']),
  ];
}

/** Of each part one row that says which packet lists it, and, for pages, one that says whether it is whole. */
async function verifyPartRows(examination: Examination, headers: ReadonlyMap<string, PacketHeader>): Promise<void> {
  const { db } = examination;
  const rows = await db
    .selectFrom('packet_parts')
    .leftJoin('parts', 'parts.sha256', 'packet_parts.sha256')
    .select(['packet_parts.pid', 'packet_parts.index', 'packet_parts.sha256', 'packet_parts.len'])
    .select('parts.sha256 as known')
    .where(sql<boolean>`packet_parts.pid = any(${[...headers.keys()]})`)
    .execute();
  const byPlace = new Map(rows.map((row) => [`${row.pid} ${row.index}`, row]));
  for (const [pid, { parts }] of headers) {
    for (const [index, { sha256, len }] of parts.entries()) {
      const row = byPlace.get(`${pid} ${index}`);
      if (row?.sha256 === sha256 && row.len === len && (index === 0 || row.known !== null)) continue;
      const finding: Finding = { kind: 'part-row-missing', subject: sha256, packets: [pid] };
      if (!examination.repairs) examination.found(finding);
      else {
        await restoreRows(examination, pid, { index, sha256, len });
        examination.found({ ...finding, repair: 'row-restored' });
      }
    }
  }
}

/** Not whole until the file is found: then the part is attached, and otherwise asked for again. */
async function restoreRows(
  { db }: Examination,
  pid: string,
  part: { readonly index: number; readonly sha256: string; readonly len: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('packet_parts')
      .values({ pid, ...part })
      .onConflict((conflict) => conflict.columns(['pid', 'index']).doUpdateSet({ sha256: part.sha256, len: part.len }))
      .execute();
    if (part.index === 0) return;
    await trx
      .insertInto('parts')
      .values({ sha256: part.sha256, len: part.len })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // Until then the packet is not complete, unless a correction made its pages needless.
    await sql`
      update packets set complete = false
      where pid = ${pid} and exists (select 1 from parts where sha256 = ${part.sha256} and not complete)
        and not exists (select 1 from packets later
          where later.supersedes = packets.pid and later.device_id = packets.device_id and later.review is null)
    `.execute(trx);
  });
}

/** A packet that became (part of) a dossier is in that dossier's history. */
async function verifyOpenings({ db, found }: Examination): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ pid: string; dossier_id: string | null; known: boolean }>`
      select pid, dossier_id, exists (select 1 from dossier_packets join dossiers using (dossier_id)
        where dossier_packets.pid = packets.pid and dossiers.dossier_id = packets.dossier_id) as known
      from packets where opening = 'opened' and pid > ${after} order by pid limit ${pageSize * 10}
    `.execute(db);
    for (const { pid, dossier_id: dossierId } of rows.filter(({ known }) => !known)) {
      found({ kind: 'dossier-missing', subject: dossierId ?? pid, packets: [pid] });
    }
    after = rows.at(-1)?.pid ?? '';
    if (rows.length < pageSize * 10) return;
  }
}

/** Packets that came under a pid that was taken: kept aside as they came. */
async function verifyConflicts({ db, found }: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('pid_conflicts')
      .select(['pid', 'header', 'header_sha256'])
      .where(sql<boolean>`pid || header_sha256 > ${after}`)
      .orderBy(sql`pid || header_sha256`)
      .limit(pageSize)
      .execute();
    for (const { pid, header, header_sha256: digest } of page) {
      if (sha256Of(header) !== digest) found({ kind: 'packet-damaged', subject: pid, detail: 'conflict' });
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.pid + last.header_sha256;
  }
}

function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
