/**
 * The page that is killed: the app's own device, driven from outside. What it writes it reports only after the promise that
 * a screen would wait for before it shows "Đã lưu"; what it finds after a kill it reads through the device as screens do,
 * and, through a second look at the same database, row by row.
 */

import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Draft, PaperPage } from '../../../../src/core/dossier/dossier.ts';
import { putEnrolment } from '../../../../src/device/contact/enrolment-record.ts';
import type { GatewayPins } from '../../../../src/device/contact/enrolment-record.ts';
import { enrolledMark } from '../../../../src/device/contact/enrolled-mark.ts';
import { openDevice } from '../../../../src/device/open-device.ts';
import { databaseName } from '../../../../src/device/store/database-name.ts';
import { newSecondCopy, secondCopyName } from '../../../../src/device/store/second-copy.ts';
import { explainStorage } from '../../../../src/device/store/out-of-room.ts';
import { openStore } from '../../../../src/device/store/store.ts';
import { findThrownProblem } from '../../../../src/core/storage-failure.ts';
import { photograph, started, textOf } from './invent-dossier.ts';
import type { Acknowledged, Found, KillPage, WriteOptions } from './reports.ts';

export const pin = '482915';
export const device = await openDevice();
const { db } = openStore(databaseName);
const secondCopy = newSecondCopy(globalThis.caches, location.origin);

const killPage: KillPage = {
  async enrol() {
    const keys = { name: 'ECDSA', namedCurve: 'P-256' };
    const own = await crypto.subtle.generateKey(keys, false, ['sign', 'verify']);
    const gateway = await crypto.subtle.generateKey(keys, true, ['sign', 'verify']);
    const gatewayKey = (await crypto.subtle.exportKey('jwk', gateway.publicKey)) as GatewayPins['gatewayKey'];
    const recipients = [await identityToRecipient(await generateIdentity())];
    const pins = { gatewayId: 'gateway-1', gatewayKey, authorityKey: gatewayKey, recipients };
    const record = {
      device: {
        deviceId: 'device-1',
        role: 'volunteer' as const,
        personName: 'Nguyễn Văn Thử',
        receptionPoints: [],
        confirmed: true,
        check: '004211',
      },
      key: own.privateKey,
    };
    await started();
    await db.transaction('rw!', [db.meta], () => putEnrolment(db, record, pins));
    enrolledMark.set();
    await secondCopy.keepNote('pins', pins);
    const created = await device.vault.create(pin);
    if (!created.ok) throw new Error(created.problem.code);
  },

  async unlock() {
    const unlocked = await device.vault.unlock(pin);
    if (!unlocked.ok) throw new Error(unlocked.problem.code);
  },

  async write(template, options = {}) {
    for (let dossier = 0; dossier < (options.dossiers ?? Number.POSITIVE_INFINITY); dossier += 1) {
      const problem = await writeDossier(template, dossier, options);
      if (problem) return problem;
    }
    return undefined;
  },

  find: () =>
    findAll().catch((thrown: unknown) => {
      throw explainStorage(thrown);
    }),
  loss: () => device.storageLoss(),
  async forgetPartCopy(pid) {
    const packet = await secondCopy.packet(pid);
    const cache = await caches.open(secondCopyName);
    await cache.delete(`${location.origin}/sealed/part/${packet?.parts[0]?.sha256}`);
  },
  started,
};
window.killPage = killPage;

/** What the device finds, as screens read it, and row by row. */
async function findAll(): Promise<Found> {
  await started();
  const isVaultThere = (await device.vault.state()) !== 'none';
  const listed = isVaultThere ? await device.drafts.list() : { drafts: [], torn: 0 };
  const found: Found = {
    drafts: [],
    tornDrafts: listed.torn,
    packets: [],
    parts: [],
    deliveries: (await device.outbox.deliveries()).length,
    counters: (await db.counters.get('home')) ?? undefined,
    setAside: await db.quarantine.count(),
    copies: (await secondCopy.pids()).sort(),
  };
  for (const { sha256, len } of await db.parts.toArray()) {
    const bytes = await device.outbox.readPart(sha256, 0, len);
    if (bytes && (await digestOf(bytes)) === sha256) found.parts.push(sha256);
  }
  for (const { dossierId, revision, state, papers } of listed.drafts) {
    const pages = papers.flatMap((paper) => paper.pages.map((page) => page.partSha256));
    found.drafts.push({ dossierId, revision, state, pages });
  }
  for (const pid of await db.packets.toCollection().primaryKeys()) {
    const packet = await device.outbox.packet(pid);
    if (!packet) continue;
    const { seq, dossierId, parts, localCode = '' } = packet;
    found.packets.push({ pid, seq, dossierId, localCode, parts: parts.map(({ sha256 }) => sha256) });
  }
  return found;
}

/** Saves twice, attaches a photograph, saves again, and seals two of three. */
async function writeDossier(template: Draft, index: number, options: WriteOptions): Promise<string | undefined> {
  const dossierId = crypto.randomUUID();
  const localCode = String(100_000_000 + Math.floor(Math.random() * 899_999_999));
  let draft: Draft = { ...template, dossierId, localCode, revision: 1, answers: { note: 'ghi chú '.repeat(200) } };
  try {
    await save(draft);
    const pages: PaperPage[] = [];
    if (!options.withoutPhotograph) {
      const picture = await device.papers.sealPage(dossierId, await photograph());
      if (!picture.ok) return picture.problem.code;
      pages.push({ ...picture.value, page: 1 });
      report({ kind: 'page', sha256: picture.value.partSha256 });
    }
    draft = { ...draft, revision: 2, papers: [{ paperId: 'id-copy', custody: 'photo', pages }] };
    await save(draft);
    if (index % 3 === 2) return undefined;
    const sealed: Draft = { ...draft, revision: 3, state: 'sealed' };
    const packet = await device.sealer.seal(textOf(draft, pages, device.clock.nowIso()), pages, () => sealed);
    report({ kind: 'packet', pid: packet.pid, seq: packet.seq, dossierId });
    return undefined;
  } catch (thrown) {
    const problem = findThrownProblem(thrown);
    if (!problem) throw thrown;
    return problem.code;
  }
}

export async function save(draft: Draft): Promise<void> {
  await device.drafts.save(draft);
  report({ kind: 'draft', dossierId: draft.dossierId, revision: draft.revision });
}

export function report(acknowledged: Acknowledged): void {
  // oxlint-disable-next-line no-console -- the only way out of a page that is about to be killed
  console.log(`saved ${JSON.stringify(acknowledged)}`);
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
