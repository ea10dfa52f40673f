/**
 * The promise of the product as one property: any sequence of sealing, corrections, kills, cuts, lost answers, busy and
 * restored gateways, impostors, waiting and clock leaps loses no sealed dossier and files none twice. A failing run prints
 * its seed and path; `SLOW=1` runs many.
 */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../src/core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../src/core/delivery/refresh-statuses.ts';
import { answerQuestion } from '../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../src/core/dossier/attach-paper.ts';
import { closeCorrections } from '../../src/core/dossier/close-corrections.ts';
import { recordConsent } from '../../src/core/dossier/record-consent.ts';
import { sealDossier } from '../../src/core/dossier/seal-dossier.ts';
import { startCorrection } from '../../src/core/dossier/start-correction.ts';
import { startDossier } from '../../src/core/dossier/start-dossier.ts';
import type { Ports } from '../../src/core/ports.ts';
import { aStart, confirmConsent, newDossierWorld, pension, taken } from '../core/dossier/dossier-world.ts';
import type { Fault } from '../fakes/fake-link.ts';
import type { Crash } from '../fakes/fake-process.ts';
import { aPicture } from '../fakes/fake-sealer.ts';
import { bytesFor, sha256Hex } from '../fixtures/dossier-fixtures.ts';
import { fuzzTimeoutMs, propertyRuns } from '../fixtures/runs.ts';

const hourMs = 60 * 60_000;
const yearMs = 365 * 24 * hourMs;

const aCrash: fc.Arbitrary<Crash | undefined> = fc.option(
  fc.record({ atStep: fc.integer({ min: 1, max: 60 }), effect: fc.constantFrom('lost' as const, 'done' as const) }),
  { nil: undefined, freq: 3 },
);
const aFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fault>({ kind: 'none' }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ kind: 'offline' }) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((share): Fault => ({ kind: 'cut', share })) },
  { weight: 2, arbitrary: fc.constant<Fault>({ kind: 'answer-lost' }) },
  { weight: 1, arbitrary: fc.nat(120_000).map((retryAfterMs): Fault => ({ kind: 'busy', retryAfterMs })) },
  { weight: 1, arbitrary: fc.constant<Fault>({ kind: 'impostor' }) },
);
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 60_000, max: 150_000 })), {
  maxLength: 3,
});

const anEvent = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('seal' as const), sizes, crash: aCrash }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(20), sizes, crash: aCrash }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      faults: fc.array(aFault, { maxLength: 10 }),
      atOnce: fc.boolean(),
      crash: aCrash,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      faults: fc.array(aFault, { maxLength: 2 }),
      crash: aCrash,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('seal again' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('purge' as const), crash: aCrash }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), durationMs: fc.nat(30 * hourMs) }) },
  { weight: 3, arbitrary: fc.constantFrom({ kind: 'back-up' as const }, { kind: 'restore' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leap' as const), years: fc.constantFrom(-10, 10) }) },
);
type Event = typeof anEvent extends fc.Arbitrary<infer T> ? T : never;

class Day {
  readonly #world = newDossierWorld();
  /** Every packet that ever was sealed, with the dossier, what it replaces, and its parts. */
  readonly sealed = new Map<string, { dossierId: string; supersedes?: string; papers: readonly string[] }>();
  readonly #dossiers: string[] = [];
  #restore: (() => void) | undefined;
  #backedUpAtMs = 0;
  readonly #hasWildClock: boolean;
  #count = 0;

  /** A phone whose clock leaps by years cannot keep a grace period; then no backup is restored. */
  constructor(hasWildClock: boolean) {
    this.#hasWildClock = hasWildClock;
  }

  get gateway() {
    return this.#world.gateway;
  }

  async meets(event: Event): Promise<void> {
    const { phone, gateway } = this.#world;
    switch (event.kind) {
      case 'seal':
        await this.#runApp(event.crash, (ports) => this.#seal(ports, event.sizes));
        break;
      case 'correct':
        await this.#runApp(event.crash, (ports) => this.#correct(ports, event.which, event.sizes));
        break;
      case 'seal again':
        await this.#runApp(undefined, (ports) => sealDossier(ports, this.#dossierAt(event.which)));
        break;
      case 'deliver': {
        const faults = [...event.faults];
        phone.nextFault = () => faults.shift() ?? { kind: 'offline' };
        await this.#runApp(event.crash, (ports) => deliverOutbox(ports, { atOnce: event.atOnce }));
        break;
      }
      case 'refresh': {
        const faults = [...event.faults];
        phone.nextFault = () => faults.shift() ?? { kind: 'none' };
        await this.#runApp(event.crash, (ports) => refreshStatuses(ports, '0.1.0'));
        break;
      }
      case 'purge':
        await this.#runApp(event.crash, async (ports) => {
          await closeCorrections(ports);
          await purgeDelivered(ports);
        });
        break;
      case 'wait':
        phone.clock.advanceMs(event.durationMs);
        break;
      case 'leap':
        if (this.#hasWildClock) phone.clock.advanceMs(event.years * yearMs);
        break;
      case 'back-up':
        this.#restore = gateway.backUp();
        this.#backedUpAtMs = phone.clock.nowMs();
        break;
      case 'restore':
        // The grace period outlasts the time between backups.
        if (!this.#hasWildClock && phone.clock.nowMs() - this.#backedUpAtMs < phone.purgeGraceMs) this.#restore?.();
        break;
    }
    this.#noteSealed();
  }

  /** Coverage for long enough, and a person who taps "Gửi ngay". */
  async heals(): Promise<void> {
    const { phone } = this.#world;
    phone.nextFault = () => ({ kind: 'none' });
    for (let contact = 0; contact < 3; contact += 1) {
      const { ports } = phone.boot();
      await deliverOutbox(ports, { atOnce: true });
      await refreshStatuses(ports, '0.1.0');
    }
  }

  async expectNothingLostAndNothingTwice(): Promise<void> {
    const { phone, gateway } = this.#world;
    for (const [pid, { dossierId, papers }] of this.sealed) {
      expect(gateway.isComplete(pid), `packet ${pid} is complete`).toBe(true);
      expect(gateway.filings.get(pid), `packet ${pid} is filed once`).toBe(1);
      expect(gateway.findDossier(dossierId)?.pids.filter((filed) => filed === pid)).toHaveLength(1);
      const twins = [...this.sealed].filter(
        ([other, sealed]) => sealed.dossierId === dossierId && gateway.filedAs.get(other) === gateway.filedAs.get(pid),
      );
      expect(twins, `${gateway.filedAs.get(pid)} of dossier ${dossierId}`).toHaveLength(1);
      const isReplaced = [...this.sealed.values()].some((other) => other.supersedes === pid);
      if (!isReplaced) for (const sha256 of papers) expect(gateway.paperBytes(sha256)).toBeDefined();
    }
    for (const delivery of await phone.boot().ports.outbox.deliveries()) {
      expect(delivery.state).toBe('delivered');
      expect(delivery.acknowledgement?.complete).toBe(true);
    }
    expect(new Set(gateway.dossiers().map(({ text }) => text.dossierId))).toEqual(
      new Set([...this.sealed.values()].map(({ dossierId }) => dossierId)),
    );
  }

  async #runApp(crash: Crash | undefined, work: (ports: Ports) => Promise<unknown>): Promise<void> {
    const { ports, process } = this.#world.phone.boot(crash);
    await process.run(work(ports));
    process.kill();
  }

  async #seal(ports: Ports, pictureSizes: readonly number[]): Promise<void> {
    // A volunteer whose phone died in the middle goes on with the draft that is there.
    const open = (await ports.drafts.list()).drafts.find((draft) => draft.state === 'draft');
    const draft = open ?? taken(await startDossier(ports, pension, aStart()));
    if (!open) this.#dossiers.push(draft.dossierId);
    await this.#fillAndSeal(ports, draft.dossierId, pictureSizes);
  }

  #dossierAt(which: number): string {
    return this.#dossiers[which % Math.max(1, this.#dossiers.length)] ?? 'none begun';
  }

  async #correct(ports: Ports, which: number, pictureSizes: readonly number[]): Promise<void> {
    const dossierId = this.#dossierAt(which);
    if (!(await startCorrection(ports, dossierId)).ok) return;
    await this.#fillAndSeal(ports, dossierId, pictureSizes);
  }

  async #fillAndSeal(ports: Ports, dossierId: string, pictureSizes: readonly number[]): Promise<void> {
    taken(await answerQuestion(ports, dossierId, 'hasBook', false));
    for (const size of pictureSizes) {
      this.#count += 1;
      await attachPaper(ports, dossierId, 'book', aPicture(bytesFor(`picture ${this.#count}`, size)));
    }
    const { basketId } = taken(
      await answerQuestion(ports, dossierId, 'phone', `09123456${String(this.#count % 100).padStart(2, '0')}`),
    );
    taken(await recordConsent(ports, basketId, confirmConsent));
    taken(await sealDossier(ports, dossierId));
  }

  #noteSealed(): void {
    for (const stored of this.#world.phone.disk.packets.values()) {
      const { pid, dossierId, supersedes, parts } = JSON.parse(stored) as {
        pid: string;
        dossierId: string;
        supersedes?: string;
        parts: { sha256: string }[];
      };
      const papers = parts.slice(1).map(({ sha256 }) => sha256);
      this.sealed.set(pid, { dossierId, ...(supersedes !== undefined && { supersedes }), papers });
    }
  }
}

it(
  'any day loses no sealed dossier and files none twice',
  async () => {
    let sealedAltogether = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(anEvent, { maxLength: 25, size: 'max' }),
        async (hasWildClock, events) => {
          const day = new Day(hasWildClock);
          for (const event of events) await day.meets(event);
          await day.heals();
          await day.expectNothingLostAndNothingTwice();
          sealedAltogether += day.sealed.size;
        },
      ),
      { numRuns: propertyRuns(150, 20_000) },
    );
    // A property over empty days would hold as well.
    expect(sealedAltogether).toBeGreaterThan(150);
  },
  fuzzTimeoutMs,
);

it('pictures arrive byte by byte as they were taken', async () => {
  const day = new Day(false);
  await day.meets({ kind: 'seal', sizes: [5_000, 140_000], crash: undefined });
  await day.meets({
    kind: 'deliver',
    faults: [{ kind: 'none' }, { kind: 'cut', share: 0.4 }],
    atOnce: true,
    crash: undefined,
  });
  await day.heals();
  const [text] = day.gateway.dossiers().map((dossier) => dossier.text);
  const papers = [...day.sealed.values()].flatMap((packet) => packet.papers);
  const arrived = papers.map((sha256) => sha256Hex(day.gateway.paperBytes(sha256)!));
  expect(arrived).toEqual(text?.papers.map(({ sha256 }) => sha256));
});
