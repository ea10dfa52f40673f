import type { DeskActionName, DeskActions } from '../../../core/reception/desk.ts';
import type { ProblemCode } from '../../../core/problem.ts';
import type { SupplementRequest } from '../../../core/dossier/dossier.ts';
import { countOf } from '../count-of.ts';
import type {
  actions as vietnameseActions,
  envelopes as vietnameseEnvelopes,
  inkPack as vietnameseInkPack,
  pads as vietnamesePads,
  review as vietnameseReview,
} from '../vi/desk-actions.ts';

type ItemKind = SupplementRequest['items'][number]['kind'];

/** Sentences that residents read and files keep: Vietnamese in every language of the desk. */
type ForResidents =
  | 'paperFaults'
  | 'thisPaper'
  | 'supplementReasons'
  | 'refuseReasons'
  | 'withdrawReasons'
  | 'resultReasons';

export const actions: Omit<typeof vietnameseActions, ForResidents> = {
  bar: 'Actions',
  names: {
    accept: 'Accept',
    supplement: 'Ask for a supplement',
    refuse: 'Refuse',
    withdraw: 'Withdraw',
    result: 'Record the result',
    'hand-over': 'Hand over the result',
    compare: 'Original compared',
    'resume-review': 'Looked at, go on',
    route: 'Pass on',
    extend: 'Extend',
    stop: 'Stop',
    assign: 'Assign',
    'assign-task': 'Assign the supplement',
    correct: 'Correct an answer',
    reuse: 'Use a digital copy again',
    'result-file': 'Add a result file',
    'drop-result-file': 'Remove a result file',
    pay: 'Record a payment',
    'reverse-payment': 'Reverse a payment',
  } satisfies Record<DeskActionName, string>,
  done: {
    accept: 'Accepted.',
    supplement: 'Supplement asked for. The helper’s device shows it once it has a network.',
    refuse: 'Recorded as not accepted, with the reason.',
    withdraw: 'Recorded as withdrawn by the applicant.',
    result: 'Result recorded.',
    'hand-over': 'Hand-over of the result recorded.',
    compare: 'Comparison with the original recorded.',
    'resume-review': 'The dossier is back among those waiting to be accepted.',
    route: 'Recorded who holds the dossier.',
    extend: 'New due date set. The helper’s device shows it once it has a network.',
    stop: 'Stopped, with the reason.',
    assign: 'Assigned.',
    'assign-task': 'Assigned. The commune’s devices will know once they have a network.',
    correct: 'Corrected; what the resident signed is kept as it was.',
    reuse: 'The digital copy is used again; the resident need not bring the paper.',
    'result-file': 'Result file saved.',
    'drop-result-file': 'Result file removed.',
    pay: 'Payment recorded.',
    'reverse-payment': 'Reversal recorded.',
  } satisfies Record<DeskActionName, string>,
  closed: 'The desk has finished with this dossier; it can only be read.',
  cancel: 'Cancel',
  sending: 'Recording…',
  changedKept: 'What you were writing here is still here.',
  notPossible: 'The dossier has moved on since, so this can no longer be done.',
  declaration: 'Print the declaration',
  receipt: 'Print the receipt (Form 01)',
  supplementSlip: 'Print the supplement request (Form 02)',
  refusalSlip: 'Print the refusal (Form 03)',
  printMaking: 'Making the paper…',

  numberOnlyLead:
    'An official received this on the spot. Enter the number of the one-stop system; the due date is on the resident’s slip and stays as it is.',
  acceptLead: 'The number and the due date appear on the helper’s device and on the resident’s slip.',
  numberFrom: 'Where does the dossier number come from?',
  oneStop: 'One-stop system (một cửa)',
  own: 'The commune’s own',
  ownLead: 'The system gives the next number of the day and can print the receipt.',
  number: 'Dossier number in the one-stop system',
  numberHint: 'Type, paste, or scan the barcode on the receipt.',
  numberKept: (number: string) => `The number already given stays: ${number}`,
  numberUnusual: 'This number looks unlike the usual ones. If it is the one in the one-stop system, go ahead.',
  numberMissing: 'The number of the one-stop system is needed.',
  appointment: 'Result due on',
  appointmentSet: (words: string) => (words ? `Due ${words}. ` : ''),
  appointmentProposed: () => 'Proposed from that time limit.',
  appointmentTerm: (text: string) => `Time limit of the procedure: ${text}.`,
  appointmentNone: 'This time limit gives no date; set a due date if you know one.',
  appointmentAsking: 'Working out the due date…',
  appointmentPast: 'This due date has passed. Please check it.',
  stillAwaits: 'Still awaited',

  supplementLead:
    'Ask for everything at once. Choose on the dossier itself (“Ask for this”) or add here. Residents read your words: write in Vietnamese.',
  pick: 'Ask for this',
  picked: 'Asked for',
  pickOf: (name: string) => `Ask for a supplement: ${name}`,
  suggestions: 'What the dossier lacks',
  addItem: 'Add another item',
  addChoose: 'Choose what to ask for…',
  kinds: { paper: 'Paper', answer: 'Answer', signature: 'Signature' } satisfies Record<ItemKind, string>,
  signatureOf: (label: string) => `Signature: ${label}`,
  why: 'What is needed, and why',
  ready: 'Ready-made reasons',
  readyChoose: 'Choose a sentence…',
  remove: (name: string) => `Remove ${name}`,
  removeShort: 'Remove',
  note: 'General message (optional)',
  nothingPicked: 'Choose at least one item.',
  whyMissing: 'This item has no reason yet.',

  refuseLead:
    'This reason is read to the resident: write it in Vietnamese, in full, with its legal basis if there is one.',
  refuseReason: 'Why it is not accepted',
  withdrawLead:
    'Only when the applicant asks for it. The dossier ends here; starting again needs a new dossier. Write in Vietnamese.',
  withdrawReason: 'Who asks for it, and why',
  resultLead: 'Say the result in a few Vietnamese words, for the resident to read.',
  resultSummary: 'Result',
  wordsMissing: 'Write at least one sentence.',
  handOverWay: 'How is it handed over?',
  ways: {
    counter: 'At the desk',
    remote: 'At a visit in the hamlet',
    post: 'By post',
    electronic: 'Electronically',
  } satisfies Record<DeskActions['hand-over']['way'], string>,
  handOverTo: 'Received by',
  handOverToMissing: 'Write the name of who received it.',
};

export const envelopes: typeof vietnameseEnvelopes = {
  title: 'Envelopes arriving',
  lead: 'Scan the code on the envelope or type its nine digits. Scanning twice does no harm.',
  code: 'Code on the envelope',
  codeHint: 'Handheld scanner: put the cursor in this field, then scan.',
  find: 'Find the dossier',
  finding: 'Searching…',
  aim: 'Bring the QR code of the envelope into the frame',
  foundTitle: (code: string) => `Code ${code}`,
  inside: 'What is in the envelope?',
  originals: 'Originals are here',
  ink: 'The sheet signed in ink is here',
  record: 'Record as arrived',
  nothingTicked: 'Tick what is in the envelope.',
  recorded: 'Recorded. Scan the next envelope.',
  already: 'Nothing is awaited under this code: the envelope was recorded before, or the dossier does not need one.',
  noDossier:
    'The commune printed this sheet, but its dossier has not arrived. Record what is in the envelope and put it away; it need not be scanned again.',
  remembered: 'Recorded; it will be matched when the dossier arrives.',
  unknown: 'No dossier and no sheet of this commune has this code.',
  done: 'Scanned in this sitting',
  doneOriginals: 'originals',
  doneInk: 'signed sheet',
  columns: { code: 'Code', dossiers: 'Dossiers', recorded: 'Recorded', time: 'Time' },
};

export const pads: typeof vietnamesePads = {
  title: 'Print pads of coded sheets',
  lead: 'Each A4 sheet has three parts with the same code: the resident’s slip, the signed confirmation, the envelope label.',
  count: 'Number of sheets',
  countHint: 'From 1 to 200.',
  countWrong: 'From 1 to 200 sheets.',
  hamlet: 'Hamlet (optional)',
  hamletHint: 'Printed on the slip, for example: Thôn Tà Rẹc (xã Ba Nang cũ)',
  point: 'Reception point',
  noPoint: 'The commune has no reception point yet. Ask the province to add one before you print.',
  make: 'Make the PDF',
  making: (count: number) => `Making ${countOf(count, 'sheet')}… Keep this page open.`,
  ready: (count: number) => `${countOf(count, 'sheet')} ready.`,
  readyLead: 'Print on one side, at full A4 size (100%). The codes are registered: print each file only once.',
  fileName: 'coded-sheets.pdf',
  another: 'Make another pad',
};

export const inkPack: typeof vietnameseInkPack = {
  title: 'Declarations to sign at the next visit',
  lead: 'Dossiers that still lack a handwritten signature. Choose people, print the filled-in declarations, and take them along.',
  none: 'No declaration is waiting for a signature.',
  noHamlet: 'Hamlet not known',
  all: (count: number) => `The whole hamlet (${countOf(count, 'dossier')})`,
  make: (count: number) => (count === 0 ? 'Make the PDF' : `Make the PDF (${countOf(count, 'dossier')})`),
  making: 'Making the declarations…',
  tooMany: (limit: number) => `At most ${countOf(limit, 'dossier')} in one file.`,
  ready: (count: number) =>
    `The declarations of ${countOf(count, 'dossier')} are ready. Day and place of signing are left for the signatory to write.`,
  fileName: 'declarations-to-sign.pdf',
};

export const review: typeof vietnameseReview = {
  title: 'To look at',
  lead: 'Packets that reached the gateway but did not become a dossier. None is thrown away, and other dossiers are not affected.',
  none: 'No packet needs looking at.',
  columns: { reason: 'Reason', device: 'From the device of', received: 'Arrived', pid: 'Packet' },
  letIn: 'Let it in',
  letInTitle: 'Let this packet in?',
  letInLead:
    'The packet comes from a locked or revoked device. Let it in only after asking the holder and hearing that they sealed it. This is logged.',
  leave: 'Leave it',
  wasLetIn: 'Let in. The packet is being opened; its dossier will appear in the queue.',
  toInReview: (count: number) =>
    `${countOf(count, 'dossier')} could be opened but something does not match; an official must look`,
  show: 'Show these dossiers',
  reasons: {
    'packet-unreadable':
      'It cannot be opened: sealed with another key, or damaged. Ask the helper to send a corrected one.',
    'packet-malformed': 'It opened but the content is damaged. Ask the helper to update the app and send it again.',
    'packet-failed-check': 'The content did not pass the second check. Ask the helper to open, correct and resend it.',
    'picture-rejected': 'A picture could not be opened safely. Ask for that paper to be photographed again.',
    'supersedes-refused':
      'The correction came after the desk had dealt with the dossier. Look at the dossier and speak with the helper.',
    'supplement-unasked':
      'A supplement came that the desk did not ask for, or asked differently since. The dossier is unchanged; ask the helper.',
    'device-revoked': 'It came after the device was locked or revoked. Ask the holder before letting it in.',
    'device-unconfirmed': 'Sent by a device whose six digits are not confirmed. Confirm the device and it opens.',
    'kiosk-has-no-notes':
      'Notes of a hamlet, but signed with the key of a computer in the hall, which writes none. Look at that computer; unpair it if in doubt.',
    'procedure-unknown': 'This procedure or version is not published in the system.',
    'procedure-ended': 'The procedure was no longer in force when the dossier was sealed.',
    'pid-conflict': 'Two different packets have the same code. Tell the province.',
    'digest-mismatch': 'The content does not match its check value. Ask the helper to send it again.',
  } satisfies { readonly [code in ProblemCode]?: string } as { readonly [code in ProblemCode]?: string },
};
