/**
 * A weak mobile link between one phone and the fake gateway, in virtual time: a shared upstream rate, a way of some
 * milliseconds, and a coverage that breaks. What lies on the way at a break is lost; what arrived is kept. Nothing here takes
 * processor time, so that what a run shows is the engine's alone, and the same every time.
 */

import type { Frame, HaveAnswer, Outcome, PackAnswer } from '../../src/core/ports.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import type { FakeClock } from './fake-clock.ts';
import { FakeRandomness } from './fake-clock.ts';
import type { FakeGateway } from './fake-gateway.ts';

export interface WeakLinkShape {
  readonly upBytesPerSecond: number;
  readonly oneWayMs: number;
  /** Coverage lasts about this long (seeded ±30 %), then `darkMs` of nothing. */
  readonly coverageMs: number;
  readonly darkMs: number;
  readonly seed: number;
}

/** Request line, host, browser, accepted answers and the like. */
const headBytes = 700;
const sliceBytes = 1460;
const gatewayMs = 5;
const refusedAfterMs = 3;

interface Request {
  readonly bytes: number;
  left: number;
  arrived: number;
  /** All of it is there. */
  arrive(): void;
  /** The link broke. */
  fail(): void;
}

interface Event {
  readonly atMs: number;
  readonly run: () => void;
}

export class WeakLink {
  readonly #gateway: FakeGateway;
  readonly #clock: FakeClock;
  readonly #shape: WeakLinkShape;
  readonly #random: FakeRandomness;
  #events: Event[] = [];
  #requests = new Set<Request>();
  #sending: Request[] = [];
  #isAirBusy = false;
  /** Counts the breaks: what was sent in an earlier one does not arrive. */
  cuts = 0;
  isDark = false;
  airBytes = 0;
  callsInDark = 0;
  #upMs = 0;
  #upSinceMs: number;

  constructor(gateway: FakeGateway, clock: FakeClock, shape: WeakLinkShape) {
    this.#gateway = gateway;
    this.#clock = clock;
    this.#shape = shape;
    this.#random = new FakeRandomness(shape.seed);
    this.#upSinceMs = clock.nowMs();
    this.#planCut();
  }

  get upMs(): number {
    return this.#upMs + (this.isDark ? 0 : this.#clock.nowMs() - this.#upSinceMs);
  }

  /** Lets time pass until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    const ended = work.finally(() => (isDone = true));
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (isDone) break;
      const next = this.#events.reduce((first, event) => (event.atMs < first.atMs ? event : first));
      this.#events = this.#events.filter((event) => event !== next);
      this.#clock.advanceMs(next.atMs - this.#clock.nowMs());
      next.run();
    }
    await ended;
  }

  wait(durationMs: number): Promise<void> {
    return new Promise((resolve) => this.#after(durationMs, resolve));
  }

  have(pids: readonly string[], parts: readonly string[]): Promise<Outcome<HaveAnswer>> {
    return this.#exchange(JSON.stringify({ pids, parts }).length, () => this.#gateway.have(pids, parts));
  }

  pack(frames: readonly Frame[]): Promise<Outcome<PackAnswer>> {
    const body = encodeFrames(frames);
    return this.#exchange(body.length, (arrived) => this.#gateway.pack(body, arrived));
  }

  #after(durationMs: number, run: () => void): void {
    this.#events.push({ atMs: this.#clock.nowMs() + durationMs, run });
  }

  /** `take` does the work of a body of which so many bytes arrived. */
  #exchange<T>(bodyBytes: number, take: (arrived: number) => T | undefined): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      const offline = () => resolve({ kind: 'offline' });
      if (this.isDark) {
        this.callsInDark += 1;
        return this.#after(refusedAfterMs, offline);
      }
      const bytes = headBytes + bodyBytes;
      const request: Request = {
        bytes,
        left: bytes,
        arrived: 0,
        arrive: () => {
          const answer = take(bodyBytes);
          this.#after(gatewayMs + this.#shape.oneWayMs, () => {
            if (this.#requests.delete(request) && answer) resolve({ kind: 'done', value: answer });
          });
        },
        fail: () => {
          const isCut = request.arrived > headBytes && request.arrived < bytes;
          if (isCut) take(request.arrived - headBytes);
          offline();
        },
      };
      this.#requests.add(request);
      this.#sending.push(request);
      this.#send();
    });
  }

  /** The requests take turns on the air, slice by slice. */
  #send(): void {
    const request = this.#isAirBusy ? undefined : this.#sending.shift();
    if (!request) return;
    this.#isAirBusy = true;
    const { cuts } = this;
    const slice = Math.min(sliceBytes, request.left);
    this.#after((slice * 1000) / this.#shape.upBytesPerSecond, () => {
      if (this.cuts !== cuts) return;
      this.#isAirBusy = false;
      this.airBytes += slice;
      request.left -= slice;
      if (request.left > 0) this.#sending.push(request);
      this.#after(this.#shape.oneWayMs, () => {
        if (this.cuts !== cuts) return;
        request.arrived += slice;
        if (request.arrived === request.bytes) request.arrive();
      });
      this.#send();
    });
  }

  #planCut(): void {
    this.#after(this.#shape.coverageMs * (0.7 + 0.6 * this.#random.fraction()), () => {
      this.cuts += 1;
      this.isDark = true;
      this.#isAirBusy = false;
      this.#upMs += this.#clock.nowMs() - this.#upSinceMs;
      this.#sending = [];
      for (const request of this.#requests) request.fail();
      this.#requests.clear();
      this.#after(this.#shape.darkMs, () => {
        this.isDark = false;
        this.#upSinceMs = this.#clock.nowMs();
        this.#planCut();
      });
    });
  }
}
