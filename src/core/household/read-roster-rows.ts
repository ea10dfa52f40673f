/** What each line of a list of households says, and what is wrong with it by itself, before the roster is looked at. */

import { formatPhone, isPhone } from '../citizen/phone.ts';
import { fold, toneKey } from '../text/fold.ts';
import { hamletKey } from '../visit/visit-errands.ts';
import { readNeeds } from './household-needs.ts';
import type { Household, VneidLevel } from './household.ts';
import type { RosterColumns, RosterFault, RosterField } from './roster-import.ts';
import type { RosterContent } from './roster.ts';

export interface ReadRosterRow {
  readonly line: number;
  /** What the line says; fields of which it says nothing are absent. `needs` only where the file has a column for them. */
  readonly said: Omit<RosterContent, 'needs'> & { readonly needs?: Household['needs'] };
  readonly fault?: RosterFault;
  /** The line is the same household as one above. */
  readonly isRepeated?: boolean;
}

const longest = { headName: 200, hamlet: 200, whereabouts: 300, number: 40, remark: 500 } as const;
const mostMembers = 100;

/**
 * `hamlet`: of lines that name none. `spell`: a hamlet as the commune spells it. Lines without any word in a matched column
 * are left out, and so are sums ("Tổng cộng") and a second line of column numbers.
 */
export function readRosterRows(
  rows: readonly (readonly string[])[],
  headRow: number,
  columns: RosterColumns,
  { hamlet, spell }: { readonly hamlet?: string; spell(name: string): string },
): readonly ReadRosterRow[] {
  const read = rows.slice(headRow + 1).flatMap((row, index): ReadRosterRow[] => {
    const cell = (field: RosterField) => tidy(row[columns[field] ?? -1] ?? '');
    const isEmpty = Object.keys(columns).every((field) => cell(field as RosterField) === '');
    return isEmpty || isNoHousehold(row.map(tidy), cell('headName'))
      ? []
      : [readRow(headRow + index + 2, cell, { spell, ...(hamlet !== undefined && { hamlet }) }, columns)];
  });
  return markRepeated(read);
}

/** A sum, or the second line of heads that numbers the columns. */
function isNoHousehold(cells: readonly string[], headName: string): boolean {
  // With its marks: Tống is a surname.
  const isSum = (text: string) => /^(tổng|tổng cộng|tổng số|cộng)([:\s]|$)/i.test(text);
  const hasName = /\p{L}/u.test(headName) && !isSum(headName);
  return !hasName && (cells.some(isSum) || cells.every((text) => text === '' || /^\(?\d{1,2}\)?$/.test(text)));
}

function readRow(
  line: number,
  cell: (field: RosterField) => string,
  { hamlet, spell }: { readonly hamlet?: string; spell(name: string): string },
  columns: RosterColumns,
): ReadRosterRow {
  const faults: RosterFault[] = [];
  const headName = cell('headName');
  if (headName === '') faults.push('head-missing');
  else if (!/\p{L}.*\p{L}/u.test(headName) || /\d/.test(headName)) faults.push('head-unreadable');
  const place = cell('hamlet') === '' ? (hamlet ?? '') : cell('hamlet');
  if (place === '') faults.push('hamlet-missing');
  const memberCount = cell('memberCount') === '' ? undefined : findCount(cell('memberCount'));
  if (cell('memberCount') !== '' && memberCount === undefined) faults.push('count-unreadable');
  const phone = cell('phone') === '' ? undefined : findPhone(cell('phone'));
  if (cell('phone') !== '' && phone === undefined) faults.push('phone-unreadable');
  const vneid = findVneid(cell);
  if (vneid === 'unreadable') faults.push('vneid-unreadable');
  const { needs, rest } = readNeeds(cell('needs'));
  const remark = [cell('remark'), rest ?? ''].filter((text) => text !== '').join('; ');
  const texts = { headName, hamlet: place, whereabouts: cell('whereabouts'), number: cell('number'), remark };
  if (Object.entries(texts).some(([name, text]) => text.length > longest[name as keyof typeof longest])) {
    faults.push('too-long');
  }
  const [fault] = faults;
  return {
    line,
    said: {
      headName: headName.slice(0, longest.headName),
      hamlet: spell(place.slice(0, longest.hamlet)),
      ...(texts.number !== '' && { number: texts.number }),
      ...(texts.whereabouts !== '' && { whereabouts: texts.whereabouts }),
      ...(memberCount !== undefined && { memberCount }),
      ...(phone !== undefined && { phone }),
      ...(columns.needs !== undefined && { needs }),
      ...(remark !== '' && { remark }),
      ...(typeof vneid === 'object' && { vneid }),
    },
    ...(fault !== undefined && { fault }),
  };
}

/** The same household twice: said the same, the first line counts; said differently, none does. */
function markRepeated(rows: readonly ReadRosterRow[]): readonly ReadRosterRow[] {
  const groups = new Map<string, ReadRosterRow[]>();
  const add = (key: string, row: ReadRosterRow) => groups.set(key, [...(groups.get(key) ?? []), row]);
  for (const row of rows) {
    if (row.fault !== undefined) continue;
    add(nameKey(row.said), row);
    if (row.said.number !== undefined) add(`#${numberKey(row.said)}`, row);
  }
  return rows.map((row): ReadRosterRow => {
    if (row.fault !== undefined) return row;
    const sameNumber = row.said.number === undefined ? [] : (groups.get(`#${numberKey(row.said)}`) ?? []);
    // Two numbers tell two households apart, whatever their heads are called.
    const sameName = (groups.get(nameKey(row.said)) ?? []).filter(
      ({ said }) =>
        said.number === undefined || row.said.number === undefined || numberKey(said) === numberKey(row.said),
    );
    const same = sameNumber.length > 1 ? sameNumber : sameName;
    if (same.length < 2) return row;
    const isSaidOnce = same.every(({ said }) => JSON.stringify(said) === JSON.stringify(row.said));
    if (!isSaidOnce) return { ...row, fault: sameNumber.length > 1 ? 'number-twice' : 'twice' };
    return same[0] === row ? row : { ...row, isRepeated: true };
  });
}

/** Head, hamlet and whereabouts, however they are typed. */
export function nameKey(content: Pick<RosterContent, 'headName' | 'hamlet' | 'whereabouts'>): string {
  return `${headKeyOf(content)} ${JSON.stringify(fold(tidy(content.whereabouts ?? '')))}`;
}

/** Head and hamlet, wherever the tones were put: "Hoà" is "Hòa". */
export function headKeyOf({ headName, hamlet }: Pick<RosterContent, 'headName' | 'hamlet'>): string {
  return JSON.stringify([hamletKey(hamlet), tidy(headName).split(' ').map(toneKey).join(' ')]);
}

/** Many books number the households of each hamlet anew. */
export function numberKey({ number = '', hamlet }: Pick<RosterContent, 'number' | 'hamlet'>): string {
  return JSON.stringify([hamletKey(hamlet), fold(number).replaceAll(/\s/g, '')]);
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** "4", "4 khẩu", "4.0". */
function findCount(text: string, most = mostMembers): number | undefined {
  const digits = /^(\d{1,3})(?:[.,]0+)?(?: ?(?:nguoi|khau|nhan khau))?$/.exec(fold(text))?.[1];
  const count = Number(digits);
  return digits !== undefined && count <= most ? count : undefined;
}

/** Spreadsheets take the leading zero off a number. */
function findPhone(text: string): string | undefined {
  return [text, `0${text}`].filter(isPhone).map(formatPhone)[0];
}

function findVneid(cell: (field: RosterField) => string): Household['vneid'] | 'unreadable' {
  const levels: readonly (readonly [VneidLevel, RosterField])[] = [
    ['none', 'vneidNone'],
    ['level-1', 'vneidLevel1'],
    ['level-2', 'vneidLevel2'],
  ];
  const given = levels.filter(([, field]) => cell(field) !== '');
  if (given.length === 0) return undefined;
  const counts = given.map(([level, field]) => [level, findCount(cell(field))] as const);
  return counts.some(([, count]) => count === undefined) ? 'unreadable' : Object.fromEntries(counts);
}
