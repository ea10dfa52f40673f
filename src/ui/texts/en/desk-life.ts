import type { DeadlineState, HolderKind, TodayKind } from '../../../core/reception/desk-life.ts';
import { countOf } from '../count-of.ts';
import type {
  bar as vietnameseBar,
  bulk as vietnameseBulk,
  contacts as vietnameseContacts,
  deadlines as vietnameseDeadlines,
  holders as vietnameseHolders,
  life as vietnameseLife,
  prints as vietnamesePrints,
  queueMore as vietnameseQueueMore,
  register as vietnameseRegister,
  resultFiles as vietnameseResultFiles,
  route as vietnameseRoute,
  similar as vietnameseSimilar,
  today as vietnameseToday,
} from '../vi/desk-life.ts';

export const deadlines: typeof vietnameseDeadlines = {
  far: (day: string) => `due ${day}`,
  near: (day: string) => `due soon, ${day}`,
  today: (time: string) => `due today ${time}`,
  late: (day: string) => `overdue since ${day}`,
  extended: (count: number) => `extended ${count === 1 ? 'once' : `${count} times`}`,
};

export const holders: typeof vietnameseHolders = {
  kinds: {
    desk: 'Desk',
    section: 'Section',
    leader: 'Leader',
    agency: 'Another agency',
  } satisfies Record<HolderKind, string>,
  at: (who: string, since: string) => `with ${who} since ${since}`,
  assigned: (name: string) => `assigned to ${name}`,
  away: (name: string, substitute: string) => `${name} (${substitute} stands in)`,
  awayUntil: (name: string, substitute: string, until: string) =>
    `${name} – away, ${substitute} stands in until ${until}`,
  now: 'Now with',
  who: 'Assigned to',
};

export const today: typeof vietnameseToday = {
  title: 'Today’s work',
  standIn: (name: string, until: string) =>
    `${name} stands in for you until the end of ${until}. Your work is on their page until then and comes back by itself.`,
  standingInFor: (name: string, until: string) =>
    `You stand in for ${name} until the end of ${until}. Their work is under “My work”.`,
  groups: {
    late: 'Overdue',
    'due-today': 'Due today',
    'due-soon': 'Due soon',
    'awaiting-number': 'Received on the spot, number awaited',
    'unaccepted-long': 'Here for over a working day, not accepted',
    'results-waiting': 'Result ready, not handed over',
    'supplement-overdue': 'Supplement awaited for over 14 days',
    'arrived-today': 'Arrived today',
    mine: 'My work',
  } satisfies Record<TodayKind, string>,
  advice: {
    late: 'Do it now; if it cannot be finished, extend it and apologise with Form 04.',
    'due-today': 'Finish before the hour that was promised, and nobody waits.',
    'due-soon': 'One or two working days left: see who has it and remind them now.',
    'awaiting-number':
      'Enter it in the one-stop system and write its number here; the time limit runs from the day of reception.',
    'unaccepted-long': 'Accept it, or ask once for everything that is missing.',
    'results-waiting': 'Call the resident, or take it along to the next visit.',
    'supplement-overdue': 'Call the helper or the family; they may not know yet.',
    'arrived-today': 'New dossiers of today.',
    mine: 'Assigned to you.',
  } satisfies Record<TodayKind, string>,
  calm: 'Nothing is left to do today.',
  calmLead: 'Every dossier is on time. New work will appear here by itself.',
  more: (count: number) => `Show ${count} more`,
  inQueue: 'Show all in the list',
  changed: 'The list has just changed.',
  update: 'Update',
  keys: 'j, k: down, up · Enter: open',
  jump: 'Go to a group',
};

export const queueMore: typeof vietnameseQueueMore = {
  more: 'More filters, order',
  closed: 'Closed',
  hamlet: 'Hamlet',
  deadline: 'Due date',
  deadlines: { far: 'far off', near: 'due soon', today: 'due today', late: 'overdue' } satisfies Record<
    DeadlineState,
    string
  >,
  holder: 'Now with',
  assigned: 'Assigned to',
  assignees: { me: 'me', nobody: 'nobody yet' },
  sameDay: 'Result the same day',
  arrivedToday: 'Arrived today',
  any: (label: string) => `${label}: all`,
  take: (words: string) => `Remove filter ${words}`,
  order: 'Order',
  orders: {
    waiting: 'Waiting longest first',
    deadline: 'Due first',
    newest: 'Newest first',
    name: 'By name, A–Z',
    hamlet: 'By hamlet',
  },
  select: (name: string) => `Choose the dossier of ${name}`,
  notSelectable: 'This dossier cannot be accepted yet.',
  selected: (count: number) => `${count} chosen`,
  selectedMost: (most: number) => `At most ${countOf(most, 'dossier')} at a time.`,
  accept: (count: number) => `Accept ${countOf(count, 'dossier')}`,
  unselect: 'Clear',
};

export const bulk: typeof vietnameseBulk = {
  title: 'Accept several dossiers',
  lead: 'Each dossier has its own number of the one-stop system: type, scan one after the other, or paste a whole column from a spreadsheet into the first field. Due dates follow the time limit of each procedure.',
  leadOwn: 'The commune gives each dossier its next number. Due dates follow the time limit of each procedure.',
  own: 'Use the commune’s own numbers',
  ownNext: 'next number of the commune',
  columns: { who: 'Applicant', procedure: 'Procedure', number: 'Dossier number', take: 'Take out' },
  numberOf: (name: string) => `Dossier number of ${name}`,
  numberMissing: 'No number yet.',
  numberTwice: 'Another dossier in this table has this number.',
  kept: (number: string) => `keeps ${number}`,
  takeOut: (name: string) => `Take ${name} out of the table`,
  takeOutShort: 'Take out',
  go: (count: number) => `Accept ${countOf(count, 'dossier')}`,
  sending: (count: number) => `Recording ${countOf(count, 'dossier')}…`,
  cancel: 'Cancel',
  close: 'Done',
  accepted: (count: number) => `${countOf(count, 'dossier')} accepted.`,
  someRefused: (count: number) =>
    `${countOf(count, 'dossier')} could not be accepted; the reason stands in each row. The others are not affected.`,
  changed: 'Somebody else has just changed this dossier. Open it, then accept it again.',
};

export const bar: typeof vietnameseBar = { others: 'More', prints: 'Print' };

/** Sentences that residents read and files keep, and the names of sections: Vietnamese in every language of the desk. */
type ForResidents = 'sections' | 'extendReasons' | 'stopReasons' | 'correctReasons';

export const life: Omit<typeof vietnameseLife, ForResidents> = {
  routeNow: (who: string) => `The dossier is with: ${who}.`,
  routeTo: 'Pass it on to whom?',
  routeNames: {
    section: 'Name of the section',
    leader: 'Name of the leader (optional)',
    agency: 'Name of the agency',
  } satisfies Record<Exclude<HolderKind, 'desk'>, string>,
  routeNameMissing: 'Write where it goes.',
  routeSame: 'The dossier is there already.',
  routeNote: 'Note for them (optional)',
  extendLead:
    'The resident is told the new day and the reason, with an apology (Form 04): write in Vietnamese. Extend only when it is really needed.',
  extendNow: (when: string) => `Due now: ${when}.`,
  extendAt: 'New due date and time',
  extendMissing: 'Choose a new day and time.',
  extendEarlier: 'The new day must be after the promised one, and after now.',
  extendReason: 'Why it is not ready on time',
  assignLead: 'Whoever it is assigned to sees it under “Today’s work”. Anyone at the desk can still work on it.',
  assignTo: 'Assign to whom?',
  assignNobody: 'Nobody yet',
  reuseLead: 'Papers of this very person that the commune has digitised: used again, they need not be brought again.',
  reuseNone: 'There is no paper to use again.',
  reusePaper: 'Paper',
  reuseFrom: (code: string, day: string, pages: number) =>
    `from dossier ${code}, digitised on ${day}, ${countOf(pages, 'page')}`,
  reuseCompared: 'compared with the original',
  reuseConsent: 'How did the resident agree?',
  reuseAsk: 'Ask: “The commune still has a digital copy of this paper. Do you agree that we use it again?”',
  reuseWays: { spoken: 'In words (at the desk or by phone)', written: 'In writing' },
  reuseConsentMissing: 'It can only be used again with consent.',
  stopLead:
    'The dossier stops without a result. The reason is read to the resident and printed on the notice (Form 05): write in Vietnamese.',
  stopReason: 'Why it is stopped',
  correctLead:
    'Only as the resident says. What they signed is kept as it was; the correction stands beside it, with who made it and why.',
  correctWhich: 'Answer to correct',
  correctChoose: 'Choose an answer…',
  correctBefore: 'Now',
  correctEmpty: 'not answered',
  correctReason: 'Why, and who said so (in Vietnamese)',
  correctSame: 'The answer has not changed.',
  correctMissing: 'Choose the answer to correct.',
  correctNone: 'This dossier has no answer that the desk can correct.',
  correctionBy: (who: string, when: string) => `corrected by ${who} ${when}`,
  correctThis: (label: string) => `Correct: ${label}`,
  correctShort: 'Correct',
};

export const prints: typeof vietnamesePrints = {
  apology: 'Print the apology and new due date (Form 04)',
  stop: 'Print the notice of stopping (Form 05)',
  process: 'Print the process record (Form 06)',
  none: 'Nothing to print yet.',
};

export const resultFiles: typeof vietnameseResultFiles = {
  title: 'Result files',
  none: 'No file yet.',
  file: (index: number, isPdf: boolean) => `${isPdf ? 'PDF' : 'Picture'} ${index}`,
  fileName: (index: number) => `result-${index}`,
  by: (who: string, when: string) => `${who} · ${when}`,
  show: 'Show',
  hide: 'Hide',
  drop: 'Remove',
  dropOf: (index: number) => `Remove file ${index}`,
  choose: 'Choose, drop or paste result files',
  chooseLead: (most: string) => `PDF or pictures, at most ${most} each`,
  sending: (at: number, of: number, name: string) => `Sending file ${at} of ${of}: ${name}…`,
  notSent: 'not sent',
  wrongType: 'only PDF or pictures (JPEG, PNG, WebP)',
  tooLarge: (most: string) => `larger than ${most}; scan it at a lower resolution`,
  empty: 'empty file',
};

export const contacts: typeof vietnameseContacts = {
  title: 'Whom to call',
  applicant: 'applicant',
  representative: 'representative',
  tell: 'passes on news',
  helper: 'helper',
  noPhone: 'no phone number',
  call: (name: string, phone: string) => `Call ${name}: ${phone}`,
  copy: (name: string) => `Copy the number of ${name}`,
};

export const route: typeof vietnameseRoute = {
  title: 'Where the dossier has been',
  now: (who: string) => `Now with ${who}`,
  by: (who: string) => `passed on by ${who}`,
};

export const similar: typeof vietnameseSimilar = {
  title: 'Perhaps a duplicate: same person, same procedure, around the same day',
  arrived: (day: string) => `arrived ${day}`,
  compare: 'Compare the two',
  compareTitle: 'Compare two dossiers',
  mine: (code: string) => `This dossier ${code}`,
  other: (code: string) => `The other dossier ${code}`,
  state: 'State',
};

export const register: typeof vietnameseRegister = {
  title: 'Register of dossiers',
  lead: 'Form 07: dossiers accepted in the period, in the order of acceptance, with due date, holder and result.',
  quick: 'Choose a period',
  periods: { day: 'Today', week: 'This week', month: 'This month', before: 'Last month', year: 'This year' },
  from: 'From',
  to: 'To',
  wrongWay: 'Choose two days, the first not after the last.',
  tooLong: (days: number) => `At most ${countOf(days, 'day')} at a time.`,
  print: 'Make the register for printing (PDF)',
  sheet: 'Make a spreadsheet (XLSX)',
  making: 'Making the register…',
  ready: { pdf: 'The register is ready to print.', xlsx: 'The spreadsheet is ready.' },
  careful: 'The register names residents, and every copy taken is logged. Delete the file from this device after use.',
};
