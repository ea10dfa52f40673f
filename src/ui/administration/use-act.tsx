/** One deed at a time on an office page: busy while it runs, and afterwards a sentence about what became of it. */

import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';

export interface Act {
  readonly isBusy: boolean;
  /** Where it is shown: beside what was pressed. */
  readonly notice: ReactNode;
  /** What the office answered, or undefined where it did not do it. `done` is said then. */
  post<T>(path: string, body: object, done?: string): Promise<T | undefined>;
  /** Says it without asking anybody. */
  say(done: ReactNode): void;
}

export function useAct(): Act {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [done, setDone] = useState<ReactNode>();

  async function post<T>(path: string, body: object, words?: string): Promise<T | undefined> {
    setBusy(true);
    setTrouble(undefined);
    setDone(undefined);
    const outcome = await device.office.call<T>('POST', path, body);
    setBusy(false);
    if (outcome.kind !== 'done') {
      setTrouble(outcome);
      return undefined;
    }
    setDone(words);
    return outcome.value.body;
  }

  const notice = trouble ? (
    <OfficeTrouble trouble={trouble} wish="act" />
  ) : (
    done && (
      <Notice tone="done" urgent>
        {done}
      </Notice>
    )
  );
  return { isBusy, notice, post, say: setDone };
}
