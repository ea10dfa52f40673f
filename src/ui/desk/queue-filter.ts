/** What of the queue is shown. It stays in memory only: a search names a person, so it never enters the page's address. */

import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { OfficeQuestion } from '../parts/use-office.ts';

export const waitingFor = ['original', 'signature', 'parts'] as const;
export type WaitingFor = (typeof waitingFor)[number];

export interface QueueFilter {
  readonly text: string;
  readonly state?: OfficeState;
  readonly waiting?: WaitingFor;
  readonly procedure?: string;
  readonly receptionPoint?: string;
}

export const noFilter: QueueFilter = { text: '' };

/** What the gateway is asked for; words that were typed go in the body, because every proxy writes addresses down. */
export function queueQuestion({ text, state, waiting, procedure, receptionPoint }: QueueFilter): OfficeQuestion {
  const wishes = Object.entries({ state, procedure, waiting, receptionPoint }).filter(([, value]) => value);
  const words = text.trim();
  if (words) return { path: '/desk/dossiers', body: { ...Object.fromEntries(wishes), text: words } };
  const query = new URLSearchParams(wishes as [string, string][]).toString();
  return { path: query ? `/desk/dossiers?${query}` : '/desk/dossiers' };
}

export function isFiltered({ text, state, waiting, procedure, receptionPoint }: QueueFilter): boolean {
  return Boolean(text.trim() || state || waiting || procedure || receptionPoint);
}
