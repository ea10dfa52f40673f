/**
 * What all stores of one thread wait for before they write. All databases of an origin share one log (protocol.md §6.1): it
 * is begun anew once for all of them at a cold start, and a write that found no room in one of them must keep the others
 * from writing behind the half record it left.
 */

export interface LogGate {
  isOpen(): boolean;
  /** Lets writers pass. `isTorn`: not before a new log could be begun. */
  open(isTorn?: boolean): void;
  /** Half a record lies at the end of the log. */
  tear(): void;
  /** Resolves when one may write; where the log is torn, `renew` begins a new one first. Rejects with what `renew` does. */
  pass(renew: () => Promise<void>): Promise<void>;
  /** Runs `work` after everything that was held before it, and no write that has not begun yet before it is over. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

export function newLogGate(): LogGate {
  let isOpen = false;
  let isTorn = false;
  let renewing: Promise<void> | undefined;
  let openGate = (): void => undefined;
  /** Until it resolves no write begins. */
  let gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });

  function hold<T>(work: () => Promise<T>): Promise<T> {
    const turn = gate.then(work);
    const over = (): void => undefined;
    gate = turn.then(over, over);
    return turn;
  }

  return {
    isOpen: () => isOpen,
    open(isTornNow = false) {
      isTorn ||= isTornNow;
      isOpen = true;
      openGate();
    },
    tear() {
      isTorn = true;
    },
    async pass(renew) {
      await gate;
      if (!isTorn) return;
      renewing ??= hold(async () => {
        await renew();
        isTorn = false;
      }).finally(() => {
        renewing = undefined;
      });
      await renewing;
    },
    hold,
  };
}
