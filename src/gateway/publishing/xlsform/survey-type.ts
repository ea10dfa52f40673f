/** The column `type`: which of XLSForm's types are taken, and as what. */

import type { Question } from '../../../core/procedure/procedure.ts';

export type SurveyType =
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'end'; readonly what: 'group' | 'repeat' }
  | {
      readonly kind: 'question';
      readonly type: Question['type'];
      /** The choices' list in the sheet `choices`, or one of ours. */
      readonly list?: string;
      /** The list is a file's: only ours are known, never one of the sheet. */
      readonly isFromFile?: boolean;
      readonly hasOther?: boolean;
      readonly isWhole?: boolean;
      readonly isToday?: boolean;
    }
  /** What a phone notes by itself (start, deviceid…): nothing a person is asked. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unsupported' };

type Plain = Extract<SurveyType, { kind: 'question' }>;

const plainTypes = new Map<string, Plain>([
  ['text', { kind: 'question', type: 'text' }],
  ['string', { kind: 'question', type: 'text' }],
  ['integer', { kind: 'question', type: 'number', isWhole: true }],
  ['int', { kind: 'question', type: 'number', isWhole: true }],
  ['decimal', { kind: 'question', type: 'number' }],
  ['date', { kind: 'question', type: 'date' }],
  ['time', { kind: 'question', type: 'time' }],
  ['note', { kind: 'question', type: 'note' }],
  ['calculate', { kind: 'question', type: 'calculated' }],
  ['acknowledge', { kind: 'question', type: 'yes-no' }],
  ['trigger', { kind: 'question', type: 'yes-no' }],
  ['today', { kind: 'question', type: 'calculated', isToday: true }],
]);

const ignoredTypes = new Set([
  'start',
  'end',
  'deviceid',
  'device_id',
  'subscriberid',
  'simserial',
  'phonenumber',
  'phone_number',
  'username',
  'email',
  'caseid',
  'audit',
]);

const ownTypes: { readonly [type in Question['type']]: true } = {
  text: true,
  'long-text': true,
  number: true,
  money: true,
  date: true,
  time: true,
  choice: true,
  'multi-choice': true,
  'yes-no': true,
  'id-number': true,
  phone: true,
  address: true,
  calculated: true,
  note: true,
  group: true,
};

/** Whether `gocua_type` says a type that a question may have; groups come from `begin_repeat` alone. */
export function isOwnType(word: string): word is Question['type'] {
  return Object.hasOwn(ownTypes, word) && word !== 'group';
}

export function readSurveyType(cell: string): SurveyType {
  const words = cell.trim().split(/\s+/);
  const text = words.join(' ').toLowerCase();
  const bracket = /^(begin|end)[ _](group|repeat)$/.exec(text);
  if (bracket !== null) {
    const what = bracket[2] === 'group' ? 'group' : 'repeat';
    return bracket[1] === 'begin' ? { kind: 'begin', what } : { kind: 'end', what };
  }
  const plain = plainTypes.get(text);
  if (plain !== undefined) return plain;
  if (ignoredTypes.has(text)) return { kind: 'ignored' };
  return readSelect(words.join(' ')) ?? { kind: 'unsupported' };
}

/** `select_one L`, `select_one L or_other`, `select_multiple L`, `select_one_from_file communes.csv`. */
function readSelect(text: string): SurveyType | undefined {
  const match = /^select[ _](one|multiple)([ _]from[ _]file)? (\S+)( or[ _](?:specify[ _])?other)?$/i.exec(text);
  if (match === null) return undefined;
  const [, count = '', fromFile, name = '', other] = match;
  const isOne = count.toLowerCase() === 'one';
  const list = fromFile === undefined ? name : name.replace(/\.(csv|xml|geojson)$/, '');
  // Free words beside several choices are nothing our forms have.
  if (!isOne && (fromFile !== undefined || other !== undefined)) return undefined;
  return {
    kind: 'question',
    type: isOne ? 'choice' : 'multi-choice',
    list,
    ...(fromFile === undefined ? {} : { isFromFile: true }),
    ...(other === undefined ? {} : { hasOther: true }),
  };
}
