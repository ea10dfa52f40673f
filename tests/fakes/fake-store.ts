/**
 * The phone's disk and the ports that read and write it. Everything is kept as text or copied bytes, so that a caller can
 * neither reach into the store nor find there what was never written.
 */

import type { Delivery } from '../../src/core/delivery/delivery.ts';
import { newDelivery } from '../../src/core/delivery/delivery.ts';
import type { Beginning } from '../../src/core/dossier/beginning.ts';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import type { KnownStatus } from '../../src/core/dossier/dossier-status.ts';
import type { ProblemCode } from '../../src/core/problem.ts';
import type { Beginnings, Drafts, Outbox, SealedPacket } from '../../src/core/ports.ts';
import type { FakeProcess } from './fake-process.ts';

/** What survives the end of a process. */
export interface FakeDisk {
  readonly drafts: Map<string, string>;
  readonly beginnings: Map<string, string>;
  readonly packets: Map<string, string>;
  readonly deliveries: Map<string, string>;
  readonly parts: Map<string, Uint8Array>;
  readonly statuses: Map<string, KnownStatus>;
  readonly reviews: Map<string, ProblemCode>;
  readonly openedPids: Set<string>;
  readonly notes: Map<string, string>;
  seq: number;
  cursor: string | undefined;
  /** Who drains; the end of its process frees it. */
  drainer: FakeProcess | undefined;
}

export function newDisk(): FakeDisk {
  return {
    drafts: new Map(),
    beginnings: new Map(),
    packets: new Map(),
    deliveries: new Map(),
    parts: new Map(),
    statuses: new Map(),
    reviews: new Map(),
    openedPids: new Set(),
    notes: new Map(),
    seq: 0,
    cursor: undefined,
    drainer: undefined,
  };
}

/** What stands for a record whose bytes a power cut damaged. */
export const tornRecord = '\0\0\0';

export function readRecord<T>(stored: string | undefined): T | undefined {
  return stored === undefined || stored === tornRecord ? undefined : (JSON.parse(stored) as T);
}

export class FakeDrafts implements Drafts {
  readonly #disk: FakeDisk;
  readonly #process: FakeProcess;

  constructor(disk: FakeDisk, process: FakeProcess) {
    this.#disk = disk;
    this.#process = process;
  }

  save(draft: Draft): Promise<void> {
    const stored = JSON.stringify(draft);
    return this.#process.step(() => void this.#disk.drafts.set(draft.dossierId, stored));
  }

  find(dossierId: string): Promise<Draft | undefined> {
    return this.#process.step(() => readRecord<Draft>(this.#disk.drafts.get(dossierId)));
  }

  list(): Promise<{ drafts: readonly Draft[]; torn: number }> {
    return this.#process.step(() => {
      const read = [...this.#disk.drafts.values()].map((stored) => readRecord<Draft>(stored));
      const drafts = read.filter((draft) => draft !== undefined);
      drafts.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
      return { drafts: drafts.map(withoutPreviews), torn: read.length - drafts.length };
    });
  }

  basket(basketId: string): Promise<readonly Draft[]> {
    return this.#process.step(() =>
      [...this.#disk.drafts.values()]
        .flatMap((stored) => readRecord<Draft>(stored) ?? [])
        .filter((draft) => draft.basketId === basketId)
        .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt)),
    );
  }

  remove(dossierId: string): Promise<void> {
    return this.#process.step(() => {
      const removed = readRecord<Draft>(this.#disk.drafts.get(dossierId));
      this.#disk.drafts.delete(dossierId);
      for (const page of removed?.papers.flatMap((paper) => paper.pages) ?? []) {
        discardUnnamed(this.#disk, page.partSha256);
      }
    });
  }
}

function withoutPreviews(draft: Draft): Draft {
  const papers = draft.papers.map((paper) => ({
    ...paper,
    pages: paper.pages.map(({ thumbnail: _, ...page }) => page),
  }));
  return { ...draft, papers };
}

export class FakeBeginnings implements Beginnings {
  readonly #disk: FakeDisk;
  readonly #process: FakeProcess;

  constructor(disk: FakeDisk, process: FakeProcess) {
    this.#disk = disk;
    this.#process = process;
  }

  save(beginning: Beginning): Promise<void> {
    const stored = JSON.stringify(beginning);
    return this.#process.step(() => void this.#disk.beginnings.set(beginning.beginningId, stored));
  }

  list(): Promise<readonly Beginning[]> {
    return this.#process.step(() =>
      [...this.#disk.beginnings.values()]
        .flatMap((stored) => readRecord<Beginning>(stored) ?? [])
        .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt)),
    );
  }

  remove(beginningId: string): Promise<void> {
    return this.#process.step(() => void this.#disk.beginnings.delete(beginningId));
  }
}

export class FakeOutbox implements Outbox {
  readonly #disk: FakeDisk;
  readonly #process: FakeProcess;

  constructor(disk: FakeDisk, process: FakeProcess) {
    this.#disk = disk;
    this.#process = process;
  }

  async exclusively(run: () => Promise<void>): Promise<boolean> {
    const taken = await this.#process.step(() => {
      if (this.#disk.drainer && !this.#disk.drainer.isEnded) return false;
      this.#disk.drainer = this.#process;
      return true;
    });
    if (!taken) return false;
    try {
      await run();
    } finally {
      this.#disk.drainer = undefined;
    }
    return true;
  }

  deliveries(): Promise<readonly Delivery[]> {
    return this.#process.step(() =>
      [...this.#disk.deliveries.entries()]
        .map(([pid, stored]) => readRecord<Delivery>(stored) ?? newDelivery(pid))
        .sort((one, other) => this.#sealedAtMs(one.pid) - this.#sealedAtMs(other.pid)),
    );
  }

  packet(pid: string): Promise<SealedPacket | undefined> {
    return this.#process.step(() => readRecord<SealedPacket>(this.#disk.packets.get(pid)));
  }

  readPart(sha256: string, offset: number, len: number): Promise<Uint8Array | undefined> {
    return this.#process.step(() => {
      const bytes = this.#disk.parts.get(sha256);
      return bytes && offset + len <= bytes.length ? bytes.slice(offset, offset + len) : undefined;
    });
  }

  record(_pid: string, delivery: Delivery): Promise<void> {
    return this.recordAll([delivery]);
  }

  recordAll(deliveries: readonly Delivery[]): Promise<void> {
    const rows = deliveries.map((delivery) => [delivery.pid, JSON.stringify(delivery)] as const);
    return this.#process.step(() => {
      for (const [pid, stored] of rows) this.#disk.deliveries.set(pid, stored);
    });
  }

  purge(pid: string): Promise<void> {
    return this.#process.step(() => {
      const packet = readRecord<SealedPacket>(this.#disk.packets.get(pid));
      this.#disk.packets.delete(pid);
      this.#disk.deliveries.delete(pid);
      for (const part of packet?.parts ?? []) discardUnnamed(this.#disk, part.sha256);
    });
  }

  #sealedAtMs(pid: string): number {
    return readRecord<SealedPacket>(this.#disk.packets.get(pid))?.sealedAtMs ?? 0;
  }
}

/** Freezes and enqueues in one step: packet, bytes, delivery and what became of the draft. */
export function storePacket(
  disk: FakeDisk,
  packet: SealedPacket,
  parts: readonly Uint8Array[],
  sealedDraft?: Draft,
): void {
  disk.packets.set(packet.pid, JSON.stringify(packet));
  disk.deliveries.set(packet.pid, JSON.stringify(newDelivery(packet.pid)));
  for (const [index, part] of packet.parts.entries()) {
    const bytes = parts[index];
    if (bytes) disk.parts.set(part.sha256, bytes.slice());
  }
  if (sealedDraft) disk.drafts.set(sealedDraft.dossierId, JSON.stringify(sealedDraft));
}

/** Drops a part's bytes unless a packet or a draft still names it. */
export function discardUnnamed(disk: FakeDisk, sha256: string): void {
  const isNamed = [...disk.packets.values(), ...disk.drafts.values()].some((stored) => stored.includes(sha256));
  if (!isNamed) disk.parts.delete(sha256);
}
