/**
 * Where one envelope is, worked out from everything that was written down about it: the same in whatever order it arrives,
 * however often, and when one of the two sides of a hand-over is lost. What does not fit together is said, for a person.
 */

import type { EnvelopeBody, EnvelopeHolder } from './hand-over.ts';
import { isSameHolder } from './hand-over.ts';

/** What one side wrote about one envelope. */
export interface EnvelopeClaim {
  readonly handOverId: string;
  /** missing: the taker counted, and it was not there. */
  readonly side: 'given' | 'taken' | 'missing';
  readonly step: number;
  readonly from: EnvelopeHolder;
  readonly to: EnvelopeHolder;
  /** ISO, by its writer's clock: shown, never compared. */
  readonly at: string;
}

/** One hand-over of one envelope, both sides together. */
export interface ChainLink {
  readonly handOverId: string;
  readonly step: number;
  readonly from: EnvelopeHolder;
  readonly to: EnvelopeHolder;
  readonly at: string;
  /** Which sides have written. */
  readonly isGiven: boolean;
  readonly isTaken: boolean;
  /** The taker says that it was not among what was handed over. */
  readonly isMissing: boolean;
}

/**
 * door: its sheet is bound, and nobody has taken anything along yet. held: with a person; unless `isConfirmed`, one side alone
 * says so ("chờ xác nhận"). disputed: several may have it, or nobody.
 */
export type EnvelopePlace =
  | { readonly state: 'door' }
  | { readonly state: 'held'; readonly by: EnvelopeHolder; readonly isConfirmed: boolean; readonly since?: string }
  | { readonly state: 'desk'; readonly since?: string }
  | { readonly state: 'returned'; readonly since?: string }
  | { readonly state: 'disputed'; readonly between: readonly EnvelopeHolder[]; readonly since?: string };

export type EnvelopeState = EnvelopePlace['state'];

/** Who began with it: the sealer who took it along, or nobody yet. */
export type EnvelopeStart = { readonly by: EnvelopeHolder; readonly at: string } | 'door';

/** The claims of one note, by the code of their envelope. */
export function claimsOf(
  body: EnvelopeBody,
  at: string,
): readonly { readonly code: string; readonly claim: EnvelopeClaim }[] {
  const { handOverId, side, from, to, envelopes, missing = [] } = body;
  const common = { handOverId, from, to, at };
  return [
    ...envelopes.map(({ code, step }) => ({ code, claim: { ...common, side, step } })),
    ...missing.map(({ code, step }) => ({ code, claim: { ...common, side: 'missing' as const, step } })),
  ];
}

/** The hand-overs of one envelope, first to last. */
export function chainOf(claims: Iterable<EnvelopeClaim>): readonly ChainLink[] {
  const byId = new Map<string, EnvelopeClaim[]>();
  for (const claim of claims) byId.set(claim.handOverId, [...(byId.get(claim.handOverId) ?? []), claim]);
  return [...byId.values()].map(linkOf).sort(compareLinks);
}

/** Where the envelope is. `arrivedAt`: the desk had it in its hands; nothing that was said on the way outweighs that. */
export function placeOf(start: EnvelopeStart, claims: Iterable<EnvelopeClaim>, arrivedAt?: string): EnvelopePlace {
  const chain = chainOf(claims);
  const isBack = ({ from, to }: ChainLink) =>
    to.kind === 'resident' && (arrivedAt === undefined || from.kind === 'desk');
  const back = chain.filter(isBack).at(-1);
  if (back) return { state: 'returned', since: back.at };
  if (arrivedAt !== undefined) return { state: 'desk', since: arrivedAt };
  const atDesk = chain.filter(({ to, isTaken }) => to.kind === 'desk' && isTaken).at(-1);
  if (atDesk) return { state: 'desk', since: atDesk.at };
  const last = chain.at(-1);
  if (!last)
    return start === 'door' ? { state: 'door' } : { state: 'held', by: start.by, isConfirmed: true, since: start.at };
  const rivals = chain.filter(({ step }) => step === last.step);
  const receivers = distinctHolders(rivals.map(({ to }) => to));
  if (receivers.length > 1) return { state: 'disputed', between: receivers, since: last.at };
  if (last.isMissing) return { state: 'disputed', between: distinctHolders([last.from, last.to]), since: last.at };
  // Given to the desk, and the desk has not counted it: the giver's word alone.
  return { state: 'held', by: last.to, isConfirmed: last.isGiven && last.isTaken, since: last.at };
}

/** The next `HandedEnvelope.step` for whoever knows `claims`. */
export function nextStep(claims: Iterable<Pick<EnvelopeClaim, 'step'>>): number {
  let highest = 0;
  for (const { step } of claims) highest = Math.max(highest, step);
  return highest + 1;
}

/** How many envelopes are where; `made` is all of them. */
export interface EnvelopeCount {
  readonly made: number;
  readonly door: number;
  readonly held: number;
  readonly desk: number;
  readonly returned: number;
  readonly disputed: number;
}

export function countEnvelopes(places: Iterable<EnvelopePlace>): EnvelopeCount {
  const count = { made: 0, door: 0, held: 0, desk: 0, returned: 0, disputed: 0 };
  for (const { state } of places) {
    count.made += 1;
    count[state] += 1;
  }
  return count;
}

/** What both said wins over what either said twice: the sides are read in one order, whatever arrived first. */
function linkOf(claims: readonly EnvelopeClaim[]): ChainLink {
  const sorted = [...claims].sort(compareClaims);
  const given = sorted.find(({ side }) => side === 'given');
  const taken = sorted.find(({ side }) => side === 'taken');
  const missing = sorted.find(({ side }) => side === 'missing');
  // The taker's word about who took it, where there is one: the giver may have named somebody without a phone.
  const said = taken ?? missing ?? given ?? (sorted[0] as EnvelopeClaim);
  return {
    handOverId: said.handOverId,
    step: Math.min(...sorted.map(({ step }) => step)),
    from: said.from,
    to: said.to,
    at: said.at,
    isGiven: given !== undefined,
    isTaken: taken !== undefined,
    isMissing: taken === undefined && missing !== undefined,
  };
}

const sideOrder = { taken: 0, given: 1, missing: 2 };

function compareClaims(one: EnvelopeClaim, other: EnvelopeClaim): number {
  return (
    one.step - other.step ||
    sideOrder[one.side] - sideOrder[other.side] ||
    compareText(JSON.stringify([one.at, one.from, one.to]), JSON.stringify([other.at, other.from, other.to]))
  );
}

function compareLinks(one: ChainLink, other: ChainLink): number {
  return one.step - other.step || compareText(one.handOverId, other.handOverId);
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function distinctHolders(holders: readonly EnvelopeHolder[]): readonly EnvelopeHolder[] {
  return holders.filter((holder, index) => holders.findIndex((each) => isSameHolder(each, holder)) === index);
}
