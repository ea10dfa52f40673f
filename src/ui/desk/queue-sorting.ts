/** The order of the queue's rows: as the gateway has them (the longest waiting first), or as the official wants them now. */

import type { DeskRow } from '../../core/reception/desk.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { sorted } from '../parts/sort-head.tsx';

export const queueOrders = ['waiting', 'deadline', 'newest', 'name', 'hamlet'] as const;
export type QueueOrder = (typeof queueOrders)[number];

export function inOrder(rows: readonly DeskRow[], order: QueueOrder): readonly DeskRow[] {
  switch (order) {
    case 'waiting':
      return rows;
    case 'deadline':
      // What has no deadline any more is not urgent, however old its appointment.
      return sorted(rows, (row) => (row.deadline === undefined ? undefined : row.appointmentAt), true);
    case 'newest':
      return sorted(rows, (row) => Date.parse(row.arrivedAt), false);
    case 'name':
      return sortByGivenName(rows, (row) => row.applicantName);
    case 'hamlet':
      return sorted(rows, (row) => row.hamlet, true);
  }
}

const sessionKey = 'desk-order';

export function readSessionOrder(): QueueOrder {
  return queueOrders.find((order) => order === sessionStorage.getItem(sessionKey)) ?? 'waiting';
}

export function keepSessionOrder(order: QueueOrder): void {
  sessionStorage.setItem(sessionKey, order);
}
