import type { declaration as vietnamese } from '../vi/declaration.ts';

export const declaration: typeof vietnamese = {
  title: 'Declaration',
  lead: 'Filled in from what was recorded. Dots are for writing by hand.',
  print: 'Print declaration',
  printHint: 'Choose a printer, or choose “Save as PDF”.',
  open: 'See the declaration',
  openOf: (procedure) => `See the declaration: ${procedure}`,
  doubts: 'Not verified on this form',
  doubtsLead: 'These remarks are not printed on the declaration.',
  gone: 'The content is no longer on this phone',
  goneLead:
    'The dossier is sealed and the time for corrections is over, so the phone deleted the content. The commune’s desk can print this declaration.',
  supplement: 'A supplement has no declaration of its own',
  supplementLead: 'The commune’s desk prints the declaration together with the supplement.',
  none: 'No declaration to print yet',
  noneLead: 'This procedure has none, or there are not enough answers yet to know which form applies.',
  // The head of the State’s form is printed as the law has it.
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  addressedTo: 'Kính gửi:',
  checked: 'ticked',
  unchecked: 'not ticked',
};
