/**
 * Between a process of the gateway and everything that outlives it. The process can be killed at any call it makes to its
 * database or its disk; from then on nothing of it happens any more.
 */

import type { Turns } from './turns.ts';

export interface Kill {
  /** Calls that still go through. */
  readonly afterCalls: number;
  /** Whether the call after those still takes effect; its answer is lost in any case. */
  readonly effect: 'lost' | 'done';
}

export class ProcessKilled extends Error {}

export class Gate {
  readonly turns: Turns;
  /** What will end it, or did. */
  kill: Kill | undefined;
  #callsLeft = Infinity;
  #isDead = false;
  /** Calls that went through. */
  calls = 0;

  constructor(turns: Turns) {
    this.turns = turns;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** The process will be killed later, in the middle of whatever it does then. */
  arm(kill: Kill): void {
    this.kill = kill;
    this.#callsLeft = kill.afterCalls;
  }

  disarm(): void {
    this.kill = undefined;
    this.#callsLeft = Infinity;
  }

  die(): void {
    this.#isDead = true;
  }

  /** One call to what outlives the process, when its turn has come. */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    const value = await this.turns.pass(() => this.#reach(call));
    if (this.#isDead) throw new ProcessKilled();
    return value;
  }

  async #reach<T>(call: () => Promise<T>): Promise<T> {
    if (this.#isDead) throw new ProcessKilled();
    if (this.#callsLeft <= 0) {
      if (this.kill?.effect === 'done') await call();
      this.die();
      throw new ProcessKilled();
    }
    this.#callsLeft -= 1;
    this.calls += 1;
    return await call();
  }
}
