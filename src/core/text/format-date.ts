import type { PartialDate } from '../citizen/person.ts';

/** `05/03/1988`, `03/1988` or `1988`, as precisely as the date is known. */
export function formatDate(date: PartialDate): string {
  const [year, month, day] = date.iso.split('-');
  return [day, month, year].filter((part) => part !== undefined).join('/');
}
