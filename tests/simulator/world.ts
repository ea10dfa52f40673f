/**
 * One run of a schedule: phones, carriers and officials of one province, an hour that passes only here, and everything that
 * was promised to anybody, so that the end can be compared with it.
 */

import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import { sql } from 'kysely';
import type { Delivery, VerifiedAcknowledgement } from '../../src/core/delivery/delivery.ts';
import type { SealedText } from '../../src/core/dossier/dossier.ts';
import type { NotesText } from '../../src/core/notes/note.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import type { StateAction } from '../../src/gateway/desk/decide-action.ts';
import { findPlaintext } from '../../src/gateway/opener/opener.ts';
import type { FakePicture } from '../fakes/fake-sealer.ts';
import { aPicture } from '../fakes/fake-sealer.ts';
import { tornRecord } from '../fakes/fake-store.ts';
import { bytesFor, sha256Hex } from '../fixtures/dossier-fixtures.ts';
import { short } from './describe-request.ts';
import type { Dice } from './dice.ts';
import { GatewayBox, brokenPicture } from './gateway-box.ts';
import { Network } from './network.ts';
import type { AppCode } from './app-code.ts';
import type { NotedFact } from './noting.ts';
import type { Province } from './province.ts';
import type { Pages } from './schedule.ts';
import { SimPhone } from './sim-phone.ts';
import { settle } from './still-time.ts';

export const startMs = Date.parse('2026-11-21T08:00:00+07:00');

/** A packet that was sealed: from this moment it must never be lost. */
export interface SealedFact {
  readonly packet: SealedPacket;
  readonly phone: SimPhone;
  readonly text: SealedText;
}

/** What an official was told is done. */
export interface DeskFact {
  readonly dossierId: string;
  readonly action: StateAction;
}

export class World {
  readonly province: Province;
  readonly code: AppCode;
  readonly gateway: GatewayBox;
  readonly network: Network;
  readonly phones: readonly SimPhone[];
  /** What carriers have with them. */
  readonly bags: readonly Uint8Array[][];
  readonly sealed = new Map<string, SealedFact>();
  readonly noted = new Map<string, NotedFact>();
  readonly acknowledged = new Map<string, VerifiedAcknowledgement>();
  readonly decided: DeskFact[] = [];
  /** Pictures as they were taken, by the digest of their bytes. */
  readonly pictures = new Map<string, Uint8Array>();
  /** When each revoked device was. */
  readonly revokedAtMs = new Map<string, number>();
  /** What is already known to be wrong. */
  readonly violations: string[] = [];
  readonly lines: string[] = [];
  /** How often each kind of thing happened. */
  readonly tally = new Map<string, number>();
  readonly #hash = createHash('sha256');
  #nowMs = startMs;
  #killsSeen = 0;
  /** Packets that went from their phones, and were looked after. */
  readonly #left = new Set<string>();

  constructor(province: Province, code: AppCode, seed: number, phones: number, carriers: number) {
    this.province = province;
    this.code = code;
    const count = (kind: string) => this.count(kind);
    this.gateway = new GatewayBox(province, () => new Date(this.#tick()), code.isLateToCommit, count);
    this.network = new Network({
      gateway: this.gateway,
      log: (line) => this.log(line),
      advance: (ms) => this.advance(ms),
      count,
    });
    this.phones = Array.from({ length: phones }, (_, index) => {
      return new SimPhone({
        province,
        index,
        seed: seed * 10 + index,
        count,
        onVerified: (acknowledgement) => this.acknowledged.set(acknowledgement.jws, acknowledgement),
      });
    });
    this.bags = Array.from({ length: carriers }, () => []);
    vi.setSystemTime(this.#nowMs);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get hash(): string {
    return this.#hash.copy().digest('hex');
  }

  phone(index: number): SimPhone {
    const phone = this.phones[index];
    if (!phone) throw new Error(`there is no phone ${index}`);
    return phone;
  }

  log(line: string): void {
    this.lines.push(line);
    this.#hash.update(`${line}\n`);
  }

  count(kind: string): void {
    this.tally.set(kind, (this.tally.get(kind) ?? 0) + 1);
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const { fake } of this.phones) fake.clock.advanceMs(ms);
    vi.setSystemTime(this.#nowMs);
  }

  takePictures(pages: Pages, seed: number): FakePicture[] {
    return pages.map((size, index) => {
      const bytes = bytesFor(`${seed} ${index}`, Math.abs(size));
      bytes[0] = size < 0 ? brokenPicture : 1;
      this.pictures.set(sha256Hex(bytes), bytes);
      return aPicture(bytes);
    });
  }

  /**
   * Lets everything that phones do go on together, in an order that the dice choose: their requests one after
   * the other, or, where they have company, several at the same moment and others' doings with them.
   */
  async pump(
    works: readonly Promise<unknown>[],
    dice: Dice,
    badness: number,
    findCompany?: () => Promise<readonly (() => Promise<void>)[]>,
  ): Promise<void> {
    const unfinished = new Set(works);
    for (const work of works) void work.then(() => unfinished.delete(work));
    const all = Promise.all(works);
    for (let idle = 0; unfinished.size > 0; idle += 1) {
      await settle();
      if (this.network.queue.length > 0) {
        idle = 0;
        if (findCompany) await this.network.passTogether(dice, badness, await findCompany());
        else await this.network.passOne(dice, badness);
      }
      if (idle > 1_000) throw new Error('a phone waits for something that never comes');
    }
    await all;
    // What a killed app had sent is on its way all the same, or not.
    while (this.network.queue.length > 0 && dice.chance(0.5)) await this.network.passOne(dice, badness);
    for (const { fail } of this.network.queue.splice(0)) fail(new TypeError('fetch failed'));
    await settle();
  }

  /** Writes down what lies sealed on the phones now, and looks whether anything went that must not. */
  async takeNote(): Promise<void> {
    for (const phone of this.phones) {
      for (const packet of phone.packets()) {
        if (!this.sealed.has(packet.pid) && !this.noted.has(packet.pid)) await this.#noteSealed(phone, packet);
      }
    }
    for (const phone of this.phones) this.#checkDelivered(phone);
    if (this.gateway.kills !== this.#killsSeen) await this.#checkHonoured();
    this.#killsSeen = this.gateway.kills;
    const gone = [...this.sealed.values(), ...this.noted.values()].filter(
      ({ phone, packet }) => !phone.disk.packets.has(packet.pid),
    );
    const removed = gone.filter(({ phone }) => phone.isEnrolled).map(({ packet }) => packet.pid);
    const unlooked = removed.filter((pid) => !this.#left.has(pid));
    const unopened = await this.findUnopened(unlooked);
    for (const pid of unlooked) this.#left.add(pid);
    for (const pid of unopened) this.violations.push(`${pid} left the phone before the office could open it`);
  }

  /** Those that the opener has not put before the desk, and whose notes it has not kept. */
  async findUnopened(pids: readonly string[]): Promise<readonly string[]> {
    if (pids.length === 0) return [];
    const isAsked = sql<boolean>`pid = any(${pids as string[]})`;
    const { db } = this.province;
    const rows = await db
      .selectFrom('dossier_packets')
      .select('pid')
      .where(isAsked)
      .union(
        db
          .selectFrom('notes')
          .select(sql<string>`pid`.as('pid'))
          .where(isAsked),
      )
      .execute();
    const opened = new Set(rows.map(({ pid }) => pid));
    return pids.filter((pid) => !opened.has(pid));
  }

  /** A packet leaves the waiting line by a verified acknowledgement of its own, and by nothing else. */
  #checkDelivered({ disk, name }: SimPhone): void {
    for (const stored of disk.deliveries.values()) {
      if (stored === tornRecord) continue;
      const { pid, state, acknowledgement } = JSON.parse(stored) as Delivery;
      if (state !== 'delivered') continue;
      const verified = acknowledgement && this.acknowledged.get(acknowledgement.jws);
      if (verified?.pid === pid && verified.complete) continue;
      this.violations.push(`${name} takes ${short(pid)} for delivered without an acknowledgement`);
    }
  }

  /** After a kill: phones would send again what is missing now, but then it had been acknowledged too early. */
  async #checkHonoured(): Promise<void> {
    const rows = await this.province.db.selectFrom('packets').select('pid').execute();
    const held = new Set(rows.map(({ pid }) => pid));
    const pids = new Set([...this.acknowledged.values()].map(({ pid }) => pid));
    for (const pid of pids) {
      if (!held.has(pid)) this.violations.push(`packet ${short(pid)} was acknowledged and is not there`);
    }
  }

  #tick(): number {
    this.#nowMs += 1;
    return this.#nowMs;
  }

  async #noteSealed(phone: SimPhone, packet: SealedPacket): Promise<void> {
    const part = packet.parts[0]?.sha256 ?? '';
    const bytes = phone.disk.parts.get(part) ?? phone.copies.parts.get(part) ?? new Uint8Array();
    const plain = await findPlaintext(this.province.keys.all, bytes);
    if (!plain) throw new Error('a sealed text does not open');
    const text = JSON.parse(new TextDecoder().decode(plain)) as SealedText | NotesText;
    if (text.kind === 'notes') {
      this.noted.set(packet.pid, { packet, phone, text });
      this.count('sealed: notes');
      return this.log(`${phone.name} sealed ${short(packet.pid)}, ${text.notes.length} notes`);
    }
    this.sealed.set(packet.pid, { packet, phone, text });
    this.count(`sealed: ${text.kind === 'supplement' ? text.kind : text.revision > 1 ? 'correction' : 'dossier'}`);
    this.log(`${phone.name} sealed ${short(packet.pid)}, ${text.kind} ${short(text.dossierId)}, ${text.revision}`);
  }
}
