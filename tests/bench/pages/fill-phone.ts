/**
 * A phone at the end of a busy year: 2,000 dossiers, of which most are known by what the office says of them, 600 are packets
 * (most of them waiting, because there was no coverage for days) and 120 are being written. Drafts and statuses go through the
 * phone's own ports; packets are put as the sealer puts them, with random bytes for ciphertext.
 */

import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import type { AttachedPaper, Draft } from '../../../src/core/dossier/dossier.ts';
import type { DossierStatus, OfficeState } from '../../../src/core/dossier/dossier-status.ts';
import type { PacketPart, SealedPacket } from '../../../src/core/ports.ts';
import type { Answers } from '../../../src/core/procedure/procedure.ts';
import type { Device } from '../../../src/core/screen-ports.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket, sealProcedure } from '../../../src/device/store/put-packet.ts';
import type { Store } from '../../../src/device/store/store.ts';

const openDrafts = 120;
const inWindow = 40;
const packets = 600;
const dossiers = 2_000;
const procedureCode = '1.014027';
const atMs = Date.parse('2026-11-22T08:00:00+07:00');

/** The dossier whose questions are answered. */
export const writtenDossierId = newId('draft', 0);
export const writtenBasketId = newId('basket', 0);

export interface PublishedCatalogue {
  readonly procedures: readonly unknown[];
  readonly lists: { readonly [name: string]: unknown };
}

/** `published` absent: the phone has its catalogue. `isSent`: what was sealed is delivered long since, and its packets are gone. */
export async function fillPhone(
  device: Device,
  store: Store,
  { published, isSent = false }: { readonly published?: PublishedCatalogue; readonly isSent?: boolean },
): Promise<void> {
  if (published) await device.catalogue.apply({ ...published, cursor: '1', more: false, statuses: [] });
  for (let index = 0; index < openDrafts; index += 1) await device.drafts.save(inventDraft(index, 'draft'));
  const sealed = isSent ? 0 : packets;
  for (let index = 0; index < sealed; index += 1) {
    const packet = await putInventedPacket(store, index);
    if (index >= sealed - inWindow) {
      const { dossierId, localCode = '', pid, sealedAtMs } = packet;
      const at = new Date(sealedAtMs).toISOString();
      const correctableUntil = new Date(Date.now() + 7_200_000).toISOString();
      const sealedNow = { pid, at, correctableUntil };
      await device.drafts.save({ ...inventDraft(index, 'sealed'), dossierId, localCode, sealed: sealedNow });
    }
  }
  await device.outbox.recordAll(Array.from({ length: sealed }, (_, index) => inventDelivery(index)));
  const statuses = Array.from({ length: dossiers - openDrafts - sealed + 100 }, (_, index) => inventStatus(index));
  const cursor = (await device.catalogue.cursor()) ?? '1';
  await device.catalogue.apply({ cursor, more: false, procedures: [], lists: {}, statuses });
}

/** A form for the elderly's allowance, all but the last questions answered, two photographed pages. */
export function inventDraft(index: number, state: Draft['state']): Draft {
  const at = new Date(atMs - index * 600_000).toISOString();
  return {
    state,
    dossierId: newId('draft', index),
    basketId: newId(state === 'draft' ? 'basket' : 'sealed-basket', index),
    localCode: String(100_000_000 + index),
    slipToken: 'AAAAAAAAAAAAAAAAAAAAAA',
    revision: 1,
    procedure: { code: procedureCode, version: 1 },
    lane: 'assisted',
    applicant: { fullName: `Hồ Thị Mẫu ${index}`, source: 'typed' },
    applicantIsSubject: true,
    answers: inventAnswers(),
    papers: [inventPaper(index)],
    consents: [],
    signatories: [],
    helper: { deviceId: 'device-1', name: 'Nguyễn Văn Thử', role: 'volunteer' },
    place: { communeCode: '19564', hamlet: 'Thôn Làng Cát' },
    receptionPoint: '',
    startedAt: at,
    updatedAt: at,
    step: 'questions',
  };
}

function inventAnswers(): Answers {
  return Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [`known${at}`, `Điều đã khai ở câu thứ ${at}, thôn Làng Cát, xã Đakrông`]),
  );
}

function inventPaper(index: number): AttachedPaper {
  const pages = [1, 2].map((page) => ({
    page,
    mediaType: 'image/jpeg' as const,
    partSha256: newDigest(`page ${index}.${page}`),
    partLen: 250_000,
    sha256: newDigest(`plain ${index}.${page}`),
    thumbnail: `data:image/jpeg;base64,${'A'.repeat(8_000)}`,
  }));
  return { paperId: 'id-copy', custody: 'photo', pages };
}

async function putInventedPacket(store: Store, index: number): Promise<SealedPacket> {
  const { db } = store;
  const lengths = index % 3 === 0 ? [4_000, 60_000, 60_000] : [4_000];
  const parts = lengths.map((len, part): PacketPart => {
    return { sha256: newDigest(`part ${index}.${part}`), len, kind: part === 0 ? 'text' : 'paper' };
  });
  const packet: SealedPacket = {
    pid: newId('packet', index),
    seq: index + 1,
    dossierId: newId('sealed', index),
    header: 'h'.repeat(1_200),
    headerSha256: newDigest(`header ${index}`),
    parts,
    sealedAtMs: atMs - (packets - index) * 300_000,
    localCode: String(200_000_000 + index),
    procedureCode,
  };
  const letter = await sealProcedure(db, packet);
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const { sha256, len } of parts) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, randomBytes(len));
    }
    await putPacket(db, packet, index + 2, letter);
  });
  return packet;
}

/** One in ten partly sent, one in six delivered, one in thirty in needs-attention; the others wait. */
function inventDelivery(index: number): Delivery {
  const common = { pid: newId('packet', index), attempts: 3 };
  if (index % 30 === 7) {
    return { ...common, have: [], state: 'needs-attention', problem: { code: 'body-too-large' } };
  }
  if (index % 6 === 1) return { ...common, have: [0], state: 'delivered', deliveredAtMs: Date.now() };
  const notBeforeMs = Date.now() + 86_400_000;
  return { ...common, have: index % 10 === 0 ? [0] : [], state: 'waiting', notBeforeMs };
}

const spokenStates: readonly OfficeState[] = ['received', 'accepted', 'done', 'handed-over', 'accepted', 'supplement'];

/** The first hundred are of packets that are still here. */
function inventStatus(index: number): DossierStatus {
  const state = spokenStates[index % 50 === 5 ? 5 : index % 5] ?? 'received';
  return {
    dossierId: index < 100 ? newId('sealed', index * 6 + 1) : newId('past', index),
    localCode: String(300_000_000 + index),
    procedureCode,
    state,
    at: new Date(atMs - index * 3_600_000).toISOString(),
    openedPids: [newId(index < 100 ? 'packet' : 'past-packet', index)],
    ...(state !== 'received' && { officialNumber: `H40.08-261122-${index}` }),
    ...(state === 'accepted' && { appointmentAt: '2026-12-04T17:00:00+07:00' }),
    ...(state === 'supplement' && { reason: 'Thiếu chữ ký của người yêu cầu ở trang hai.' }),
  };
}

function newId(kind: string, index: number): string {
  return `${kind}-${String(index).padStart(8, '0')}-0000-4000-8000`;
}

/** Not a digest of anything, but as long as one. */
function newDigest(name: string): string {
  return [...name.padEnd(32, '.')].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
