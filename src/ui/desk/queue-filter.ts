/**
 * What of the queue is shown. The words of a search stay in memory only: they name a person, so they never enter the page's
 * address nor anything that is kept; the other filters last for the browser's session.
 */

import { officeStates } from '../../core/dossier/dossier-status.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { deadlineStates, holderKinds } from '../../core/reception/desk-life.ts';
import type { DeadlineState, HolderKind } from '../../core/reception/desk-life.ts';
import type { OfficeQuestion } from '../parts/use-office.ts';

export const waitingFor = ['original', 'signature', 'parts', 'number'] as const;
export type WaitingFor = (typeof waitingFor)[number];

export interface QueueFilter {
  readonly text: string;
  readonly state?: OfficeState;
  readonly waiting?: WaitingFor;
  readonly procedure?: string;
  readonly receptionPoint?: string;
  readonly hamlet?: string;
  readonly deadline?: DeadlineState;
  readonly holder?: HolderKind;
  readonly assigned?: 'me' | 'nobody';
  readonly sameDay?: '1';
  readonly arrived?: 'today';
}

export const noFilter: QueueFilter = { text: '' };

const known: { readonly [name in Exclude<keyof QueueFilter, 'text'>]-?: readonly string[] | undefined } = {
  state: officeStates,
  procedure: undefined,
  waiting: waitingFor,
  receptionPoint: undefined,
  hamlet: undefined,
  deadline: deadlineStates,
  holder: holderKinds,
  assigned: ['me', 'nobody'],
  sameDay: ['1'],
  arrived: ['today'],
};
const names = Object.keys(known) as readonly (keyof typeof known)[];

/** What the gateway is asked for; words that were typed go in the body, because every proxy writes addresses down. */
export function queueQuestion(filter: QueueFilter): OfficeQuestion {
  const wishes = wishesOf(filter);
  const words = filter.text.trim();
  if (words) return { path: '/desk/dossiers', body: { ...Object.fromEntries(wishes), text: words } };
  const query = new URLSearchParams(wishes.map(([name, value]) => [name, value])).toString();
  return { path: query ? `/desk/dossiers?${query}` : '/desk/dossiers' };
}

export function isFiltered(filter: QueueFilter): boolean {
  return filter.text.trim() !== '' || wishesOf(filter).length > 0;
}

/** The filter without one of its wishes. */
export function withoutWish(filter: QueueFilter, name: keyof typeof known): QueueFilter {
  const { [name]: _left, ...rest } = filter;
  return rest;
}

const sessionKey = 'desk-filter';

/** As the session left it; anything unreadable counts as no filter. */
export function readSessionFilter(): QueueFilter {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(sessionKey) ?? '{}');
    const kept = Object(value) as Record<string, unknown>;
    const wishes = names.flatMap((name) => {
      const wish = kept[name];
      const isKnown = typeof wish === 'string' && wish !== '' && (known[name]?.includes(wish) ?? true);
      return isKnown ? [[name, wish]] : [];
    });
    return { ...noFilter, ...(Object.fromEntries(wishes) as Partial<QueueFilter>) };
  } catch {
    return noFilter;
  }
}

export function keepSessionFilter(filter: QueueFilter): void {
  sessionStorage.setItem(sessionKey, JSON.stringify(Object.fromEntries(wishesOf(filter))));
}

function wishesOf(filter: QueueFilter): readonly (readonly [string, string])[] {
  return names.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}
