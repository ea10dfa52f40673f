/**
 * The home screen's figures in one row, changed inside the very transaction that changes what they count: five live
 * `count()` queries make a save many times slower (protocol.md §6.13). A missing row is counted anew.
 */

import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Counters } from '../../core/screen-ports.ts';
import type { Database } from './database.ts';

export type CounterChange = { readonly [field in keyof Counters]?: number };

type DeliveryState = Delivery['state'];

/** What changes when a delivery goes from `before` (absent: new) to `after`. */
export function deliveryChange(before: DeliveryState | undefined, after: DeliveryState): CounterChange {
  if (before && counterOf(before) === counterOf(after)) return {};
  return { ...(before && { [counterOf(before)]: -1 }), [counterOf(after)]: 1 };
}

/** What changes when a dossier's draft goes from open or not to open or not. */
export function draftChange(wasOpen: boolean, isOpen: boolean): CounterChange {
  return wasOpen === isOpen ? {} : { drafts: isOpen ? 1 : -1 };
}

/** Adds the changes and sets the next running number where given. Call it inside a transaction over `counters`. */
export async function count(db: Database, changes: readonly CounterChange[], nextSeq?: number): Promise<void> {
  const row = await db.counters.get('home');
  if (!row) throw new Error('the counters were not prepared');
  const sum = (field: keyof Counters): number =>
    changes.reduce((total, change) => total + (change[field] ?? 0), row[field]);
  await db.counters.put({
    name: 'home',
    waiting: sum('waiting'),
    needsAttention: sum('needsAttention'),
    delivered: sum('delivered'),
    drafts: sum('drafts'),
    nextSeq: nextSeq ?? row.nextSeq,
  });
}

function counterOf(state: DeliveryState): keyof Counters {
  if (state === 'delivered') return 'delivered';
  return state === 'needs-attention' ? 'needsAttention' : 'waiting';
}
