/**
 * What outlasts a reload of the hall's PC, in localStorage: that it is one, and three settings of its keeper. The first only makes
 * the kiosk come before anything else is drawn; what the device is stands in its enrolment, and what it may do the gateway knows.
 */

import { kioskMark } from '../state/marks.ts';

const printerMark = 'gocua-kiosk-printer';
const waitMark = 'gocua-kiosk-wait';
const ticketsMark = 'gocua-kiosk-tickets';

export const waitSeconds = [60, 90, 180, 300] as const;
const usualWait = 90;

export const hasPrinter = (): boolean => localStorage.getItem(printerMark) !== null;

export function markKiosk(isKiosk: boolean): void {
  keep(kioskMark, isKiosk ? 'yes' : undefined);
}

export function markPrinter(isThere: boolean): void {
  keep(printerMark, isThere ? 'yes' : undefined);
}

/** Queue numbers: `all`, or the letter of the only ones; absent: none are given here. */
export const givenTickets = (): string | undefined => localStorage.getItem(ticketsMark) ?? undefined;

export function giveTickets(given: string | undefined): void {
  keep(ticketsMark, given);
}

/** Without a touch, before it is asked whether anybody is there. */
export function idleSeconds(): number {
  const kept = Number(localStorage.getItem(waitMark));
  return waitSeconds.find((each) => each === kept) ?? usualWait;
}

export function keepIdleSeconds(seconds: number): void {
  keep(waitMark, String(seconds));
}

/** Everything but what this app keeps of the device itself, which names nobody. */
export function forgetBrowserMarks(): void {
  for (const place of [localStorage, sessionStorage]) {
    for (const name of Object.keys(place))
      if (name !== 'theme' && !/^gocua-(?!handed)/.test(name)) place.removeItem(name);
  }
}

function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A full disk: the setting lasts as long as the page.
  }
}
