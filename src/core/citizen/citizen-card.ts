/**
 * What the QR of a citizen card says: seven fields on chip cards (01/2021–06/2024), eleven on those of the Luật Căn cước
 * (from 01/07/2024; TT 16/2024/TT-BCA), separated by `|`:
 * `ID12|CMND9|Họ tên|DDMMYYYY|Nam/Nữ|Địa chỉ|DDMMYYYY(cấp)[|…|…|…|…]`.
 * Empty fields count: whoever drops them shifts the name. The meaning of fields 8–11 was never confirmed, so they stay
 * unnamed. The raw text is not kept.
 */

import { findPartialDate } from '../calendar/calendar-date.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { fold } from '../text/fold.ts';
import { nfc } from '../text/nfc.ts';
import { findIdNumberWarnings, isIdNumber, isOldIdNumber } from './id-number.ts';
import { repairLatin1 } from './latin1-text.ts';
import type { PartialDate, Person, Sex } from './person.ts';
import { tidyCardAddress } from './card-address.ts';

export interface CitizenCard {
  readonly idNumber: string;
  readonly oldIdNumber?: string;
  readonly fullName: string;
  readonly birthDate: PartialDate;
  readonly sex: Sex;
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn?: string;
  /** Fields 8 and on as they stand, empty ones included. */
  readonly extra: string[];
  /** What does not fit, as stable codes (`CardWarning`); shown, never blocking: cards go stale and are corrected. */
  readonly warnings: string[];
}

export type CardWarning =
  | 'sex-century-mismatch'
  | 'birth-year-mismatch'
  | 'old-number-unreadable'
  | 'issue-date-unreadable'
  | 'issued-before-birth'
  | 'address-missing'
  | 'address-province-repeated';

/** Characters; a real card has under 300, and a misread one twice that. */
export const maxCardLength = 1000;

/**
 * Reads the text of a card's QR, as scanned, pasted or typed by a keyboard-wedge scanner. Problems: card-too-long,
 * card-is-insurance (a health-insurance card), card-not-recognised (something else), card-damaged (a card's text with
 * parts missing), card-id-invalid, card-date-invalid. Never throws.
 */
export function parseCitizenCard(text: string): Result<CitizenCard> {
  if (typeof text !== 'string') return fail('card-not-recognised');
  if (text.length > maxCardLength) return fail('card-too-long', { limit: maxCardLength });
  const fields = splitFields(repairLatin1(text));
  const idNumber = plainDigits(fields[0] ?? '');
  if (isInsuranceCard(idNumber, fields)) return fail('card-is-insurance');
  const sexAt = findSexField(fields);
  if (sexAt === undefined || fields.length < sexAt + 3) {
    const isCut = sexAt !== undefined || (fields.length > 1 && /^[0-9]{9,15}$/.test(idNumber));
    return fail(isCut ? 'card-damaged' : 'card-not-recognised');
  }
  if (!isIdNumber(idNumber)) return fail('card-id-invalid');
  const fullName = nfc(fields[sexAt - 2] ?? '');
  if (!/\p{L}/u.test(fullName)) return fail('card-damaged');
  const birthDate = readDate(fields[sexAt - 1] ?? '');
  if (birthDate === undefined || birthDate.iso < '1900') return fail('card-date-invalid');
  const sex = readSex(fields[sexAt] ?? '') ?? 'male';

  const warnings: CardWarning[] = findIdNumberWarnings(idNumber, { birthDate, sex });
  const oldNumberText = sexAt > 3 ? plainDigits(fields[1] ?? '') : '';
  if (oldNumberText !== '' && !isOldIdNumber(oldNumberText)) warnings.push('old-number-unreadable');
  const issuedText = fields[sexAt + 2] ?? '';
  const issued = readDate(issuedText);
  const issuedOn = issued?.precision === 'day' ? issued.iso : undefined;
  if (issuedText !== '' && issuedOn === undefined) warnings.push('issue-date-unreadable');
  if (issuedOn !== undefined && issuedOn < birthDate.iso) warnings.push('issued-before-birth');
  const address = tidyCardAddress(fields[sexAt + 1] ?? '', issuedOn);
  if (address.text === '') warnings.push('address-missing');
  if (address.provinceRepeated) warnings.push('address-province-repeated');

  return succeed({
    idNumber,
    ...(isOldIdNumber(oldNumberText) ? { oldIdNumber: oldNumberText } : {}),
    fullName,
    birthDate,
    sex,
    address: address.text,
    ...(issuedOn === undefined ? {} : { issuedOn }),
    extra: fields.slice(sexAt + 3).map(nfc),
    warnings,
  });
}

/** The person a card speaks of. The address stays text: a card may name a commune that no longer exists. */
export function personFromCard(card: CitizenCard): Person {
  return {
    fullName: card.fullName,
    birthDate: card.birthDate,
    sex: card.sex,
    idNumber: card.idNumber,
    ...(card.oldIdNumber === undefined ? {} : { oldIdNumber: card.oldIdNumber }),
    ...(card.issuedOn === undefined ? {} : { idIssuedOn: card.issuedOn }),
    ...(card.address === '' ? {} : { address: { text: card.address } }),
    source: 'card',
  };
}

/** The fields without control characters and outer spaces; scanners add line ends, NULs and byte-order marks. */
function splitFields(text: string): string[] {
  return text
    .replace(/[\p{Cc}\u200b\u2060\ufeff]/gu, ' ')
    .split(/[|｜]/u)
    .map((field) => field.trim());
}

/** Full-width digits made plain (NFKC), only for fields of digits: names must keep their own letters. */
function plainDigits(field: string): string {
  return field.normalize('NFKC').replace(/\s/gu, '');
}

/**
 * Where "Nam" or "Nữ" stands: it anchors the others. 4 by the standard, 5 on cards whose
 * missing old number is written with one separator too many, 3 where it was left out altogether.
 */
function findSexField(fields: readonly string[]): number | undefined {
  return [4, 5, 3].find((at) => {
    if (readSex(fields[at] ?? '') === undefined) return false;
    if (at === 5) return fields[1] === '' || fields[2] === '';
    return at === 4 || /^[0-9/.-]{8,10}$/.test(plainDigits(fields[2] ?? ''));
  });
}

function readSex(field: string): Sex | undefined {
  const word = fold(field);
  return word === 'nam' ? 'male' : word === 'nu' ? 'female' : undefined;
}

/** `DDMMYYYY`, with or without separators; `00` for what is not known; `YYYY` alone (shape of such cards unconfirmed). */
function readDate(field: string): PartialDate | undefined {
  const digits = plainDigits(field).replace(/^(\d{2})[/.-](\d{2})[/.-](\d{4})$/, '$1$2$3');
  if (/^[0-9]{4}$/.test(digits)) return findPartialDate(Number(digits), 0, 0);
  if (!/^[0-9]{8}$/.test(digits)) return undefined;
  return findPartialDate(Number(digits.slice(4)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

/** Health-insurance cards: `code|hex(name)|dd/mm/yyyy|1/2|hex(address)|…`, the code 15 characters or 10 digits. */
function isInsuranceCard(first: string, fields: readonly string[]): boolean {
  if (/^[A-Z]{2}[0-9A-Z]{13}$/i.test(first) && fields.length > 1) return true;
  const name = fields[1] ?? '';
  return /^[0-9]{10,15}$/.test(first) && /^([0-9a-f]{2}){3,}$/i.test(name) && /^[12]$/.test(fields[3] ?? '');
}
