/**
 * The body of `POST /pack`: a sequence of frames, each a 4-byte big-endian length of the meta, the meta (UTF-8 JSON) and
 * `meta.len` body bytes (docs/protocol.md). The reader hands body bytes on as they arrive and never holds a body,
 * because a request that is cut must already have moved the offset, and memory must not grow with what a client sends.
 */

import type { Frame } from '../core/ports.ts';
import { limits } from './packet.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export type FrameMeta =
  /** `header` is empty where there was none, or none within its limit. */
  | { readonly type: 'packet'; readonly pid: string; readonly header: string; readonly len: number }
  /** `offset` is -1 where there was none that is a count. */
  | { readonly type: 'part'; readonly sha256: string; readonly offset: number; readonly len: number }
  /** Framed well, but not a frame this version knows: its body is to be skipped and answered with `bad-frame`. */
  | { readonly type: 'unknown'; readonly len: number };

export type FrameEvent =
  | { readonly type: 'meta'; readonly meta: FrameMeta }
  /** A view into the pushed bytes, never empty: copy what must outlive the next push. */
  | { readonly type: 'body'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  /** Framing is lost: nothing after this can be read, and the reader yields no more events. */
  | { readonly type: 'broken' };

const lengthBytes = 4;

/** The request body for `frames`, in their order. */
export function encodeFrames(frames: readonly Frame[]): Uint8Array {
  const encoded = frames.map((frame) => ({ meta: encodeUtf8(JSON.stringify(metaOf(frame))), body: frame.body }));
  const total = encoded.reduce((sum, { meta, body }) => sum + lengthBytes + meta.length + body.length, 0);
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const { meta, body } of encoded) {
    new DataView(bytes.buffer).setUint32(at, meta.length);
    bytes.set(meta, at + lengthBytes);
    bytes.set(body, at + lengthBytes + meta.length);
    at += lengthBytes + meta.length + body.length;
  }
  return bytes;
}

function metaOf(frame: Frame): FrameMeta {
  const len = frame.body.length;
  return frame.type === 'packet'
    ? { type: 'packet', pid: frame.pid, header: frame.header, len }
    : { type: 'part', sha256: frame.sha256, offset: frame.offset, len };
}

/** Reads one request body, pushed in pieces of any size. At most one meta (32 KiB) is held between pushes. */
export class FrameReader {
  #state: 'length' | 'meta' | 'body' | 'broken' = 'length';
  #held = new Uint8Array(lengthBytes);
  #heldCount = 0;
  #bodyLeft = 0;

  /** The events that `bytes` complete, in stream order. */
  push(bytes: Uint8Array): FrameEvent[] {
    const events: FrameEvent[] = [];
    let at = 0;
    while (at < bytes.length && this.#state !== 'broken') {
      if (this.#state === 'body') {
        const count = Math.min(this.#bodyLeft, bytes.length - at);
        events.push({ type: 'body', bytes: bytes.subarray(at, at + count) });
        at += count;
        this.#bodyLeft -= count;
        if (this.#bodyLeft === 0) this.#endFrame(events);
      } else {
        const count = Math.min(this.#held.length - this.#heldCount, bytes.length - at);
        this.#held.set(bytes.subarray(at, at + count), this.#heldCount);
        at += count;
        this.#heldCount += count;
        if (this.#heldCount === this.#held.length) this.#takeHeld(events);
      }
    }
    return events;
  }

  /** Whether the body ended where a frame ended (an empty body did). */
  isBetweenFrames(): boolean {
    return this.#state === 'length' && this.#heldCount === 0;
  }

  #takeHeld(events: FrameEvent[]): void {
    if (this.#state === 'length') {
      const metaLength = new DataView(this.#held.buffer).getUint32(0);
      if (metaLength === 0 || metaLength > limits.metaBytes) return this.#break(events);
      this.#hold('meta', metaLength);
      return;
    }
    const meta = findFrameMeta(decodeUtf8(this.#held));
    if (!meta) return this.#break(events);
    events.push({ type: 'meta', meta });
    this.#bodyLeft = meta.len;
    this.#hold('body', 0);
    if (meta.len === 0) this.#endFrame(events);
  }

  #endFrame(events: FrameEvent[]): void {
    events.push({ type: 'end' });
    this.#hold('length', lengthBytes);
  }

  #break(events: FrameEvent[]): void {
    events.push({ type: 'broken' });
    this.#hold('broken', 0);
  }

  #hold(state: 'length' | 'meta' | 'body' | 'broken', size: number): void {
    this.#state = state;
    this.#held = new Uint8Array(size);
    this.#heldCount = 0;
  }
}

/** The meta in `text`; absent when not even the length of its body can be trusted, so that framing is lost. */
export function findFrameMeta(text: string | undefined): FrameMeta | undefined {
  const value = findJsonObject(text);
  if (!value) return undefined;
  const { type, len, pid, header, sha256, offset } = value;
  if (!isCount(len) || len > limits.paperBytes) return undefined;
  // Whatever is wrong besides the name is answered under that name.
  if (type === 'packet' && isShort(pid, 64))
    return { type, pid, header: isShort(header, limits.headerBytes) ? header : '', len };
  if (type === 'part' && isShort(sha256, 64)) return { type, sha256, offset: isCount(offset) ? offset : -1, len };
  return { type: 'unknown', len };
}

function findJsonObject(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Non-empty and at most `most` UTF-16 units; what the name stands for is checked where it is used. */
function isShort(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}
