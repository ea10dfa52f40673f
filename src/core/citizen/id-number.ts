/**
 * The twelve-digit personal identification number: 3 digits for the place of birth registration (province, or ≥ 100 for a
 * country), 1 for century and sex, 2 for the year of birth, 6 random (TT 59/2021/TT-BCA Đ.4). It has no check digit.
 * What does not fit is a warning and never blocks: sex and birth dates are corrected while the number stays.
 */

import type { PartialDate, Sex } from './person.ts';

export type IdNumberWarning = 'sex-century-mismatch' | 'birth-year-mismatch';

/** Twelve ASCII digits, nothing else. */
export function isIdNumber(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

/** An old identity card's number (CMND): 9 digits, or 12 on those of 2012–15. Historic only. */
export function isOldIdNumber(text: string): boolean {
  return /^([0-9]{9}|[0-9]{12})$/.test(text);
}

/** The number as typed, with full-width digits made plain and spaces, dots and dashes between digits dropped. */
export function tidyIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s.\-‐-―]/gu, '');
}

/** The first three digits: where the birth was registered. Never says where somebody lives now. */
export function birthPlacePrefix(idNumber: string): string | undefined {
  return isIdNumber(idNumber) ? idNumber.slice(0, 3) : undefined;
}

/** What in a well-formed number does not fit the birth date and sex that are known; empty for a number not well-formed. */
export function findIdNumberWarnings(
  idNumber: string,
  known: { readonly birthDate?: PartialDate; readonly sex?: Sex },
): IdNumberWarning[] {
  if (!isIdNumber(idNumber)) return [];
  const warnings: IdNumberWarning[] = [];
  const digit = Number(idNumber[3]);
  const sexSaysOtherwise = known.sex !== undefined && (digit % 2 === 0 ? 'male' : 'female') !== known.sex;
  const century = 19 + Math.floor(digit / 2);
  const centurySaysOtherwise = known.birthDate !== undefined && Number(known.birthDate.iso.slice(0, 2)) !== century;
  if (sexSaysOtherwise || centurySaysOtherwise) warnings.push('sex-century-mismatch');
  if (known.birthDate !== undefined && known.birthDate.iso.slice(2, 4) !== idNumber.slice(4, 6)) {
    warnings.push('birth-year-mismatch');
  }
  return warnings;
}
