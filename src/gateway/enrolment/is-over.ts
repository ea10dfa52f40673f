import { vietnamDay } from '../desk/vietnam-time.ts';

/** Whether a person's time is over (the last day itself still counts, as days are in Vietnam); null: it has no end. */
export function isOver(expiresOn: string | null, now: Date): boolean {
  return expiresOn !== null && expiresOn < vietnamDay(now);
}
