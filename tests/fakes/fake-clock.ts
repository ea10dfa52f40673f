/** A clock that stands still until it is told, with Vietnam's offset. It may be set to any time, as a phone's may. */

import type { Clock, Randomness } from '../../src/core/ports.ts';

const offsetMs = 7 * 60 * 60_000;

export class FakeClock implements Clock {
  #nowMs: number;

  constructor(startIso = '2026-11-21T08:00:00+07:00') {
    this.#nowMs = Date.parse(startIso);
  }

  nowMs(): number {
    return this.#nowMs;
  }

  nowIso(): string {
    return new Date(this.#nowMs + offsetMs).toISOString().replace(/\.\d+Z$/, '+07:00');
  }

  advanceMs(durationMs: number): void {
    this.#nowMs += durationMs;
  }
}

/** Randomness that is the same for the same seed (mulberry32). */
export class FakeRandomness implements Randomness {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  uuid(): string {
    const hex = Buffer.from(this.#bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  token(count: number): string {
    return Buffer.from(this.#bytes(count)).toString('base64url');
  }

  #bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => Math.floor(this.fraction() * 256));
  }
}
