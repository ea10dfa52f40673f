/**
 * A run of the app that can be ended at any step. After its end nothing of it happens any more and nothing it awaits ever
 * answers, as with a browser killed by pid; what was written before stays on the disk.
 */

export interface Crash {
  /** The step (counted from 1) at which the process ends. */
  readonly atStep: number;
  /** Whether the step's effect still reaches the disk. */
  readonly effect: 'lost' | 'done';
}

export class FakeProcess {
  #steps = 0;
  #isEnded = false;
  #end: () => void = () => undefined;
  readonly #crash: Crash | undefined;
  readonly ended: Promise<'killed'>;

  constructor(crash?: Crash) {
    this.#crash = crash;
    this.ended = new Promise((resolve) => {
      this.#end = () => resolve('killed');
    });
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  kill(): void {
    this.#isEnded = true;
    this.#end();
  }

  /** One step that touches the world outside the process. */
  async step<T>(effect: () => T | Promise<T>): Promise<T> {
    await Promise.resolve();
    if (this.#isEnded) return this.#silence();
    this.#steps += 1;
    const isLast = this.#crash?.atStep === this.#steps;
    if (isLast && this.#crash?.effect === 'lost') {
      this.kill();
      return this.#silence();
    }
    const value = await effect();
    if (isLast) this.kill();
    return this.#isEnded ? this.#silence() : value;
  }

  /** What the work gives, or 'killed' when the process ends before. */
  run<T>(work: Promise<T>): Promise<T | 'killed'> {
    return Promise.race([work, this.ended]);
  }

  #silence<T>(): Promise<T> {
    return new Promise<T>(() => undefined);
  }
}
