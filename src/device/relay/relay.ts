/**
 * Sealed work on other phones (docs/protocol.md, "Relay"). Giving along takes nothing away: a packet leaves this phone only
 * against the province's signature. Whoever carries learns how many packets there are and how large, and believes nothing
 * of them.
 */

import { findStorageProblem } from '../../core/dossier/find-storage-problem.ts';
import type { Clock, Digests, Storage } from '../../core/ports.ts';
import { applyAcknowledgements } from '../../core/relay/apply-acknowledgements.ts';
import type { AcknowledgementOutcome } from '../../core/relay/apply-acknowledgements.ts';
import type { Bundle } from '../../core/relay/bundle.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { OpenedBundle, Relay } from '../../core/sharing-ports.ts';
import { answerThrown } from '../../core/storage-failure.ts';
import { lazily } from '../app/lazily.ts';
import { findPins } from '../contact/enrolment-record.ts';
import { isBoxThere, keepPins, measureBox, openBox } from './carried-box.ts';
import type { CarriedBox } from './carried-box.ts';
import { listKept, putDownCarried, keptKey } from './carried-outbox.ts';
import { withOwnOutboxes } from './own-stores.ts';
import type { OwnOutbox, OwnStoresParts } from './own-stores.ts';
import { findWaiting, packLoad } from './pack-load.ts';
import type { WaitingLoad } from './pack-load.ts';
import { readBundle, verifyParts } from './read-bundle.ts';
import { takePackets } from './take-packets.ts';
import { newBundleWriter } from './write-bundle.ts';

export interface RelayParts extends OwnStoresParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly digests: Digests;
  /** Something was taken that may be sent. */
  readonly onTaken: () => void;
  readonly takeShared: Relay['takeShared'];
}

/** Of the progress of opening a file, for holding its parts against their digests. */
const verifyingShare = 0.4;

export function newRelay(parts: RelayParts): Relay {
  const { store: own, storage, clock, digests } = parts;
  const box = lazily(() => openBox(parts));
  const findBox = async (): Promise<CarriedBox | undefined> => ((await isBoxThere(parts)) ? box() : undefined);

  /** What waits in every outbox of this phone, the box's too: who carries may give along to one who is faster. */
  async function withWaiting<T>(work: (load: WaitingLoad) => Promise<T>): Promise<T> {
    const carried = await findBox();
    return withOwnOutboxes(parts, async (owned) =>
      work(await findWaiting([...owned, ...(carried ? [carried] : [])].map(({ outbox }) => outbox))),
    );
  }

  function nameFile(index: number | 'nhan'): string {
    const [day = '', time = ''] = clock.nowIso().split('T');
    return `go-cua-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}-${index}.gocua`;
  }

  return {
    waiting: () =>
      withWaiting(async ({ packets }) => ({
        packets: packets.length,
        bytes: packets.flatMap((packet) => packet.parts).reduce((sum, { len }) => sum + len, 0),
      })),

    pack: (mostBytes, onProgress) =>
      withWaiting(async (load) => {
        const aud = (await findPins(own.db))?.gatewayId;
        if (aud === undefined) return fail('not-found');
        return packLoad(load, { aud, mostBytes, nameOf: nameFile }, onProgress);
      }),

    async open(file, onProgress) {
      const pins = await findPins(own.db);
      const bundle = await readBundle(digests, file);
      if (!bundle.ok) return bundle;
      if (!pins) return fail('not-enrolled');
      if (bundle.value.aud !== pins.gatewayId) return fail('bundle-foreign');
      const openAll = async () => {
        if (bundle.value.packets.length > 0) await keepPins(await box(), pins);
        return await withOwnOutboxes(parts, (owned) => openBundle(bundle.value, owned, onProgress));
      };
      return await answerThrown(openAll());
    },

    async carried() {
      const carried = await findBox();
      return carried ? measureBox(carried) : { packets: 0, bytes: 0, delivered: 0 };
    },

    async packReceipts() {
      const carried = await findBox();
      const kept = carried ? await listKept(carried.store) : [];
      const pins = carried && (await findPins(carried.store.db));
      if (kept.length === 0 || !pins) return fail('not-found');
      const bundle = newBundleWriter(pins.gatewayId);
      for (const { pid, jws } of kept) bundle.addAcknowledgement(pid, jws);
      return succeed({ fileName: nameFile('nhan'), bytes: bundle.end() });
    },

    takeShared: parts.takeShared,
  };

  async function openBundle(
    bundle: Bundle,
    owned: readonly OwnOutbox[],
    onProgress: (share: number) => void,
  ): Promise<Result<OpenedBundle>> {
    const carried = await findBox();
    const believed = await applyAll(bundle.acknowledgements, owned, carried);
    const answer = { packetsTaken: 0, packetsKnown: 0, partsDamaged: bundle.leftOut, bytes: 0, ...believed };
    const verified = await verifyParts(bundle, newMeter(bundle.parts, 0, verifyingShare, onProgress));
    answer.partsDamaged += verified.damaged;
    if (carried && bundle.packets.length > 0) {
      const rows = (await Promise.all(owned.map(({ outbox }) => outbox.deliveries()))).flat();
      const pids = new Set(rows.map(({ pid }) => pid));
      const isOwn = (pid: string) => pids.has(pid);
      const neededBytes = await measureNew(carried, bundle, verified.parts, isOwn);
      const problem = neededBytes > 0 ? await findStorageProblem({ storage }, 2 * neededBytes) : undefined;
      if (problem) return { ok: false, problem };
      const meter = newMeter(verified.parts, verifyingShare, 1, onProgress);
      const box = { store: carried.store, secondCopy: carried.secondCopy, isOwn, nowMs: clock.nowMs() };
      const counts = await takePackets({ ...box, onProgress: meter }, bundle.packets, verified.parts);
      answer.packetsTaken = counts.taken;
      answer.packetsKnown = counts.known;
      answer.partsDamaged += counts.refused;
      answer.bytes = neededBytes;
      parts.onTaken();
    }
    own.announce('deliveries');
    onProgress(1);
    return succeed(answer);
  }

  /** An acknowledgement may be for anybody here, or for something that is carried on. */
  async function applyAll(
    acknowledgements: Bundle['acknowledgements'],
    owned: readonly OwnOutbox[],
    carried: CarriedBox | undefined,
  ): Promise<Pick<OpenedBundle, 'ownDelivered' | 'acknowledgementsRefused'>> {
    if (acknowledgements.size === 0) return { ownDelivered: 0, acknowledgementsRefused: 0 };
    const outcomes: ReadonlyMap<string, AcknowledgementOutcome>[] = [];
    for (const ports of owned) outcomes.push(await applyAcknowledgements({ ...ports, clock }, acknowledgements));
    const delivered = outcomes.flatMap((each) => [...each.values()]).filter((outcome) => outcome === 'delivered');
    const kept = new Set<string>();
    if (carried) {
      outcomes.push(await applyAcknowledgements({ ...carried, clock }, acknowledgements));
      await putDownCarried(carried.store, carried.outbox, clock.nowMs());
      for (const { pid } of await listKept(carried.store)) kept.add(pid);
    }
    const isBelieved = (pid: string) =>
      kept.has(pid) || outcomes.some((each) => each.get(pid) === 'delivered' || each.get(pid) === 'known');
    const refused = [...acknowledgements.keys()].filter((pid) => !isBelieved(pid));
    return { ownDelivered: delivered.length, acknowledgementsRefused: refused.length };
  }
}

/** Bytes of the parts that will be put into the box. */
async function measureNew(
  { store: { db } }: CarriedBox,
  bundle: Bundle,
  parts: Bundle['parts'],
  isOwn: (pid: string) => boolean,
): Promise<number> {
  const acknowledged = new Set(
    await db.meta
      .where('key')
      .anyOf(bundle.packets.map(({ pid }) => keptKey(pid)))
      .primaryKeys(),
  );
  const wanted = bundle.packets.filter(({ pid }) => !isOwn(pid) && !acknowledged.has(keptKey(pid)));
  const names = new Set(wanted.flatMap((packet) => packet.parts.map(({ sha256 }) => sha256)));
  const here = new Set(
    await db.parts
      .where('sha256')
      .anyOf([...names])
      .primaryKeys(),
  );
  let bytes = 0;
  for (const [sha256, { length }] of parts) if (names.has(sha256) && !here.has(sha256)) bytes += length;
  return bytes;
}

/** Turns bytes that were dealt with into a share between `from` and `to`. */
function newMeter(
  parts: Bundle['parts'],
  from: number,
  to: number,
  onProgress: (share: number) => void,
): (bytes: number) => void {
  let all = 0;
  for (const { length } of parts.values()) all += length;
  let done = 0;
  return (bytes) => {
    done += bytes;
    onProgress(from + ((to - from) * done) / Math.max(1, all));
  };
}
