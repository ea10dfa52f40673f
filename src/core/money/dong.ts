/** Money is whole đồng everywhere; these are the ways in which people write it. */

import { numberInWords } from '../text/number-in-words.ts';

/** More than any fee of a commune, and fits a column. */
export const mostDong = 1_000_000_000;

/** `8.000 đ`. */
export function formatDong(amountDong: number): string {
  return `${String(amountDong).replaceAll(/\B(?=(\d{3})+$)/g, '.')} đ`;
}

/** `Tám nghìn đồng`: as receipts say it, so that no figure can be added. */
export function dongInWords(amountDong: number): string {
  const words = `${numberInWords(amountDong) ?? ''} đồng`.trim();
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** `8.000`, `8000 đ`, `8 000`; absent: no whole amount above 0. A decimal comma or a misplaced dot is no amount. */
export function parseDong(text: string): number | undefined {
  const figure = text.trim().replace(/\s*(đ|đồng|₫|vnđ|vnd)$/iu, '');
  if (!/^(\d+|\d{1,3}([. ]\d{3})+)$/.test(figure)) return undefined;
  const amount = Number(figure.replaceAll(/[. ]/g, ''));
  return isAmount(amount) ? amount : undefined;
}

/** Whole đồng above nothing. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= mostDong;
}
