/** Where the copying stands: the step that was copied last, one forward, one back. The clipboard is emptied when it ends. */

import { useEffect, useRef, useState } from 'react';
import { useDevice } from '../../parts/device-context.tsx';
import type { CopyStep } from './copy-plan.ts';
import { emptyClipboard, fillClipboard } from './desk-clipboard.ts';

export interface Copying {
  /** Index of the step that lies in the clipboard; -1 before the first. */
  readonly at: number;
  readonly isFailed: boolean;
  /** `from`: the window whose button was pressed, because only the one with the focus may write. */
  next(from?: Window): void;
  back(from?: Window): void;
  copy(index: number, from?: Window): void;
  /** The order was changed: it begins anew. */
  restart(): void;
}

export function useCopying(steps: readonly CopyStep[]): Copying {
  const { practice } = useDevice();
  const [at, setAt] = useState(-1);
  const [isFailed, setFailed] = useState(false);
  const last = useRef(-1);

  useEffect(() => () => void emptyClipboard(), []);

  function copy(index: number, from: Window = window): void {
    const step = steps[index];
    if (!step) return;
    last.current = index;
    setAt(index);
    void fillClipboard(step.value, from).then((isDone) => {
      if (last.current === index) setFailed(!isDone);
      if (isDone) practice?.noteCopied();
    });
  }

  return {
    at,
    isFailed,
    copy,
    next: (from) => copy(last.current + 1, from),
    back: (from) => copy(Math.max(0, last.current - 1), from),
    restart() {
      last.current = -1;
      setAt(-1);
      setFailed(false);
    },
  };
}
