/**
 * A gateway in memory that keeps docs/protocol.md: frames in stream order, bytes kept as they arrive, one acknowledgement
 * for one state, parts only for accepted headers, the opener, and a desk that files each packet once. What it promised in
 * an acknowledgement and what it filed is recorded, so that tests can compare.
 */

import type { DossierStatus, OfficeState } from '../../src/core/dossier/dossier-status.ts';
import type { SealedPaper, SealedText, SupplementRequest } from '../../src/core/dossier/dossier.ts';
import type { Changes, FrameAnswer, HaveAnswer, PackAnswer } from '../../src/core/ports.ts';
import type { FrameMeta } from '../../src/protocol/frames.ts';
import { FrameReader } from '../../src/protocol/frames.ts';
import type { AcknowledgementPayload, PacketHeader } from '../../src/protocol/packet.ts';
import { findPacketHeader } from '../../src/protocol/packet.ts';
import { isNotes } from '../../src/protocol/notes-text.ts';
import { parseSealedText } from '../../src/protocol/sealed-text.ts';
import { sha256Hex } from '../fixtures/dossier-fixtures.ts';
import type { FiledDossier, GatewayState, HeldPacket } from './fake-gateway-state.ts';
import { fileFirst, keepNotes, mayJoin, newGatewayState, textAfter } from './fake-gateway-state.ts';
import { openBytes, readFakeSigned, signFake } from './fake-sealer.ts';

export const fakeGatewayId = 'gateway-1';
export const fakeGatewaySecret = 'gateway-secret';

export class FakeGateway {
  #state: GatewayState = newGatewayState();
  readonly #devices: ReadonlySet<string>;
  /** Dossier ids in the order in which their statuses changed. */
  readonly #changed: string[] = [];
  /** How often each packet became (part of) a dossier, backups restored in between left out. */
  filings = new Map<string, number>();
  /** Which revision or supplement of its dossier each packet said it is. */
  readonly filedAs = new Map<string, string>();
  /** Body bytes of part frames that were taken, and all that arrived. */
  takenBytes = 0;
  arrivedBytes = 0;
  largestHave = 0;
  /** Parts of which a byte flips on the way, once. */
  readonly damagedInTransit = new Set<string>();
  /** Parts whose last bytes arrive just before the gateway is killed: they lie there unclosed. */
  readonly unclosed = new Set<string>();
  isBusy = false;

  constructor(devices: readonly string[]) {
    this.#devices = new Set(devices);
  }

  // ——— the wire ———

  have(pids: readonly string[], parts: readonly string[]): HaveAnswer {
    this.largestHave = Math.max(this.largestHave, pids.length + parts.length);
    const packets: { [pid: string]: HaveAnswer['packets'][string] } = {};
    for (const pid of pids) {
      const held = this.#state.packets.get(pid);
      packets[pid] = held ? { acknowledgement: this.#acknowledge(held), missing: this.#missing(held) } : null;
    }
    const heldBytes: { [sha256: string]: number } = {};
    for (const sha256 of parts) heldBytes[sha256] = this.#state.parts.get(sha256)?.length ?? 0;
    return { packets, parts: heldBytes };
  }

  /** Takes `bytes` of a body up to `cutAt`; absent when the stream was cut, so that nobody hears an answer. */
  pack(bytes: Uint8Array, cutAt = bytes.length): PackAnswer | undefined {
    const reader = new FrameReader();
    const frames: FrameAnswer[] = [];
    const touched = new Set<string>();
    let meta: FrameMeta | undefined;
    let body: Uint8Array[] = [];
    const arrived = bytes.subarray(0, cutAt);
    this.arrivedBytes += arrived.length;
    for (const event of reader.push(arrived)) {
      if (event.type === 'meta') {
        meta = event.meta;
        body = [];
      } else if (event.type === 'body') {
        body.push(event.bytes);
      } else if (event.type === 'end' && meta) {
        frames.push(this.#takeFrame(meta, Buffer.concat(body), touched));
        meta = undefined;
      } else {
        frames.push({ error: 'bad-frame' });
      }
    }
    if (meta?.type === 'part' && body.length > 0) this.#takeTail(meta, Buffer.concat(body));
    if (cutAt < bytes.length) return undefined;
    const acknowledgements: { [pid: string]: string } = {};
    for (const pid of touched) {
      const held = this.#state.packets.get(pid);
      if (held) acknowledgements[pid] = this.#acknowledge(held);
    }
    return { frames, acknowledgements };
  }

  changes(cursor: string | undefined): Changes {
    const ids = new Set(this.#changed.slice(Number(cursor ?? 0)));
    const statuses = [...ids].flatMap((id) => this.#state.dossiers.get(id)?.status ?? []);
    const reviews = [...this.#state.reviews].map(([pid, code]) => ({ pid, code }));
    const openedPids = [...this.#state.openedPids];
    const told = { statuses, reviews, openedPids };
    return { cursor: String(this.#changed.length), more: false, procedures: [], lists: {}, ...told };
  }

  // ——— the office ———

  dossiers(): FiledDossier[] {
    return [...this.#state.dossiers.values()];
  }

  findDossier(dossierId: string): FiledDossier | undefined {
    return this.#state.dossiers.get(dossierId);
  }

  /** What the office decided; the phone learns it with `changes`. */
  decide(dossierId: string, state: OfficeState, more: Partial<DossierStatus> = {}): void {
    const filed = this.#state.dossiers.get(dossierId);
    if (!filed) throw new Error(`the desk has no dossier ${dossierId}`);
    this.#setStatus(filed, { ...filed.status, ...more, state });
  }

  ask(dossierId: string, supplement: SupplementRequest): void {
    this.decide(dossierId, 'supplement', { supplement });
  }

  isComplete(pid: string): boolean {
    const held = this.#state.packets.get(pid);
    return held !== undefined && this.#isComplete(held);
  }

  paperBytes(partSha256: string): Uint8Array | undefined {
    const bytes = this.#state.parts.get(partSha256);
    return bytes && openBytes(bytes);
  }

  /** Every page and paper that packets of the dossier named, with what arrived of it. */
  papersOf(dossierId: string): (SealedPaper & { readonly bytes: Uint8Array | undefined })[] {
    const pids = this.#state.dossiers.get(dossierId)?.pids ?? [];
    return pids.flatMap((pid) => {
      const held = this.#state.packets.get(pid);
      const text = held && (JSON.parse(Buffer.from(openBytes(held.text)).toString()) as SealedText);
      return (text?.papers ?? []).map((paper) => {
        const part = paper.part === undefined ? undefined : held?.payload.parts[paper.part];
        return { ...paper, bytes: part && this.paperBytes(part.sha256) };
      });
    });
  }

  /** A copy of everything, and the way back to it. */
  backUp(): () => void {
    const copy = structuredClone(this.#state);
    const filings = new Map(this.filings);
    return () => {
      this.#state = structuredClone(copy);
      this.filings = new Map(filings);
    };
  }

  // ——— inside ———

  #takeFrame(meta: FrameMeta, body: Uint8Array, touched: Set<string>): FrameAnswer {
    if (meta.type === 'packet') return this.#takePacket(meta, body, touched);
    if (meta.type === 'part') return this.#takePart(meta, body, touched);
    return { error: 'bad-frame' };
  }

  #takePacket(meta: FrameMeta & { type: 'packet' }, body: Uint8Array, touched: Set<string>): FrameAnswer {
    const { pid, header } = meta;
    const payload = this.#verifyHeader(header);
    if (payload?.pid !== pid) return { pid, error: 'header-invalid' };
    if (!this.#devices.has(payload.dev)) return { pid, error: 'unknown-device' };
    if (payload.aud !== fakeGatewayId) return { pid, error: 'wrong-gateway' };
    if (payload.parts[0]?.sha256 !== sha256Hex(body)) return { pid, error: 'digest-mismatch' };
    const known = this.#state.packets.get(pid);
    if (known && known.header !== header) return { pid, error: 'pid-conflict' };
    const held = known ?? { header, payload, text: Uint8Array.from(body), superseded: false, opened: false };
    this.#state.packets.set(pid, held);
    touched.add(pid);
    const earlier = payload.supersedes ? this.#state.packets.get(payload.supersedes) : undefined;
    if (earlier?.payload.dev === payload.dev) earlier.superseded = true;
    const later = [...this.#state.packets.values()].some((other) => other.payload.supersedes === pid);
    if (later) held.superseded = true;
    this.#openWhatIsComplete();
    return { pid, acknowledgement: this.#acknowledge(held), missing: this.#missing(held) };
  }

  #verifyHeader(header: string): PacketHeader | undefined {
    const body = header.split('.')[1] ?? '';
    const claimed = findPacketHeader(JSON.parse(Buffer.from(body, 'base64url').toString() || 'null'));
    return claimed && readFakeSigned(header, claimed.dev) ? claimed : undefined;
  }

  #takePart(meta: FrameMeta & { type: 'part' }, body: Uint8Array, touched: Set<string>): FrameAnswer {
    const { sha256, offset } = meta;
    const listing = [...this.#state.packets.values()].filter((held) => this.#missing(held).includes(sha256));
    const bytes = this.#state.parts.get(sha256) ?? new Uint8Array();
    if (this.#isPartComplete(sha256)) return { sha256, held: bytes.length, complete: true };
    const len = listing[0]?.payload.parts.find((part) => part.sha256 === sha256)?.len;
    if (len === undefined) return { sha256, error: 'unlisted-part' };
    const isWhole = offset === 0 && body.length === len;
    if (this.#state.wholeOnly.has(sha256) ? !isWhole : offset !== bytes.length) {
      return { sha256, error: 'offset-mismatch', held: bytes.length };
    }
    const grown = Buffer.concat([bytes.subarray(0, offset), body]);
    if (this.damagedInTransit.delete(sha256)) grown[0] = (grown[0] ?? 0) ^ 1;
    this.takenBytes += body.length;
    if (grown.length >= len && sha256Hex(grown) !== sha256) {
      this.#state.parts.delete(sha256);
      this.#state.wholeOnly.add(sha256);
      return { sha256, error: 'digest-mismatch', held: 0 };
    }
    this.#state.parts.set(sha256, Uint8Array.from(grown));
    if (this.unclosed.delete(sha256)) return { sha256, held: grown.length, complete: false };
    if (grown.length === len) this.#closePart(sha256);
    for (const held of listing) touched.add(held.payload.pid);
    this.#openWhatIsComplete();
    return { sha256, held: grown.length, complete: grown.length === len };
  }

  /** Bytes of a part frame that was cut: kept, so that the partial length is the offset. */
  #takeTail({ sha256, offset }: FrameMeta & { type: 'part' }, body: Uint8Array): void {
    const bytes = this.#state.parts.get(sha256) ?? new Uint8Array();
    const isListed = [...this.#state.packets.values()].some((held) => this.#missing(held).includes(sha256));
    if (!isListed || offset !== bytes.length || this.#state.wholeOnly.has(sha256)) return;
    this.takenBytes += body.length;
    this.#state.parts.set(sha256, Uint8Array.from(Buffer.concat([bytes, body])));
  }

  #isPartComplete(sha256: string): boolean {
    return this.#state.complete.has(sha256);
  }

  /** Closes a part whose bytes are all there, as the gateway does at its start for what a kill left open. */
  #closePart(sha256: string): void {
    const bytes = this.#state.parts.get(sha256);
    if (bytes && sha256Hex(bytes) === sha256) this.#state.complete.add(sha256);
  }

  #missing(held: HeldPacket): string[] {
    if (held.superseded) return [];
    return held.payload.parts.slice(1).flatMap((part) => (this.#isPartComplete(part.sha256) ? [] : [part.sha256]));
  }

  #isComplete(held: HeldPacket): boolean {
    return this.#missing(held).length === 0;
  }

  #acknowledge(held: HeldPacket): string {
    const payload: AcknowledgementPayload = {
      v: 1,
      pid: held.payload.pid,
      header: sha256Hex(held.header),
      have: held.payload.parts.flatMap((part, index) =>
        index === 0 || this.#isPartComplete(part.sha256) ? [index] : [],
      ),
      complete: this.#isComplete(held),
      receivedAt: '2026-11-21T02:00:00Z',
      durability: 'disk',
    };
    return signFake(payload, fakeGatewaySecret);
  }

  #openWhatIsComplete(): void {
    for (const held of this.#state.packets.values()) {
      if (held.opened || !this.#isComplete(held)) continue;
      held.opened = true;
      this.#file(held);
    }
  }

  #file(held: HeldPacket): void {
    const { pid } = held.payload;
    const value = JSON.parse(Buffer.from(openBytes(held.text)).toString()) as unknown;
    if (isNotes(value)) return keepNotes(this.#state, pid, value);
    const parsed = parseSealedText(value);
    if (!parsed.ok) throw new Error(`the opener cannot read packet ${pid}`);
    const text = parsed.value;
    this.filings.set(pid, (this.filings.get(pid) ?? 0) + 1);
    this.filedAs.set(pid, `${text.kind} ${text.requestId ?? ''} revision ${text.revision}`);
    const filed = this.#state.dossiers.get(text.dossierId);
    if (!filed) {
      const dossier = fileFirst(text, pid);
      this.#state.dossiers.set(text.dossierId, dossier);
      this.#setStatus(dossier, dossier.status);
      return;
    }
    if (!mayJoin(filed, text)) {
      const code = text.kind === 'supplement' ? 'supplement-unasked' : 'supersedes-refused';
      return void this.#state.reviews.set(pid, code);
    }
    filed.pids.push(pid);
    filed.text = textAfter(filed.text, text);
    const { supplement: _, ...settled } = filed.status;
    const base: DossierStatus = text.kind === 'supplement' ? { ...settled, state: 'received' } : filed.status;
    this.#setStatus(filed, { ...base, openedPids: [...filed.status.openedPids, pid] });
  }

  #setStatus(filed: FiledDossier, status: DossierStatus): void {
    filed.status = status;
    this.#changed.push(status.dossierId);
  }
}
