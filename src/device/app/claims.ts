/**
 * What is open in one window at a time. The same dossier open twice would show each window answers that the other has since
 * changed, and whoever types last would take the other's answer away unseen. The browser gives a claim back when its window
 * closes, crashes or is killed.
 */

import type { Claim, ClaimState } from '../../core/screen-ports.ts';
import type { Locks } from '../store/outbox.ts';

/** A window that has just left gives its claim back in this time. */
const patienceMs = 300;
/** What was half typed in the window it is taken from is saved by then. */
const lastWordsMs = 500;

/** See `Device.claim`. Without locks (an old browser) every window holds what it asks for. */
export function newClaims(locks: Locks | undefined): (name: string, onChange: (state: ClaimState) => void) => Claim {
  return (name, onChange) => {
    let isOver = false;
    let isHeld = false;
    let giveBack = (): void => undefined;
    let waiting = new AbortController();
    let patience: ReturnType<typeof setTimeout> | undefined;

    function tell(state: ClaimState): void {
      if (!isOver) onChange(state);
    }

    function ask(options: LockOptions, afterMs: number): void {
      const held = async (): Promise<void> => {
        clearTimeout(patience);
        if (isOver) return;
        isHeld = true;
        if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
        tell('held');
        await new Promise<void>((resolve) => {
          giveBack = resolve;
          if (isOver) resolve();
        });
      };
      locks?.request(`gocua-open-${name}`, options, held).catch(() => {
        // Another window took it, or it is not waited for any more.
        if (isOver || options.signal?.aborted) return;
        isHeld = false;
        tell('elsewhere');
        wait();
      });
    }

    function wait(): void {
      waiting = new AbortController();
      patience = setTimeout(() => tell('elsewhere'), patienceMs);
      ask({ signal: waiting.signal }, 0);
    }

    if (locks) wait();
    else tell('held');
    return {
      take() {
        if (isHeld || isOver) return;
        // Before it is granted: a second tap would take it from the first.
        isHeld = true;
        clearTimeout(patience);
        waiting.abort();
        ask({ steal: true }, lastWordsMs);
      },
      release() {
        isOver = true;
        clearTimeout(patience);
        waiting.abort();
        giveBack();
      },
    };
  };
}
