import type { FormFaultCode } from '../../../core/definition/form-fault.ts';

export const sentences: Record<FormFaultCode, (about: string) => string> = {
  'not-json': () =>
    'The file is not valid JSON: a comma, bracket or quotation mark is missing or too many near this line.',
  malformed: () =>
    'Something is missing here, or of the wrong kind. Compare with a procedure downloaded from Procedures.',
  'newer-than-app': () => 'This uses a word that this version does not know. Check the spelling, or update the system.',
  'duplicate-question': (about) => `The question code “${about}” is used twice. Each question needs a code of its own.`,
  'duplicate-section': (about) => `The section code “${about}” is used twice. Each section needs a code of its own.`,
  'duplicate-paper': (about) => `The paper code “${about}” is used twice. Each paper needs a code of its own.`,
  'duplicate-sheet': (about) => `The sheet code “${about}” is used twice. Each sheet needs a code of its own.`,
  'duplicate-fee': (about) => `The fee code “${about}” is used twice. Each fee needs a code of its own.`,
  'unknown-fee': (about) => `No fee has the code “${about}”.`,
  'duplicate-choice': (about) => `The choice “${about}” stands twice in the same question.`,
  'too-many-questions': () => 'The form has more than 1,000 questions. Split it into several procedures.',
  'unknown-question': (about) => `No question has the code “${about}”.`,
  'unknown-fact': (about) => `The app has no value called “${about}”.`,
  'unknown-section': (about) => `No section has the code “${about}”.`,
  'unknown-sheet': (about) => `No sheet has the code “${about}”.`,
  'unknown-list': (about) => `No list is called “${about}”.`,
  'unknown-life-event': (about) => `No life event is called “${about}”.`,
  'unknown-lane': (about) => `No way of submitting is called “${about}”.`,
  'hidden-question': (about) => `The question “${about}” is inside a repeated group and cannot be seen from here.`,
  circle: (about) => `These questions depend on each other in a circle: ${about}.`,
  'unknown-choice': (about) => `The condition asks for “${about}”, which is not a choice of that question.`,
  'wrong-kind': (about) => `The answer to “${about}” is not of the kind that this calculation or condition needs.`,
  'never-holds': () => 'This condition can never be true.',
  unreachable: (about) => `The question “${about}” is never shown: its conditions exclude each other.`,
  'unknown-default': (about) => `The preset value “${about}” does not fit this question.`,
  'unknown-reminder': (about) => `The reminder counts from “${about}”, which is not a question about a date.`,
  'min-above-max': () => 'The smallest value is larger than the largest.',
  'ends-before-start': () => 'The last day in force is before the first.',
  'means-wrong-kind': (about) => `This kind of question cannot hold the “${about}” of a person.`,
  'print-wrong-kind': (about) => `This kind of question cannot be printed as “${about}”.`,
  'sensitive-without-consent': () =>
    'There is a sensitive question but no consent for sensitive data (consents, purpose "sensitive").',
};
