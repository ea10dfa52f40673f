/**
 * The book of cash, worked out from all there is: notes in whatever order, however often, from however many phones, and what
 * officials confirmed. Invariant: every entry stands in exactly one of held, handing over, handed over, reversed, so what is
 * in these four always adds up to what was taken. What does not fit together is a difference that people look at; it never
 * moves money by itself.
 */

import type { CashBody, CashConfirmation, CashEntry, CashHandOver, CashHolder, CashReversal } from './cash.ts';
import { runningOf } from './cash.ts';
import { cashCode } from './cash-code.ts';

export type CashState = 'held' | 'handing-over' | 'handed-over' | 'reversed';

export interface SettledEntry {
  readonly entry: CashEntry;
  readonly state: CashState;
  readonly handOver?: CashHandOver;
  readonly reversal?: CashReversal;
}

export interface SettledHandOver {
  readonly handOver: CashHandOver;
  readonly state: 'waiting' | 'confirmed' | 'taken-back';
  readonly confirmation?: CashConfirmation;
}

export type CashDifferenceKind =
  /** An official took money of which no hand-over has come. */
  | 'unknown-hand-over'
  /** The official counted another sum than the list says. */
  | 'sum-differs'
  /** A hand-over names entries that have not come. */
  | 'entries-missing'
  /** A hand-over's sum is not that of its entries. */
  | 'list-differs'
  /** An entry stands in two hand-overs that officials confirmed. */
  | 'handed-over-twice'
  /** Reversed, although an official has the money. */
  | 'reversed-too-late'
  | 'taken-back-too-late'
  /** Written about somebody else's money, or confirmed by nobody who may. */
  | 'not-own'
  /** A number that two notes carry. */
  | 'number-twice'
  /** Numbers below one that came have not come. */
  | 'numbers-missing';

export interface CashDifference {
  readonly kind: CashDifferenceKind;
  readonly holder?: CashHolder;
  /** Numbers, or the code that was typed. */
  readonly about: string;
  readonly sumDong?: number;
}

export interface CashSums {
  readonly enteredDong: number;
  readonly heldDong: number;
  readonly handingOverDong: number;
  readonly handedOverDong: number;
  readonly reversedDong: number;
}

export interface CashBook extends CashSums {
  /** By number. */
  readonly entries: readonly SettledEntry[];
  readonly handOvers: readonly SettledHandOver[];
  readonly differences: readonly CashDifference[];
}

export function settleCash(bodies: Iterable<CashBody>, confirmations: Iterable<CashConfirmation>): CashBook {
  const steps = unique(bodies);
  const entries = steps.filter((body) => body.step === 'entry');
  const handOvers = settleHandOvers(steps, uniqueConfirmations(confirmations));
  const named = {
    confirmed: firstNaming(handOvers.settled, 'confirmed'),
    waiting: firstNaming(handOvers.settled, 'waiting'),
  };
  const reversals = new Map<string, CashReversal>();
  for (const body of steps) {
    if (body.step === 'reversal' && !reversals.has(keyOf(body.holder, body.entryId)))
      reversals.set(keyOf(body.holder, body.entryId), body);
  }
  const settled = entries.map((entry): SettledEntry => {
    const key = keyOf(entry.holder, entry.cashId);
    const [confirmed, waiting, reversal] = [named.confirmed.get(key), named.waiting.get(key), reversals.get(key)];
    if (confirmed) return { entry, state: 'handed-over', handOver: confirmed, ...(reversal && { reversal }) };
    if (reversal) return { entry, state: 'reversed', reversal };
    return waiting ? { entry, state: 'handing-over', handOver: waiting } : { entry, state: 'held' };
  });
  const inState = (state: CashState) => sumOf(settled.filter((one) => one.state === state).map(({ entry }) => entry));
  return {
    entries: settled,
    handOvers: handOvers.settled,
    differences: [
      ...handOvers.differences,
      ...findListDifferences(handOvers.settled, entries),
      ...settled.flatMap(({ entry, state, reversal }): readonly CashDifference[] =>
        state === 'handed-over' && reversal
          ? [{ kind: 'reversed-too-late', holder: entry.holder, about: entry.number, sumDong: entry.amountDong }]
          : [],
      ),
      ...findNumberDifferences(steps),
    ],
    enteredDong: sumOf(entries),
    heldDong: inState('held'),
    handingOverDong: inState('handing-over'),
    handedOverDong: inState('handed-over'),
    reversedDong: inState('reversed'),
  };
}

/** The same step once, in an order that does not depend on how they came: by number, then by id, then by what they say. */
function unique(bodies: Iterable<CashBody>): readonly CashBody[] {
  const texts = new Map<string, CashBody>();
  for (const body of bodies) texts.set(JSON.stringify(body, Object.keys(body).sort()) + body.holder.deviceId, body);
  const ordered = [...texts].sort(([one, first], [other, second]) => {
    const [earlier, later] = [sortKeyOf(first) + one, sortKeyOf(second) + other];
    return earlier < later ? -1 : earlier > later ? 1 : 0;
  });
  const seen = new Set<string>();
  return ordered.flatMap(([, body]) => {
    const key = keyOf(body.holder, body.cashId);
    return seen.has(key) ? [] : (seen.add(key), [body]);
  });
}

function sortKeyOf(body: CashBody): string {
  const running = 'number' in body ? (runningOf(body.number) ?? 0) : 0;
  return `${body.holder.deviceId} ${String(running).padStart(6, '0')} ${body.cashId} `;
}

function uniqueConfirmations(confirmations: Iterable<CashConfirmation>): readonly CashConfirmation[] {
  const byId = new Map([...confirmations].map((one) => [one.confirmationId, one]));
  return [...byId.values()].sort((one, other) => (one.confirmationId < other.confirmationId ? -1 : 1));
}

/** Each hand-over with the one confirmation that is its own, and what of both is left over. */
function settleHandOvers(steps: readonly CashBody[], confirmations: readonly CashConfirmation[]) {
  const takenBack = new Set(
    steps.flatMap((body) => (body.step === 'take-back' ? [keyOf(body.holder, body.handOverId)] : [])),
  );
  const differences: CashDifference[] = [];
  const used = new Set<string>();
  const settled = steps.flatMap((handOver): readonly SettledHandOver[] => {
    if (handOver.step !== 'hand-over') return [];
    const { holder, digest, sumDong, number, cashId } = handOver;
    const code = cashCode(digest);
    const ofIt = confirmations.filter(
      (one) => one.code === code && (one.deviceId === undefined || one.deviceId === holder.deviceId),
    );
    for (const { confirmationId } of ofIt) used.add(confirmationId);
    const confirmation = ofIt.find((one) => one.sumDong === sumDong);
    const isTakenBack = takenBack.has(keyOf(holder, cashId));
    const about = number;
    if (confirmation === undefined && ofIt[0] !== undefined)
      differences.push({ kind: 'sum-differs', holder, about, sumDong: ofIt[0].sumDong - sumDong });
    if (confirmation && isTakenBack) differences.push({ kind: 'taken-back-too-late', holder, about, sumDong });
    const state = confirmation ? 'confirmed' : isTakenBack ? 'taken-back' : 'waiting';
    return [{ handOver, state, ...(confirmation && { confirmation }) }];
  });
  const codes = new Set<string>();
  for (const { confirmationId, code, sumDong } of confirmations) {
    // The same hand-over confirmed at the desk and on a phone is one amount of money.
    if (used.has(confirmationId) || codes.has(code)) continue;
    codes.add(code);
    differences.push({ kind: 'unknown-hand-over', about: code, sumDong });
  }
  return { settled, differences };
}

/** By entry the first hand-over in that state which names it; only the holder's own. */
function firstNaming(
  handOvers: readonly SettledHandOver[],
  state: SettledHandOver['state'],
): ReadonlyMap<string, CashHandOver> {
  const naming = new Map<string, CashHandOver>();
  for (const { handOver, state: its } of handOvers) {
    if (its !== state) continue;
    for (const id of handOver.entryIds) {
      const key = keyOf(handOver.holder, id);
      if (!naming.has(key)) naming.set(key, handOver);
    }
  }
  return naming;
}

function findListDifferences(
  handOvers: readonly SettledHandOver[],
  entries: readonly CashEntry[],
): readonly CashDifference[] {
  const known = new Map(entries.map((entry) => [keyOf(entry.holder, entry.cashId), entry]));
  const counted = new Set<string>();
  return handOvers.flatMap(({ handOver, state }): readonly CashDifference[] => {
    if (state === 'taken-back') return [];
    const { holder, number: about, sumDong } = handOver;
    const ids = [...new Set(handOver.entryIds)];
    const found = ids.flatMap((id) => known.get(keyOf(holder, id)) ?? []);
    const twice = state === 'confirmed' ? found.filter(({ cashId }) => counted.has(keyOf(holder, cashId))) : [];
    if (state === 'confirmed') for (const id of ids) counted.add(keyOf(holder, id));
    const missing = ids.length - found.length;
    return [
      ...twice.map((entry): CashDifference => ({
        kind: 'handed-over-twice',
        holder,
        about: entry.number,
        sumDong: entry.amountDong,
      })),
      ...(missing > 0 ? [{ kind: 'entries-missing', holder, about, sumDong: sumDong - sumOf(found) } as const] : []),
      ...(missing === 0 && sumOf(found) !== sumDong
        ? [{ kind: 'list-differs', holder, about, sumDong: sumDong - sumOf(found) } as const]
        : []),
    ];
  });
}

/** Numbers of a device that stand twice, and gaps below the highest. */
function findNumberDifferences(steps: readonly CashBody[]): readonly CashDifference[] {
  const byHolder = new Map<string, { readonly holder: CashHolder; readonly runnings: number[]; twice: string[] }>();
  for (const body of steps) {
    if (!('number' in body)) continue;
    const running = runningOf(body.number);
    if (running === undefined) continue;
    const row = byHolder.get(body.holder.deviceId) ?? { holder: body.holder, runnings: [], twice: [] };
    byHolder.set(body.holder.deviceId, row);
    if (row.runnings.includes(running)) row.twice.push(body.number);
    else row.runnings.push(running);
  }
  return [...byHolder.values()].flatMap(({ holder, runnings, twice }): readonly CashDifference[] => {
    const missing = gapsBelow(runnings).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
    return [
      ...[...new Set(twice)].map((about): CashDifference => ({ kind: 'number-twice', holder, about })),
      ...(missing.length > 0 ? [{ kind: 'numbers-missing', holder, about: missing.join(', ') } as const] : []),
    ];
  });
}

function gapsBelow(runnings: readonly number[]): readonly (readonly [number, number])[] {
  let next = 1;
  return [...runnings]
    .sort((one, other) => one - other)
    .flatMap((running): readonly (readonly [number, number])[] => {
      const gap = running > next ? [[next, running - 1] as const] : [];
      next = running + 1;
      return gap;
    });
}

/** What a phone says of another phone's entries is nothing: ids count within their holder. */
function keyOf(holder: CashHolder, id: string): string {
  return `${holder.deviceId} ${id}`;
}

function sumOf(entries: readonly Pick<CashEntry, 'amountDong'>[]): number {
  return entries.reduce((sum, { amountDong }) => sum + amountDong, 0);
}
