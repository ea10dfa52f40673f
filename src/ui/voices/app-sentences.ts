/**
 * The app's own sentences that a resident hears, under the name of the table they stand in: the key of their clips. Always the
 * Vietnamese, whatever language the screens speak, because that is what was recorded.
 */

import { officeStates } from '../../core/dossier/dossier-status.ts';
import type { VoiceSentence } from '../../core/voice/clip.ts';
import { fixedPieces } from '../../core/voice/sentences.ts';
import type { ConsentPurpose } from '../state/asked-consent.ts';
import { inVietnamese } from '../texts/speak.ts';
import { residentConsent } from '../texts/vi/consent.ts';
import { kioskConsent } from '../texts/vi/kiosk-consent.ts';
import { readBack } from '../texts/vi/read-back.ts';
import { resident } from '../texts/vi/resident.ts';
import { sealed } from '../texts/vi/sealed.ts';
import { signaturePad } from '../texts/vi/sign.ts';
import { slip } from '../texts/vi/slip.ts';

const slipStates = ['on-its-way', ...officeStates] as const;
type SlipState = (typeof slipStates)[number];

const piece = (key: string, text: string): VoiceSentence => ({ key, text: text.normalize('NFC') });

export function consentSentence(purpose: ConsentPurpose): VoiceSentence {
  return piece(`consent.residentConsent.purposes.${purpose}`, inVietnamese(residentConsent).purposes[purpose]);
}

export function kioskConsentSentence(purpose: ConsentPurpose): VoiceSentence {
  return piece(`kiosk-consent.kioskConsent.questions.${purpose}`, inVietnamese(kioskConsent).questions[purpose]);
}

export const askSentence = (): VoiceSentence => piece('read-back.readBack.ask', inVietnamese(readBack).ask);
export const signSentence = (): VoiceSentence => piece('resident.resident.signLead', inVietnamese(resident).signLead);
export const pledgeSentence = (): VoiceSentence => piece('sign.signaturePad.pledge', inVietnamese(signaturePad).pledge);
export const slipSentence = (): VoiceSentence => piece('sealed.sealed.notOfficial', inVietnamese(sealed).notOfficial);

export function slipStateSentence(state: SlipState): VoiceSentence {
  return piece(`slip.slip.states.${state}`, inVietnamese(slip).states[state]);
}

/** All of them with the pieces of the read-back, in the order in which a resident hears them. */
export function appSentences(): readonly VoiceSentence[] {
  return [
    consentSentence('assist'),
    consentSentence('card'),
    kioskConsentSentence('assist'),
    kioskConsentSentence('card'),
    ...Object.values(fixedPieces),
    askSentence(),
    pledgeSentence(),
    signSentence(),
    slipSentence(),
    ...slipStates.map(slipStateSentence),
  ];
}
