/** What an official typed about a household, whole and within the limits that notes have too, or refused by its field. */

import { formatPhone, isPhone } from '../citizen/phone.ts';
import { findDayNumber } from '../calendar/calendar-date.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { mostVneidPeople } from './desk-households.ts';
import type { HouseholdCorrection, VneidPerson, VneidVisit } from './desk-households.ts';
import { householdNeeds } from './household-needs.ts';
import type { Household, VneidStep } from './household.ts';

type Body = { readonly [name: string]: unknown };

export const vneidSteps: readonly VneidStep[] = ['asked', 'invited', 'done', 'refused'];

/** Problems: reason-missing; bad-request, `questionId` the first field that does not hold. */
export function parseCorrection(body: Body): Result<HouseholdCorrection> {
  const given = (typeof body['household'] === 'object' ? body['household'] : undefined) as Body | undefined;
  const headName = findText(given?.['headName'], 200);
  if (given === undefined || !headName) return wrong('headName');
  const texts = { whereabouts: 300, remark: 500 } as const;
  const found: { [name: string]: unknown } = {};
  for (const [name, most] of Object.entries(texts)) {
    const text = findText(given[name] ?? '', most);
    if (text === undefined) return wrong(name);
    if (text !== '') found[name] = text;
  }
  const phone = findPhone(given['phone']);
  if (phone === undefined) return wrong('phone');
  const { memberCount, needs, vneid } = given;
  if (memberCount !== undefined && !isCount(memberCount, 100)) return wrong('memberCount');
  if (!isNeeds(needs)) return wrong('needs');
  if (vneid !== undefined && !isLevels(vneid)) return wrong('vneid');
  const number = findText(body['number'] ?? '', 40);
  if (number === undefined) return wrong('number');
  const reason = findText(body['reason'], 300);
  if (!reason) return fail('reason-missing');
  return succeed({
    household: {
      headName,
      ...found,
      ...(phone !== '' && { phone }),
      ...(memberCount !== undefined && { memberCount }),
      needs: householdNeeds.filter((need) => needs.includes(need)),
      ...(vneid !== undefined && Object.keys(vneid).length > 0 && { vneid }),
    },
    ...(number !== '' && { number }),
    isGone: body['isGone'] === true,
    reason,
  });
}

/** Problem: bad-request, `questionId` the first field that does not hold. */
export function parseVneidPeople({ people }: Body): Result<readonly VneidPerson[]> {
  if (!Array.isArray(people) || people.length > mostVneidPeople) return wrong('people');
  const parsed: VneidPerson[] = [];
  for (const each of people as readonly unknown[]) {
    const { name, birthYear, phone, step } = (each ?? {}) as Body;
    const shown = findText(name, 200);
    if (!shown) return wrong('name');
    if (birthYear !== undefined && !(isCount(birthYear, 2100) && birthYear >= 1900)) return wrong('birthYear');
    const number = findPhone(phone);
    if (number === undefined) return wrong('phone');
    const known = vneidSteps.find((one) => one === step);
    if (known === undefined) return wrong('step');
    parsed.push({
      name: shown,
      ...(birthYear !== undefined && { birthYear }),
      ...(number !== '' && { phone: number }),
      step: known,
    });
  }
  return succeed(parsed);
}

/** Problem: bad-request, `questionId` the first field that does not hold. */
export function parseVneidVisit(body: Body): Result<Omit<VneidVisit, 'visitId'>> {
  const { on, from, to } = body;
  const [hamlet, place] = [findText(body['hamlet'], 200), findText(body['place'], 160)];
  if (!hamlet) return wrong('hamlet');
  if (typeof on !== 'string' || on.length !== 10 || findDayNumber(on) === undefined) return wrong('on');
  const isTime = (value: unknown): value is string =>
    typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
  if (!isTime(from) || !isTime(to) || from >= to) return wrong('from');
  if (!place) return wrong('place');
  return succeed({ hamlet, on, from, to, place });
}

function wrong(field: string) {
  return fail('bad-request', { questionId: field });
}

/** Absent: no text, or too long. */
function findText(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return text.length <= most && !text.includes('\0') ? text : undefined;
}

/** Empty: none was given. Absent: it is none. */
function findPhone(value: unknown): string | undefined {
  const text = findText(value ?? '', 30);
  return text === undefined || text === '' ? text : isPhone(text) ? formatPhone(text) : undefined;
}

function isCount(value: unknown, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function isNeeds(value: unknown): value is Household['needs'] {
  return Array.isArray(value) && value.every((need) => (householdNeeds as readonly unknown[]).includes(need));
}

function isLevels(value: unknown): value is NonNullable<Household['vneid']> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([level, count]) => ['none', 'level-1', 'level-2'].includes(level) && isCount(count, 100),
  );
}
