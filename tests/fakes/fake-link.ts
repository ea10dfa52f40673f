/** The way between one phone and the gateway, and everything that may happen to a request on it. */

import type { Changes, Frame, Gateway, HaveAnswer, Outcome, PackAnswer } from '../../src/core/ports.ts';
import type { Inventory } from '../../src/core/delivery/inventory.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import type { FakeClock } from './fake-clock.ts';
import type { FakeGateway } from './fake-gateway.ts';
import type { FakeProcess } from './fake-process.ts';

export type Fault =
  | { readonly kind: 'none' }
  /** No coverage, or an access point that answers everything with its own page. */
  | { readonly kind: 'offline' }
  /** This share of the body arrives, then the line is dead. */
  | { readonly kind: 'cut'; readonly share: number }
  /** Everything arrives and is done, the answer does not come back. */
  | { readonly kind: 'answer-lost' }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number }
  /** Somebody answers in the gateway's place, without its key. */
  | { readonly kind: 'impostor' };

export interface LinkLog {
  haves: number;
  packs: number;
  inFlight: number;
  mostInFlight: number;
  frames: Frame[][];
  inventories: Inventory[];
}

export class FakeLink implements Gateway {
  readonly #gateway: FakeGateway;
  readonly #process: FakeProcess;
  readonly #clock: FakeClock;
  readonly #nextFault: () => Fault;
  readonly log: LinkLog = { haves: 0, packs: 0, inFlight: 0, mostInFlight: 0, frames: [], inventories: [] };

  constructor(gateway: FakeGateway, process: FakeProcess, clock: FakeClock, nextFault: () => Fault) {
    this.#gateway = gateway;
    this.#process = process;
    this.#clock = clock;
    this.#nextFault = nextFault;
  }

  have(pids: readonly string[], parts: readonly string[]): Promise<Outcome<HaveAnswer>> {
    this.log.haves += 1;
    return this.#exchange(
      () => this.#gateway.have(pids, parts),
      (answer, fault) => (fault.kind === 'impostor' ? forgeHave(answer) : answer),
    );
  }

  async pack(frames: readonly Frame[]): Promise<Outcome<PackAnswer>> {
    this.log.packs += 1;
    this.log.frames.push([...frames]);
    this.log.inFlight += 1;
    this.log.mostInFlight = Math.max(this.log.mostInFlight, this.log.inFlight);
    const body = encodeFrames(frames);
    const outcome = await this.#exchange(
      (fault) => {
        this.#clock.advanceMs(150 + body.length / 100);
        return this.#gateway.pack(body, fault.kind === 'cut' ? Math.floor(body.length * fault.share) : body.length);
      },
      (answer, fault) => (fault.kind === 'impostor' ? forgePack(answer) : answer),
    );
    this.log.inFlight -= 1;
    return outcome;
  }

  changes(cursor: string | undefined, inventory: Inventory): Promise<Outcome<Changes>> {
    this.log.inventories.push(inventory);
    return this.#exchange(
      () => this.#gateway.changes(cursor),
      (answer) => answer,
    );
  }

  /** `reach` does the work at the gateway; it gives nothing when the line was cut. */
  async #exchange<T>(
    reach: (fault: Fault) => T | undefined,
    answerAs: (answer: T, fault: Fault) => T,
  ): Promise<Outcome<T>> {
    const fault = this.#nextFault();
    // A round trip: time for the phone to have a second request under way.
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
    return this.#process.step(() => {
      if (fault.kind === 'offline') return { kind: 'offline' };
      if (fault.kind === 'busy') return fault;
      if (this.#gateway.isBusy) return { kind: 'busy' };
      const answer = reach(fault);
      if (answer === undefined || fault.kind === 'cut' || fault.kind === 'answer-lost') return { kind: 'offline' };
      return { kind: 'done', value: answerAs(answer, fault) };
    });
  }
}

const forged = 'fake.e30.0000';

function forgeHave(answer: HaveAnswer): HaveAnswer {
  const packets = Object.fromEntries(
    Object.keys(answer.packets).map((pid) => [pid, { acknowledgement: forged, missing: [] }]),
  );
  return { ...answer, packets };
}

function forgePack(answer: PackAnswer): PackAnswer {
  const frames = answer.frames.map((frame) =>
    'acknowledgement' in frame ? { ...frame, acknowledgement: forged } : frame,
  );
  const acknowledgements = Object.fromEntries(Object.keys(answer.acknowledgements).map((pid) => [pid, forged]));
  return { frames, acknowledgements };
}
