import { countOf } from '../count-of.ts';
import type { needs as vietnamese } from '../vi/needs.ts';

export const needs: typeof vietnamese = {
  title: 'What is it about?',
  lead: 'Choose everything there is to do; what they share is asked once.',
  chosen: (count) => `Go on with ${countOf(count, 'matter')}`,
  nextNone: 'Choose at least one',
  remove: (name) => `Remove ${name}`,
  chosenTitle: 'Chosen',
  beginTitle: 'Before the questions',
  beginLead: 'Tell the resident first.',
  lane: 'How to submit',
  laneOnline: 'The resident submits with their own VNeID; the app prepares the answers to copy.',
  laneAssisted: 'The helper writes it down and sends it to the commune’s receiving desk.',
  receptionPoint: 'Reception point',
  sensitiveTitle: 'Consent to private matters',
  consentTitle: 'Consent to ask and write down',
  given: { spoken: 'Said yes', tapped: 'Tapped yes', refused: 'No' },
  refusedSensitive:
    'Questions on private matters are not asked here. What must be known an official asks at the desk; the dossier can be sealed and sent all the same.',
  refusedConsent: 'Without consent no dossier can be made. You can go back and take this procedure off.',
  sensitiveMissing: 'Note the resident’s answer below: yes or no.',
  own: (name) => `Is it for ${name}?`,
  ownYes: 'For this person',
  ownNo: 'For somebody else',
  ownMissing: 'Say whom it is for.',
  receptionMissing: 'Choose the reception point.',
  hamlet: 'Hamlet you are in',
  ownHamlet: 'Your hamlet',
  hamletHint: 'For example: Thôn Tà Rẹc (former commune Ba Nang)',
  begin: 'Begin the questions',
  starting: 'Opening the declaration…',
};
