/**
 * One action at a time on the open dossier, with the revision the official has before them. When somebody else was first,
 * nothing is overwritten: the trouble says who and when, and what was typed stays in its form until the new state is loaded.
 */

import { useRef, useState } from 'react';
import type { DeskActionName, DeskActions, DeskDossier } from '../../core/reception/desk.ts';
import { useDevice } from '../parts/device-context.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';

export interface DeskAction {
  readonly busy: DeskActionName | undefined;
  readonly trouble: { readonly action: DeskActionName; readonly outcome: FailedOutcome } | undefined;
  /** The trouble is that the dossier was changed meanwhile. */
  readonly isChanged: boolean;
  readonly done: DeskActionName | undefined;
  /** True when it was done; the new dossier is in place then, so that another action may follow at once. */
  run<A extends DeskActionName>(action: A, body: DeskActions[A]): Promise<boolean>;
  /** The same for an action whose body is a file. */
  runFile(action: 'result-file', file: Blob): Promise<boolean>;
  clear(): void;
}

export function useDeskAction(dossier: DeskDossier | undefined, onDone: (dossier: DeskDossier) => void): DeskAction {
  const device = useDevice();
  const [busy, setBusy] = useState<DeskActionName>();
  const [trouble, setTrouble] = useState<DeskAction['trouble']>();
  const [done, setDone] = useState<DeskActionName>();
  // Several files follow each other before the page is drawn again: each is sent with the revision that the last one made.
  const newest = useRef<{ readonly from: DeskDossier | undefined; readonly etag: string | undefined }>(undefined);
  const isRunning = useRef(false);

  async function send(action: DeskActionName, body: unknown): Promise<boolean> {
    if (!dossier || isRunning.current) return false;
    if (newest.current?.from !== dossier) newest.current = { from: dossier, etag: dossier.etag };
    isRunning.current = true;
    setBusy(action);
    setTrouble(undefined);
    setDone(undefined);
    const path = `/desk/dossiers/${dossier.row.dossierId}/${action}`;
    const outcome = await device.office.call<DeskDossier>('POST', path, body, `"${newest.current.etag}"`);
    isRunning.current = false;
    setBusy(undefined);
    if (outcome.kind !== 'done') {
      setTrouble({ action, outcome });
      return false;
    }
    newest.current = { from: dossier, etag: outcome.value.body.etag };
    setDone(action);
    onDone(outcome.value.body);
    return true;
  }

  return {
    busy,
    trouble,
    isChanged: trouble?.outcome.kind === 'refused' && trouble.outcome.problem.code === 'changed-meanwhile',
    done,
    run: send,
    runFile: send,
    clear() {
      setTrouble(undefined);
      setDone(undefined);
    },
  };
}
