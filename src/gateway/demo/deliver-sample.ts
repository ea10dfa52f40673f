/**
 * Brings one dossier of the demo to the desk and on to its state. It is stored by the opener's own function and moved by
 * the desk's own actions; only the way over the network is left out, and with it the private key.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { SealedText } from '../../core/dossier/dossier.ts';
import type { GatewayContext } from '../context.ts';
import type { StateAction } from '../desk/decide-action.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import type { DemoDossier } from './demo-dossiers.ts';
import type { PacketRow } from '../opener/open-text.ts';
import type { Database } from '../store/schema.ts';
import type { DemoPacket, SealedDemo } from './demo-packet.ts';
import { actOnDossier } from '../desk/act-on-dossier.ts';
import { receiveEnvelope } from '../desk/receive-envelope.ts';
import { admitDossier } from '../opener/admit-dossier.ts';
import { sealPicture } from '../store/dossier-content.ts';

/** Everything in one transaction, so that a demo stopped half-way has whole dossiers only. */
export async function storeSample(context: GatewayContext, packet: DemoPacket, receivedAt: Date): Promise<void> {
  const { db, blobs, keys } = context;
  const { header, text } = packet;
  const blobIds: string[] = [];
  for (const picture of packet.pictures) {
    const blobId = randomUUID();
    await blobs.write(blobId, sealPicture(keys.dataKey, blobId, picture));
    blobIds.push(blobId);
  }
  await db.transaction().execute(async (trx) => {
    const row = await storePacket(trx, packet, receivedAt);
    const opener = { now: () => receivedAt, keys: { identities: [], dataKey: keys.dataKey } };
    await admitDossier(opener, trx, row, { text, header });
    for (const [index, blobId] of blobIds.entries()) {
      await trx
        .updateTable('dossier_papers')
        .set({ blob_id: blobId })
        .where('dossier_id', '=', text.dossierId)
        .where('part_sha256', '=', header.parts[index + 1]?.sha256 ?? '')
        .execute();
    }
  });
}

function resultOf({ procedureCode }: DemoDossier): string {
  if (procedureCode === '2.000635') return 'Bản sao trích lục khai sinh, 2 bản (dữ liệu mẫu).';
  return 'Quyết định hưởng trợ cấp hưu trí xã hội (dữ liệu mẫu).';
}

/** As the intake leaves it: whole, and not opened yet. */
export async function storePacket(
  trx: Transaction<Database>,
  { header, jws, textPart }: SealedDemo,
  receivedAt: Date,
): Promise<PacketRow> {
  return await trx
    .insertInto('packets')
    .values({
      pid: header.pid,
      device_id: header.dev,
      seq: header.seq,
      header: jws,
      header_sha256: createHash('sha256').update(jws).digest('hex'),
      text: Buffer.from(textPart),
      supersedes: null,
      received_at: receivedAt,
      complete: true,
      review: null,
      opening: 'waiting',
      dossier_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The actions that lead from the desk's inbox to a state. */
const ways: { readonly [state in OfficeState]: readonly StateAction[] } = {
  received: [],
  'in-review': [],
  accepted: ['accept'],
  supplement: ['supplement'],
  refused: ['refuse'],
  done: ['accept', 'result'],
  'handed-over': ['accept', 'result', 'hand-over'],
  withdrawn: ['withdraw'],
  stopped: ['accept', 'stop'],
};

/** `officialNumber` is used where the way leads through acceptance. Throws when the desk's rules refuse: a broken demo. */
export async function moveSample(
  context: GatewayContext,
  desk: DeskCaller,
  { dossierId, localCode }: SealedText,
  dossier: DemoDossier,
  officialNumber: string,
): Promise<void> {
  const bodies: { readonly [action in StateAction]: { readonly [name: string]: unknown } } = {
    accept: { officialNumber },
    supplement: { items: [{ kind: 'paper', id: dossier.papers[0]?.paperId, why: 'Ảnh bị mờ, chụp lại giúp.' }] },
    refuse: { reason: 'Chưa đủ tuổi hưởng theo quy định (dữ liệu mẫu).' },
    withdraw: { reason: 'Người dân xin rút hồ sơ để nộp sau (dữ liệu mẫu).' },
    result: { summary: resultOf(dossier) },
    'hand-over': { way: 'counter', to: dossier.applicant.fullName },
    'resume-review': {},
    stop: { reason: 'Người dân đã chuyển đi nơi khác, không còn thuộc xã (dữ liệu mẫu).' },
    route: { to: 'leader' },
    extend: {},
  };
  for (const [step, action] of ways[dossier.state].entries()) {
    const subject = { dossierId, etag: String(step + 1), action };
    const done = await actOnDossier(context, desk, subject, bodies[action]);
    if (!done.ok) throw new Error(`The demo's ${action} was refused: ${done.problem.code}`);
  }
  // Whoever has a result has handed in the envelope before.
  const isOver = dossier.state === 'done' || dossier.state === 'handed-over';
  if (isOver) await receiveEnvelope(context, desk, { code: localCode, originals: true, ink: true });
}
