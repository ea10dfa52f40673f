/** The cash of whoever carries this phone, from the packs and the own notes that lie here; works without coverage. */

import type { KnownHamlet } from '../hamlet-ports.ts';
import type { CashBody, CashConfirmation, CashEntry, CashHandOver, CashHolder } from './cash.ts';
import { formatCashNumber, runningOf } from './cash.ts';
import { cashListText } from './cash-code.ts';
import { settleCash } from './settle-cash.ts';
import type { CashBook } from './settle-cash.ts';

export interface OwnCash {
  /** Absent: no pack here says whether the commune lets its volunteers take cash. */
  readonly isOn?: boolean;
  readonly book: CashBook;
  /** The highest number of this device that is known here. */
  readonly lastRunning: number;
}

/** `hamlets`: all that lie here. What this phone wrote as an official about somebody else's money is not its own. */
export function findOwnCash(hamlets: readonly KnownHamlet[], { deviceId, short }: CashHolder): OwnCash {
  const packs = hamlets
    .flatMap(({ pack }) => (pack?.cash ? [{ asOf: Date.parse(pack.asOf), cash: pack.cash }] : []))
    .sort((one, other) => other.asOf - one.asOf);
  const noted = hamlets.flatMap(({ notes }) => notes.flatMap(({ body }) => (body.type === 'cash' ? [body] : [])));
  const told = packs.flatMap(({ cash }) => cash.own);
  const toldIds = new Set(told.map(({ holder }) => holder.deviceId));
  const bodies: readonly CashBody[] = [...told, ...noted].filter(
    ({ holder, step }) => step !== 'received' && (holder.deviceId === deviceId || toldIds.has(holder.deviceId)),
  );
  const confirmations: readonly CashConfirmation[] = packs.flatMap(({ cash }) => cash.confirmations);
  const runnings = bodies.flatMap((body) =>
    'number' in body && body.number.startsWith(`${short}-`) ? [runningOf(body.number) ?? 0] : [],
  );
  const newest = packs[0]?.cash;
  return {
    ...(newest && { isOn: newest.isOn }),
    book: settleCash(bodies, confirmations),
    lastRunning: runnings.reduce((most, running) => Math.max(most, running), 0),
  };
}

/** What is held now and may be handed over in one list: of one device, as its numbers are one row. */
export function findHeld(book: CashBook): readonly CashEntry[] {
  const held = book.entries.flatMap(({ entry, state }) => (state === 'held' ? [entry] : []));
  return held.filter(({ holder }) => holder.deviceId === held[0]?.holder.deviceId).slice(0, 200);
}

/** The step that gives `entries` on; `sha256Hex` as the ports have it. */
export async function newHandOver(
  entries: readonly CashEntry[],
  step: { readonly cashId: string; readonly holder: CashHolder; readonly running: number },
  sha256Hex: (text: string) => Promise<string>,
): Promise<CashHandOver> {
  const { cashId, holder, running } = step;
  return {
    type: 'cash',
    step: 'hand-over',
    cashId,
    holder,
    number: formatCashNumber(holder.short, running),
    entryIds: entries.map((entry) => entry.cashId),
    sumDong: entries.reduce((sum, { amountDong }) => sum + amountDong, 0),
    digest: await sha256Hex(cashListText(cashId, entries)),
  };
}
