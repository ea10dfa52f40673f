/** What is said of a slip: what stands on it, in its order, and always in Vietnamese, because that is what was recorded. */

import type { SpokenPiece } from '../../core/voice/plan-speech.ts';
import { formatDay } from '../parts/format.ts';
import { inVietnamese } from '../texts/speak.ts';
import { forReporters, reports } from '../texts/vi/reports.ts';
import { slip } from '../texts/vi/slip.ts';
import { slipSentence, slipStateSentence } from '../voices/app-sentences.ts';
import type { SlipDossier, SlipReport } from './slip-status.ts';

/** Each dossier: which, its state, what to do next, when to come; at the end what the slip is not. */
export function dossierPieces(dossiers: readonly SlipDossier[]): readonly SpokenPiece[] {
  const texts = inVietnamese(slip);
  const said = dossiers.flatMap(({ state, nextStep, appointmentAt }, index): SpokenPiece[] => [
    ...(dossiers.length > 1 ? [{ text: texts.of(index + 1, dossiers.length) }] : []),
    state ? slipStateSentence(state) : { text: texts.otherState },
    { text: nextStep },
    ...(appointmentAt && state === 'accepted' ? [{ text: `${texts.appointment}: ${formatDay(appointmentAt)}` }] : []),
  ]);
  return [...said, slipSentence()];
}

export function reportPieces({ state, nextStep, dueOn }: SlipReport): readonly SpokenPiece[] {
  return [
    { text: state ? inVietnamese(reports).states[state] : inVietnamese(slip).otherState },
    { text: nextStep },
    ...(dueOn ? [{ text: `${inVietnamese(forReporters).slip.due} ${formatDay(dueOn)}` }] : []),
  ];
}
