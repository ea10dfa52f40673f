/** A whole device for the screens: the core's fake phone, with a vault, a scanner and a camera that do what a test says. */

import { mergeDirectory } from '../../src/core/procedure/directory-entry.ts';
import { countSectors, findProcedures } from '../../src/core/search/found-procedure.ts';
import { buildProcedureIndex } from '../../src/core/search/procedure-index.ts';
import type { DirectoryEntry, ListEntry, ListName, Procedure } from '../../src/core/procedure/procedure.ts';
import { fail, succeed } from '../../src/core/result.ts';
import type { StandingOrder } from '../../src/core/standing-order.ts';
import type { Device, EnrolledDevice, WatchTopic } from '../../src/core/screen-ports.ts';
import type { ReadyFacts } from '../../src/core/visit/ready-to-go.ts';
import { FakeGateway } from '../fakes/fake-gateway.ts';
import { FakePhone } from '../fakes/fake-phone.ts';
import { newFakeTickets } from '../fixtures/fake-tickets.ts';
import { newFakeVoices } from '../fixtures/fake-voices.ts';
import { newFakeHamlets } from '../fixtures/fake-hamlets.ts';
import type { FakeHamlets } from '../fixtures/fake-hamlets.ts';
import { newFakeReports } from '../fixtures/fake-reports.ts';
import type { FakeReports } from '../fixtures/fake-reports.ts';
import { newFakeRelay } from './relay/fake-relay.ts';
import { FakeBeginnings } from '../fakes/fake-store.ts';

export interface FakeDevice extends Device {
  readonly phone: FakePhone;
  readonly hamlets: FakeHamlets;
  readonly reports: FakeReports;
  /** Hands a text to the scanner that is open now. */
  scan(text: string): void;
  /** Tells the screens that a topic changed. */
  announce(topic: WatchTopic): void;
}

export interface FakeDeviceOptions {
  readonly procedures?: readonly Procedure[];
  /** Rows of the directory beyond the procedures'. */
  readonly directory?: readonly DirectoryEntry[];
  readonly lists?: { readonly [name in ListName]?: readonly ListEntry[] };
  readonly vault?: 'none' | 'locked' | 'open';
  readonly enrolled?: EnrolledDevice;
  readonly order?: StandingOrder;
}

/** Facts of a phone that may leave coverage. */
export const everythingReady: ReadyFacts = {
  nowMs: Date.parse('2026-11-21T08:00:00+07:00'),
  today: '2026-11-21',
  app: { isWorkerActive: true, files: 120, missing: [] },
  catalogue: {
    isWhole: true,
    heardAtMs: Date.parse('2026-11-21T07:00:00+07:00'),
    missingCodes: [],
    missingLists: [],
  },
  recipients: 2,
  isPersisted: true,
  freeBytes: 2_000_000_000,
  lastServerMs: Date.parse('2026-11-21T07:00:00+07:00'),
  aheadMs: 0,
  vault: 'open',
  battery: { level: 0.9, isCharging: false },
  unsent: 0,
  device: { isConfirmed: true, expiresOn: '2027-12-31' },
};

export const aVolunteer: EnrolledDevice = {
  deviceId: 'device-1',
  role: 'volunteer',
  personName: 'Nguyễn Văn Thử',
  commune: { code: '19429', name: 'Xã Mẫu' },
  receptionPoints: [{ receptionPointId: 'point-1', name: 'Quầy Mẫu', address: 'Thôn Mẫu' }],
  confirmed: true,
  check: '123456',
};

export function newFakeDevice(options: FakeDeviceOptions = {}): FakeDevice {
  const { procedures = [], directory: rows = [], lists = {}, enrolled = aVolunteer } = options;
  const phone = new FakePhone({ gateway: new FakeGateway(['device-1']), procedures });
  const { ports, process } = phone.boot();
  const beginnings = new FakeBeginnings(phone.disk, process);
  const listeners = new Set<(topic: WatchTopic) => void>();
  let vault = options.vault ?? 'open';
  let onText: ((text: string) => void) | undefined;
  const directory = () => mergeDirectory(rows, phone.procedures);
  const announce = (topic: WatchTopic) => {
    for (const listener of listeners) listener(topic);
  };
  return {
    ...ports,
    phone,
    announce,
    scan: (text) => onText?.(text),
    drafts: {
      find: (dossierId) => ports.drafts.find(dossierId),
      list: () => ports.drafts.list(),
      basket: (basketId) => ports.drafts.basket(basketId),
      async save(draft) {
        await ports.drafts.save(draft);
        announce('drafts');
      },
      async remove(dossierId) {
        await ports.drafts.remove(dossierId);
        announce('drafts');
      },
    },
    beginnings: {
      list: () => beginnings.list(),
      async save(beginning) {
        await beginnings.save(beginning);
        announce('drafts');
      },
      async remove(beginningId) {
        await beginnings.remove(beginningId);
        announce('drafts');
      },
    },
    sealer: {
      async seal(...values) {
        const packet = await ports.sealer.seal(...values);
        announce('drafts');
        announce('deliveries');
        return packet;
      },
    },
    catalogue: {
      ...ports.catalogue,
      list: async (name) => lists[name] ?? [],
      directory: async () => directory(),
    },
    procedureSearch: {
      find: async (query, found) => findProcedures(buildProcedureIndex(directory()), query, found),
      sectors: async () => countSectors(buildProcedureIndex(directory())),
    },
    scanner: {
      async start(_element, hear) {
        onText = hear;
        return succeed({
          async stop() {
            onText = undefined;
          },
        });
      },
      readPicture: async () => [],
    },
    camera: {
      start: async () => succeed({ take: async () => ({ size: 3, type: 'image/jpeg' }), stop: async () => undefined }),
    },
    enrolment: {
      current: async () => enrolled,
      check: async () => succeed(undefined),
      enrol: async () => succeed(enrolled),
    },
    people: {
      list: async () => [{ storeName: 'gocua', name: enrolled.personName, isCurrent: true, waiting: 3 }],
      switchTo: async () => undefined,
      add: async () => undefined,
    },
    vault: {
      state: async () => vault,
      async create() {
        vault = 'open';
        return succeed(undefined);
      },
      async unlock() {
        vault = 'open';
        return succeed(undefined);
      },
      async lock() {
        vault = 'locked';
      },
      proposeWords: async () => 'suối tre bản gừng',
      whileAway: (dialog) => dialog(),
      lossOnForgetting: async () => ({ drafts: 2, sealed: 3 }),
      async forget() {
        vault = 'none';
      },
    },
    appUpdate: {
      version: '0.0.0',
      isWaiting: () => false,
      isLacking: () => false,
      beforeReopening: () => () => undefined,
      apply: async () => undefined,
      coming: () => undefined,
      news: async () => undefined,
    },
    appInstall: { isInstalled: () => false, canAsk: () => false, ask: async () => false },
    claim(_name, onChange) {
      onChange('held');
      return { take: () => undefined, release: () => undefined };
    },
    watch: {
      openWindows: async () => 1,
      counters: async () => ({ waiting: 3, needsAttention: 1, delivered: 0, drafts: 0 }),
      link: () => 'offline',
      storeProblem: () => undefined,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    office: {
      call: async () => ({ kind: 'offline' }),
      download: async () => ({ kind: 'offline' }),
      slipStatus: async () => ({ kind: 'offline' }),
      board: async () => ({ kind: 'offline' }),
      scan: async () => ({ kind: 'offline' }),
    },
    nudge: async () => undefined,
    order: async () => options.order,
    downloadCatalogue: async () => succeed(undefined),
    exportPacket: async () => succeed({ fileName: 'goi.gocua', bytes: new Uint8Array() }),
    deliverPacketFile: async () => succeed([]),
    relay: newFakeRelay(),
    door: {
      findKeptPage: async () => undefined,
      askPage: async () => ({ kind: 'offline' }),
      readyFacts: async () => everythingReady,
      mendApp: async () => true,
      forgetCatalogue: async () => undefined,
      findHotline: async () => '0233 1022',
      findPortrait: async () => undefined,
      keepPortrait: async () => succeed(undefined),
    },
    hamlets: newFakeHamlets(ports, () => announce('notes')),
    reports: newFakeReports(() => announce('reports')),
    voices: newFakeVoices(),
    tickets: newFakeTickets(() => announce('tickets')),
    kiosk: {
      hasPin: async () => true,
      setPin: async () => succeed(undefined),
      checkPin: async () => succeed(undefined),
      async startAnew() {
        for (const { dossierId } of (await ports.drafts.list()).drafts) await ports.drafts.remove(dossierId);
        for (const { beginningId } of await beginnings.list()) await beginnings.remove(beginningId);
        vault = 'open';
      },
    },
    deliveryLog: { list: async () => [] },
    setAside: {
      list: async () => [],
      export: async () => fail('not-found'),
      markExported: async () => undefined,
    },
    storageLoss: async () => undefined,
    acknowledgeLoss: async () => undefined,
  };
}
