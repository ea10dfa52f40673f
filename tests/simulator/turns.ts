/**
 * Several requests at the same moment, in an order that a seed decides. Whatever a process of the gateway asks of its database
 * or disk waits here for its turn; one call runs at a time, and between two calls of one request others go on. A call that
 * PostgreSQL holds back, because another transaction has the lock, stays under way while the others have their turns.
 */

import { setTimeout as setTimer } from 'node:timers';
import type { Dice } from './dice.ts';
import { momentMs, settle } from './still-time.ts';

interface Call {
  /** Never rejects: what came of it is told by `tell`. */
  readonly start: () => Promise<void>;
  /** Absent: there is no answer yet. */
  tell?: () => void;
}

/** An answer takes a fraction of this; what takes longer may wait for a lock. */
const answerWithinMs = 2;
const mostIdleRounds = 1_000;
const lateMs = 10;

export class Turns {
  readonly #countHeldBack: () => Promise<number>;
  readonly #onHeldBack: () => void;
  readonly #waiting: Call[] = [];
  #underWay: Call[] = [];
  #isCrowded = false;

  /** `countHeldBack`: how many connections wait for a lock just now; `onHeldBack`: a call has to. */
  constructor(parts: { readonly countHeldBack: () => Promise<number>; readonly onHeldBack: () => void }) {
    this.#countHeldBack = parts.countHeldBack;
    this.#onHeldBack = parts.onHeldBack;
  }

  get isCrowded(): boolean {
    return this.#isCrowded;
  }

  /** One call, at once when nobody else is there. */
  pass<T>(call: () => Promise<T>): Promise<T> {
    if (!this.#isCrowded) return call();
    return new Promise((resolve, reject) => {
      const one: Call = {
        start: () =>
          call().then(
            (value) => void (one.tell = () => resolve(value)),
            (error: unknown) => void (one.tell = () => reject(error as Error)),
          ),
      };
      this.#waiting.push(one);
    });
  }

  /** Runs all of them at the same moment; throws when they wait for each other for ever. */
  async together(works: readonly (() => Promise<void>)[], dice: Dice): Promise<void> {
    this.#isCrowded = true;
    const startTime = this.#stopTimers();
    const unfinished = new Set(works);
    const begun: Promise<void>[] = [];
    try {
      for (const work of works) {
        const one = work().finally(() => unfinished.delete(work));
        // Looked at below; until then it is nobody's fault.
        one.catch(() => undefined);
        begun.push(one);
        // Who comes first to its first call is not for the depth of a promise to say: what was done once is shallower.
        await settle();
      }
      // Who sent a request may have its answer, or none, before the process is done with it: what it still does is of this moment too.
      const isDone = () => unfinished.size + this.#waiting.length + this.#underWay.length === 0;
      for (let idle = 0; !isDone(); idle += 1) {
        await settle();
        const [call] = this.#waiting.splice(dice.below(this.#waiting.length), 1);
        if (call) {
          idle = 0;
          await this.#take(call);
        } else if (this.#underWay.length > 0) throw new Error('two requests wait for each other');
        // Nothing is known that takes real time beside the turns; before that is called a fault, a busy machine gets some.
        if (idle > mostIdleRounds) await new Promise((resolve) => setTimer(resolve, lateMs));
        if (idle > 2 * mostIdleRounds) throw new Error('a request waits for something that never comes');
      }
    } finally {
      startTime();
      this.#isCrowded = false;
      // Only where it was thrown: everything else has had its turn.
      for (const call of this.#waiting.splice(0)) void call.start().then(() => call.tell?.());
    }
    await Promise.all(begun);
  }

  /** A moment that somebody waits for is a turn like any other: how long it lasts is for the dice to say, not for a clock. */
  #stopTimers(): () => void {
    const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
    const cleared = new WeakSet<object>();
    const own = new WeakSet<object>();
    const set = (run: () => void, ms = 0) => {
      if (ms >= momentMs) return realSet(run, ms);
      const handle = {};
      own.add(handle);
      const one: Call = {
        start: async () => void (one.tell = () => cleared.has(handle) || run()),
      };
      this.#waiting.push(one);
      return handle;
    };
    const clear = (handle: unknown) => {
      if (typeof handle === 'object' && handle !== null && own.has(handle)) cleared.add(handle);
      else realClear(handle as NodeJS.Timeout);
    };
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    return () => void Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  }

  /** Until everything under way is answered or held back. Answers are told in the order of the calls, not as they came. */
  async #take(call: Call): Promise<void> {
    this.#underWay.push(call);
    const answered = call.start();
    await Promise.race([answered, new Promise((resolve) => setTimer(resolve, answerWithinMs))]);
    for (;;) {
      await settle();
      const unanswered = this.#countUnanswered();
      if (unanswered === 0) break;
      // What was counted before the last answer came says nothing of now.
      if ((await this.#countHeldBack()) >= unanswered && this.#countUnanswered() === unanswered) break;
    }
    if (!call.tell) this.#onHeldBack();
    const told = this.#underWay.filter(({ tell }) => tell !== undefined);
    this.#underWay = this.#underWay.filter(({ tell }) => tell === undefined);
    for (const { tell } of told) {
      tell?.();
      await settle();
    }
  }

  #countUnanswered(): number {
    return this.#underWay.filter(({ tell }) => tell === undefined).length;
  }
}
