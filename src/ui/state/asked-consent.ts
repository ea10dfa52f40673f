/** The answers to the consent to be asked, on the helper's screen or the resident's, and what they become. */

import type { Consent } from '../../core/dossier/dossier.ts';
import type { Device } from '../../core/screen-ports.ts';
import { changeNewDossier, forgetNewDossier, useNewDossier } from './new-dossier.ts';

export const consentPurposes = ['assist', 'card'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export type ConsentAnswer = 'spoken' | 'tapped' | 'refused';

export interface AskedConsent {
  readonly given: { readonly [purpose in ConsentPurpose]?: ConsentAnswer };
  readonly language: string;
  readonly interpreter: string;
}

/** Nothing is chosen beforehand. */
export const notAsked: AskedConsent = { given: {}, language: 'vi', interpreter: '' };

/** The same with one more answer. */
export function answerAsked(
  device: Device,
  asked: AskedConsent,
  purpose: ConsentPurpose,
  answer: ConsentAnswer,
): AskedConsent {
  // Taken back on the way: what was kept of this beginning goes at once.
  if (purpose === 'assist' && answer === 'refused') void forgetNewDossier(device);
  return { ...asked, given: { ...asked.given, [purpose]: answer } };
}

/** False, and nothing is kept, while an answer is missing. */
export function keepAskedConsent(
  device: Device,
  { given, language, interpreter }: AskedConsent,
  readBy: string,
): boolean {
  if (consentPurposes.some((purpose) => given[purpose] === undefined)) return false;
  const at = device.clock.nowIso();
  const who = { at, readBy, language, ...(interpreter.trim() && { interpreter: interpreter.trim() }) };
  const consents = consentPurposes.flatMap((purpose): Consent[] => {
    const answer = given[purpose];
    return answer === 'spoken' || answer === 'tapped' ? [{ moment: 'ask', purpose, given: answer, ...who }] : [];
  });
  changeNewDossier({ consents, mayScan: given.card !== 'refused', codes: useNewDossier.getState().codes });
  return true;
}
