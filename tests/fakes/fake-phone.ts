/** One phone: its disk, and the ports that a run of the app on it gets. Ending the run and booting again keeps the disk. */

import type { HelperIdentity } from '../../src/core/dossier/dossier.ts';
import type { Catalogue, Changes, Ports, Settings, Statuses } from '../../src/core/ports.ts';
import { parseProcedure } from '../../src/core/definition/parse-procedure.ts';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import { getProblemCode } from '../../src/protocol/gateway-answers.ts';
import { sha256Hex } from '../fixtures/dossier-fixtures.ts';
import { FakeClock, FakeRandomness } from './fake-clock.ts';
import type { FakeGateway } from './fake-gateway.ts';
import { fakeGatewayId, fakeGatewaySecret } from './fake-gateway.ts';
import type { Fault } from './fake-link.ts';
import { FakeLink } from './fake-link.ts';
import type { Crash } from './fake-process.ts';
import { FakeProcess } from './fake-process.ts';
import { FakeAcknowledgements, FakeNoteBook, FakePapers, FakeSealer } from './fake-sealer.ts';
import type { FakeDisk } from './fake-store.ts';
import { FakeDrafts, FakeOutbox, newDisk } from './fake-store.ts';

const hourMs = 60 * 60_000;

/** A phone is asked for the same few procedures at every step. */
const parsed = new WeakMap<Procedure, ReturnType<typeof parseProcedure>>();

function parseOnce(procedure: Procedure): ReturnType<typeof parseProcedure> {
  const known = parsed.get(procedure) ?? parseProcedure(procedure);
  parsed.set(procedure, known);
  return known;
}

export interface FakePhoneOptions {
  readonly gateway: FakeGateway;
  readonly procedures?: readonly Procedure[];
  readonly deviceId?: string;
  readonly seed?: number;
  readonly clock?: FakeClock;
}

export interface AppRun {
  readonly ports: Ports;
  readonly process: FakeProcess;
  readonly link: FakeLink;
}

export class FakePhone {
  readonly disk: FakeDisk = newDisk();
  readonly clock: FakeClock;
  readonly randomness: FakeRandomness;
  readonly deviceId: string;
  readonly #gateway: FakeGateway;
  /** What the catalogue holds; a new version is published by replacing it. */
  procedures: readonly Procedure[];
  /** What the next request on the link meets. */
  nextFault: () => Fault = () => ({ kind: 'none' });
  freeBytes: number | undefined = 500_000_000;
  helper: HelperIdentity | undefined;
  correctionWindowMs = 2 * hourMs;
  purgeGraceMs = 24 * hourMs;

  constructor({ gateway, procedures = [], deviceId = 'device-1', seed = 1, clock }: FakePhoneOptions) {
    this.#gateway = gateway;
    this.procedures = procedures;
    this.deviceId = deviceId;
    this.clock = clock ?? new FakeClock();
    this.randomness = new FakeRandomness(seed);
    this.helper = { deviceId, name: 'Nguyễn Văn Thử', role: 'volunteer' };
  }

  /** Starts the app; `crash` ends it at that step. */
  boot(crash?: Crash): AppRun {
    const process = new FakeProcess(crash);
    const { disk, clock, randomness, deviceId } = this;
    const world = { disk, process, clock, randomness, deviceId, gatewayId: fakeGatewayId };
    const link = new FakeLink(this.#gateway, process, clock, () => this.nextFault());
    const ports: Ports = {
      clock,
      randomness,
      digests: { sha256Hex: async (text) => sha256Hex(text) },
      drafts: new FakeDrafts(disk, process),
      papers: new FakePapers(world),
      sealer: new FakeSealer(world),
      noteBook: new FakeNoteBook(world),
      outbox: new FakeOutbox(disk, process),
      gateway: link,
      acknowledgements: new FakeAcknowledgements(fakeGatewaySecret),
      catalogue: this.#catalogue(process),
      statuses: this.#statuses(process),
      settings: this.#settings(),
      storage: { freeBytes: async () => this.freeBytes },
    };
    return { ports, process, link };
  }

  #catalogue(process: FakeProcess): Catalogue {
    const { disk } = this;
    const versions = (code: string) =>
      this.procedures
        .filter((procedure) => procedure.code === code)
        .sort((one, other) => one.version - other.version)
        .map((procedure) => ({ procedure, parsed: parseOnce(procedure) }));
    return {
      findProcedure: async (code, version) => {
        const wanted = versions(code).filter(({ procedure }) => (version ?? procedure.version) === procedure.version);
        const found = wanted.at(-1)?.parsed;
        return found?.ok === true ? found.value : undefined;
      },
      versions: async (code) => versions(code).flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])),
      unreadable: async (code) =>
        versions(code).flatMap(({ procedure: { version, effectiveFrom }, parsed }) =>
          parsed.ok ? [] : [{ version, effectiveFrom, problem: parsed.problem }],
        ),
      directory: async () => this.procedures.map(({ code, name, sector }) => ({ code, name, sector })),
      list: async () => [],
      schedule: async () => undefined,
      workingCalendar: async () => ({}),
      apply: (changes: Changes) =>
        process.step(() => {
          for (const status of changes.statuses) disk.statuses.set(status.dossierId, status);
          for (const { pid, code } of changes.reviews ?? []) disk.reviews.set(pid, getProblemCode(code));
          for (const pid of changes.openedPids ?? []) disk.openedPids.add(pid);
          disk.cursor = changes.cursor;
        }),
      cursor: () => process.step(() => disk.cursor),
    };
  }

  #statuses(process: FakeProcess): Statuses {
    const { disk } = this;
    return {
      find: (dossierId) => process.step(() => disk.statuses.get(dossierId)),
      list: () => process.step(() => [...disk.statuses.values()]),
      reviews: () => process.step(() => new Map(disk.reviews)),
      openedPids: () => process.step(() => new Set(disk.openedPids)),
    };
  }

  #settings(): Settings {
    return {
      correctionWindowMs: async () => this.correctionWindowMs,
      purgeGraceMs: async () => this.purgeGraceMs,
      draftLimitMs: async () => 3 * 24 * 3_600_000,
      helper: async () => this.helper,
    };
  }
}
