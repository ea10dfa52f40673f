/**
 * Every acknowledgement that was ever given out: its signature, the packet it speaks of, and that what it says is on
 * disk is so by the tables (the files themselves are read with the parts).
 */

import type { Selectable } from 'kysely';
import { compactVerify, importJWK } from 'jose';
import { sql } from '../store/kysely.ts';
import { acknowledgementType } from '../../protocol/packet.ts';
import type { AcknowledgementPayload } from '../../protocol/packet.ts';
import type { AcknowledgementsTable, PacketsTable } from '../store/schema.ts';
import type { Examination } from './examination.ts';

type PacketNames = Pick<Selectable<PacketsTable>, 'pid' | 'header_sha256'>;
type AcknowledgementRow = Selectable<AcknowledgementsTable>;

/** Those of `packets`, a page of them. */
export async function verifyAcknowledgements(examination: Examination, packets: readonly PacketNames[]): Promise<void> {
  const { db, found, counted } = examination;
  const pids = packets.map(({ pid }) => pid);
  const rows = await db
    .selectFrom('acknowledgements')
    .selectAll()
    .where(sql<boolean>`pid = any(${pids})`)
    .execute();
  // Asked after the acknowledgements: what one of them names was whole before it was written.
  const lacking = await readLacking(examination, pids);
  const key = await importJWK(examination.context.keys.publicJwk, 'ES256');
  const digests = new Map(packets.map((packet) => [packet.pid, packet.header_sha256]));
  const acknowledged = new Set<string>();
  for (const row of rows) {
    acknowledged.add(row.pid);
    const payload = await findPayload(row, key);
    const fits = payload?.pid === row.pid && payload.header === digests.get(row.pid) && isOfState(payload, row.have);
    const subject = `${row.pid} [${row.have}]`;
    if (!payload || !fits) {
      found({ kind: 'acknowledgement-damaged', subject, detail: payload ? 'fields' : 'signature', packets: [row.pid] });
    } else if (payload.have.some((index) => lacking.has(`${row.pid} ${index}`))) {
      found({ kind: 'acknowledgement-too-early', subject, packets: [row.pid] });
    }
  }
  for (const pid of pids.filter((pid) => !acknowledged.has(pid))) {
    found({ kind: 'acknowledgement-missing', subject: pid, packets: [pid] });
  }
  counted('acknowledgements', rows.length);
}

/** `pid index` of every listed page that is not whole by the tables. */
async function readLacking({ db }: Examination, pids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ pid: string; index: number }>`
    select pid, index from packet_parts join parts using (sha256)
    where pid = any(${pids as string[]}) and index > 0 and not parts.complete
  `.execute(db);
  return new Set(rows.map(({ pid, index }) => `${pid} ${index}`));
}

async function findPayload(
  { jws }: AcknowledgementRow,
  key: Awaited<ReturnType<typeof importJWK>>,
): Promise<AcknowledgementPayload | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== acknowledgementType) return undefined;
    return JSON.parse(new TextDecoder().decode(payload)) as AcknowledgementPayload;
  } catch {
    return undefined;
  }
}

/** `have` as `intake/holdings.ts` names the state that was signed; a superseded packet is complete without its pages. */
function isOfState({ have, complete }: AcknowledgementPayload, state: string): boolean {
  const indexes = have.join(',');
  return state === indexes || (complete && state === `${indexes} superseded`);
}
