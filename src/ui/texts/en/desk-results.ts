import { countOf } from '../count-of.ts';
import type { deskResults as vietnamese, visitErrands as vietnameseErrands } from '../vi/desk-results.ts';

export const deskResults: typeof vietnamese = {
  place: 'Results for hamlets',
  title: 'Results to hand over in hamlets',
  lead: 'Results that are ready for residents of each hamlet. Choose which go to which visit and who carries the envelope; afterwards record what came back.',
  none: 'No result is waiting to be handed over.',
  noHamlet: 'Hamlet not known',
  noVisit: 'This hamlet has no visit in the next 45 days; choose a day below.',
  count: (count: number) => countOf(count, 'result'),
  heads: ['Choose', 'For', 'Result', 'Ready since', 'On paper', 'Resident brings'],
  choose: (name: string) => `Choose the result of ${name}`,
  all: 'Choose all',
  atDesk: 'at the desk',
  carried: (who: string, day: string) => `with ${who}, visit of ${day}`,
  files: (count: number) => countOf(count, 'electronic file'),
  visit: 'Take along to',
  visitOption: (day: string, from: string, place: string) => `${day}, ${from}, ${place}`,
  otherDay: 'Another day',
  day: 'Day',
  carrier: 'Who carries the envelope',
  pack: (count: number) => `Take along (${count})`,
  back: (count: number) => `Brought back to the desk (${count})`,
  packed: (count: number, who: string) => `Recorded: ${who} carries ${countOf(count, 'result')}.`,
  returned: (count: number) => `Recorded: ${countOf(count, 'result')} brought back to the desk.`,
  undo: 'Undo',
  undone: 'Undone.',
  chooseFirst: 'Choose at least one result.',
  carrierFirst: 'Write who carries the envelope.',
  dayFirst: 'Choose a day.',
  print: (day: string) => `List of results taken along on ${day}`,
  toLookAt: 'Somebody must look',
  lookLead:
    'Recorded as handed over in the hamlet, but the desk’s record says otherwise. The dossier is unchanged; open it and ask who recorded it.',
  looks: {
    'hand-over-again': 'The desk had handed it over before',
    'hand-over-early': 'The desk had no result yet',
  },
  open: 'Open the dossier',
};

export const visitErrands: typeof vietnameseErrands = {
  open: 'Errands of the visit',
  close: 'Close',
  counts: (of) =>
    [
      of.households > 0 && countOf(of.households, 'household'),
      of.supplements > 0 && countOf(of.supplements, 'supplement'),
      of.results > 0 && `${countOf(of.results, 'result')}${of.fees > 0 ? ` (${of.fees} with a fee to take)` : ''}`,
      of.boxes > 0 && `${countOf(of.boxes, 'packet')} to bring back`,
      of.envelopes > 0 && `${countOf(of.envelopes, 'envelope')} to bring back`,
    ]
      .filter(Boolean)
      .join(' · '),
  nothing: 'Nothing noted yet.',
  comeBack: 'Households to come back to',
  notHome: 'Nobody was at home',
  notKnocked: 'Not visited yet',
  seen: (seen: number, all: number) => `${seen} of ${countOf(all, 'household')} visited`,
  supplements: 'Supplements to fetch',
  results: 'Results to hand over',
  boxes: 'Sealed dossiers still on devices',
  box: (who: string, device: string, count: number) => `${who}, ${device}: ${countOf(count, 'packet')}`,
  fee: (sum) => (sum === undefined ? 'fee not known' : `fee to take: ${sum}`),
  envelopes: 'Envelopes to bring to the desk',
  envelopeStates: {
    door: () => 'at the home, nobody has taken it',
    held: (who) => `with ${who}`,
    disputed: (who) => `to be asked again: ${who}`,
  },
  promised: (day: string) => `promised for ${day}`,
  more: (count: number) => `and ${count} more`,
  toResults: 'Choose results to take along',
  print: 'Print the sheet of the visit',
};
