/** What of the queue is shown. It stays in memory only: a search names a person, so it never enters the page's address. */

import type { OfficeState } from '../../core/dossier/dossier-status.ts';

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

/** `GET` path of the queue as the gateway reads it. */
export function queuePath({ text, state, waiting, procedure, receptionPoint }: QueueFilter): string {
  const query = new URLSearchParams();
  const wishes = { state, procedure, text: text.trim(), waiting, receptionPoint };
  for (const [name, value] of Object.entries(wishes)) if (value) query.set(name, value);
  const search = query.toString();
  return search ? `/desk/dossiers?${search}` : '/desk/dossiers';
}

export function isFiltered({ text, state, waiting, procedure, receptionPoint }: QueueFilter): boolean {
  return Boolean(text.trim() || state || waiting || procedure || receptionPoint);
}
