/**
 * Vietnamese telephone numbers. A phone is always optional: many residents have none, or give a relative's or the hamlet
 * head's. Ranges are general knowledge (mobile plan since 2018, landlines since 2017) and deliberately exclude the old
 * eleven-digit mobile numbers, which no longer ring.
 */

const mobile = /^(?:\+?84|0)(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;
// 02 and nine digits: an area of one to three digits, then the subscriber's.
const landline = /^(?:\+?84|0)2\d{9}$/;

/** Digits only, an outer "+" kept; spaces, dots, dashes and brackets between digits dropped. */
export function tidyPhone(text: string): string {
  return text.normalize('NFKC').replace(/[\s.()\-‐-―]/gu, '');
}

/** A mobile or landline number of Vietnam, as people write it. */
export function isPhone(text: string): boolean {
  const digits = tidyPhone(text);
  return mobile.test(digits) || landline.test(digits);
}

/** `0912 345 678`; what is not a mobile number comes back tidied only. */
export function formatPhone(text: string): string {
  const digits = tidyPhone(text).replace(/^\+?84(?=\d{9,10}$)/, '0');
  return mobile.test(digits) ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : digits;
}
