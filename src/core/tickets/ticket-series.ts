/**
 * Which letter stands before an official's numbers. The commune's gateway gives each of its officials another one, once and for
 * good, so two of them at one session without any network never hand out the same number.
 */

/** The letters of Vietnamese that nobody reads as a digit, and that sound different when called out. */
const letters = [...'ABCDEGHKLMNPQRSTUVXY'];
/** Held back for a phone that does not know its letter yet and is given one by hand. */
const byHand = ['X', 'Y'];
const given = letters.filter((letter) => !byHand.includes(letter));

/** The letters that no gateway gives: who has none yet chooses one, and must ask whoever else is there. */
export const seriesByHand: readonly string[] = byHand;

/** `A`, `B`, … and when all are taken `AA`, `AB`…; a different one for each `index` from 0. */
export function seriesAt(index: number): string {
  const count = given.length;
  const last = given[index % count] ?? '';
  return index < count ? last : `${seriesAt(Math.floor(index / count) - 1)}${last}`;
}

/** What stands before a number: nothing, or letters. */
export function isTicketSeries(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{1,4}$/.test(value);
}
