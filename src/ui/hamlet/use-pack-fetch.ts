import { useState } from 'react';
import type { Outcome } from '../../core/ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';

export interface PackFetch {
  /** From 0 to 1 while a pack comes. */
  readonly share: number | undefined;
  readonly complaint: string | undefined;
  fetchPack(hamlet: string): Promise<void>;
}

/** One pack at a time. */
export function usePackFetch(): PackFetch {
  const device = useDevice();
  const [share, setShare] = useState<number>();
  const [complaint, setComplaint] = useState<string>();
  return {
    share,
    complaint,
    async fetchPack(hamlet) {
      setComplaint(undefined);
      setShare(0);
      const outcome = await device.hamlets.fetchPack(hamlet, setShare);
      setShare(undefined);
      if (outcome.kind !== 'done') setComplaint(packSentence(outcome));
    },
  };
}

/** Why a pack did not come. */
export function packSentence(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): string {
  if (outcome.kind === 'offline') return texts.pack.offline;
  if (outcome.kind === 'refused' && outcome.problem.code === 'forbidden') return texts.pack.forbidden;
  if (outcome.kind === 'refused' && outcome.problem.code === 'not-found') return texts.pack.unknown;
  return outcomeSentence(outcome, 'look');
}
