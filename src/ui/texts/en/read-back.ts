import type { readBack as vietnamese, readBackRecord as vietnameseRecord } from '../vi/read-back.ts';

export const readBack: typeof vietnamese = {
  for: (name) => `Read back to ${name}`,
  ask: 'Is that right?',
  right: 'Right',
  wrong: 'Wrong',
  others: 'Is anybody else near?',
  othersLead:
    'This part is private (health, ethnic group, circumstances). If somebody is near, read quietly, or let the resident read.',
  othersNone: 'Only family, read aloud',
  othersSome: 'Somebody is near, read in silence',
  position: (now, of) => `${now} / ${of}`,
  whichWrong: 'Which one is wrong?',
  changed: 'Just corrected',
};

export const readBackRecord: typeof vietnameseRecord = {
  title: 'Read back',
  doneTitle: 'Confirm that it is right',
  doneLead: (name) => `${name} confirms that what was read back is right.`,
  confirmHow: 'How does the resident confirm?',
  how: {
    spoken: 'By saying so',
    tapped: 'By tapping',
  },
  interpreter: 'Interpreter (if there is one)',
  witness: 'Witness (if there is one)',
  witnessHint: 'Neither the helper nor whoever benefits.',
  next: 'Next: Sign',
  chooseHow: 'Note how the resident confirms.',
  again: 'From the start',
  blockedTitle: 'Cannot be read back yet',
  blocked: 'Some places have to be filled in before reading back.',
  toQuestions: 'Back to the questions',
  toPapers: 'Back to the papers',
  languageAndWitness: 'Language, interpreter, witness',
  company: 'Interpreter, witness',
  goOn: 'Done, read on',
  language: 'Language read in',
  fix: 'Go there',
};
