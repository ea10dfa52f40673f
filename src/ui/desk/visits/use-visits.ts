/** The commune's schedule on this page: read, changed on the state that is shown, and each change taken back at will. */

import { useCallback, useEffect, useState } from 'react';
import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import { useDevice } from '../../parts/device-context.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { visits as texts } from '../../texts/vi/visits.ts';

interface Held {
  readonly page: DeskVisits;
  readonly etag: string;
}

export interface Step {
  readonly path: string;
  readonly body: object;
  readonly done: string;
  /** How it is taken back, from what came of it. */
  readonly undo?: (
    before: DeskVisits,
    after: DeskVisits,
  ) => { readonly path: string; readonly body: object } | undefined;
}

export interface Visits {
  readonly page: DeskVisits | undefined;
  readonly trouble: FailedOutcome | undefined;
  /** What was done last and can still be taken back. */
  readonly said: string | undefined;
  readonly canUndo: boolean;
  readonly isBusy: boolean;
  reload(): Promise<void>;
  /** Whether it was done. */
  take(step: Step): Promise<boolean>;
  undo(): Promise<void>;
}

export function useVisits(): Visits {
  const device = useDevice();
  const [held, setHeld] = useState<Held>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [said, setSaid] = useState<string>();
  const [back, setBack] = useState<{ readonly path: string; readonly body: object }>();
  const [isBusy, setBusy] = useState(false);

  const reload = useCallback(async () => {
    setBusy(true);
    const outcome = await device.office.call<DeskVisits>('GET', '/visits');
    setBusy(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setTrouble(undefined);
    setHeld({ page: outcome.value.body, etag: outcome.value.etag ?? '' });
  }, [device]);
  useEffect(() => void reload(), [reload]);

  async function take({ path, body, done, undo }: Step): Promise<boolean> {
    if (!held || isBusy) return false;
    setBusy(true);
    setSaid(undefined);
    setTrouble(undefined);
    const outcome = await device.office.call<DeskVisits>('POST', path, body, held.etag);
    setBusy(false);
    if (outcome.kind !== 'done') {
      setTrouble(outcome);
      return false;
    }
    const page = outcome.value.body;
    setHeld({ page, etag: outcome.value.etag ?? '' });
    setSaid(done);
    setBack(undo?.(held.page, page));
    return true;
  }

  return {
    page: held?.page,
    trouble,
    said,
    canUndo: back !== undefined,
    isBusy,
    reload,
    take,
    async undo() {
      if (back) await take({ ...back, done: texts.undone });
    },
  };
}

/** Back to how that day was: the exception before, or none. */
export function undoException(before: DeskVisits, after: DeskVisits) {
  const had = before.schedule.exceptions.map(({ exceptionId }) => exceptionId);
  const has = after.schedule.exceptions.map(({ exceptionId }) => exceptionId);
  const replaced = had.find((id) => !has.includes(id));
  const added = has.find((id) => !had.includes(id));
  if (replaced !== undefined) return { path: `/visits/exceptions/${replaced}`, body: { removed: false } };
  return added === undefined ? undefined : { path: `/visits/exceptions/${added}`, body: { removed: true } };
}

export function undoAddedRule(before: DeskVisits, after: DeskVisits) {
  const had = before.schedule.rules.map(({ ruleId }) => ruleId);
  const added = after.schedule.rules.find(({ ruleId }) => !had.includes(ruleId));
  return added && { path: `/visits/rules/${added.ruleId}`, body: { removed: true } };
}
