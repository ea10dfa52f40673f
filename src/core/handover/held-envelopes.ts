/**
 * "Phong bì tôi đang giữ", worked out on the phone from what it sealed, what the office said and what was noted here: it holds
 * without coverage, and what the desk has counted goes from the list by itself.
 */

import type { Draft } from '../dossier/dossier.ts';
import type { KnownStatus } from '../dossier/dossier-status.ts';
import type { Note } from '../notes/note.ts';
import type { ChainLink, EnvelopeClaim } from './envelope-chain.ts';
import { chainOf, claimsOf, nextStep, placeOf } from './envelope-chain.ts';
import type { EnvelopeHolder } from './hand-over.ts';

/** An envelope that this person has, or gave away without the other side's word. */
export interface HeldEnvelope {
  readonly code: string;
  /** For the next hand-over. */
  readonly step: number;
  readonly since: string;
  readonly procedureCode?: string;
  readonly hamlet?: string;
  /** Set where this person took it from somebody. */
  readonly from?: EnvelopeHolder;
  readonly isConfirmed: boolean;
}

export interface GivenEnvelope {
  readonly code: string;
  readonly to: EnvelopeHolder;
  readonly since: string;
}

export interface EnvelopesHere {
  /** The longest held first. */
  readonly held: readonly HeldEnvelope[];
  /** Given by this person to somebody of whom only the name is known, so nothing says that it came; and the desk has not counted it. */
  readonly awaiting: readonly GivenEnvelope[];
}

interface Known {
  readonly deviceId: string;
  readonly drafts: readonly Draft[];
  readonly statuses: readonly KnownStatus[];
  readonly notes: readonly Note[];
}

export function findEnvelopesHere({ deviceId, drafts, statuses, notes }: Known): EnvelopesHere {
  const made = findMade(drafts, statuses);
  const claims = readClaims(notes);
  const arrived = new Set(statuses.filter(({ envelope }) => envelope?.isHere).map(({ localCode }) => localCode));
  const awaited = new Set(statuses.flatMap(({ envelope, localCode }) => (envelope?.isHere ? [] : [localCode])));
  const held: HeldEnvelope[] = [];
  const awaiting: GivenEnvelope[] = [];
  for (const code of new Set([...made.keys(), ...claims.keys()])) {
    if (arrived.has(code) && !awaited.has(code)) continue;
    const own = made.get(code);
    const known = claims.get(code) ?? [];
    const me: EnvelopeHolder = { kind: 'person', name: '', deviceId };
    const place = placeOf(own ? { by: me, at: own.at } : 'door', known);
    const last = chainOf(known).at(-1);
    if (place.state === 'held' && place.by.deviceId === deviceId) {
      held.push({
        code,
        step: nextStep(known),
        since: place.since ?? '',
        ...(own?.procedureCode !== undefined && { procedureCode: own.procedureCode }),
        ...(own?.hamlet !== undefined && { hamlet: own.hamlet }),
        ...(last && { from: last.from }),
        isConfirmed: place.isConfirmed,
      });
    } else if (last && isOnlyMyWord(last, deviceId)) {
      awaiting.push({ code, to: last.to, since: last.at });
    }
  }
  const byAge = (one: { readonly since: string }, other: { readonly since: string }) => momentOf(one) - momentOf(other);
  return { held: held.sort(byAge), awaiting: awaiting.sort(byAge) };
}

interface Made {
  readonly at: string;
  readonly procedureCode?: string;
  readonly hamlet?: string;
}

/** Sealed here with paper; after the draft is gone the office's word stands for it. */
function findMade(drafts: readonly Draft[], statuses: readonly KnownStatus[]): ReadonlyMap<string, Made> {
  const made = new Map<string, Made>();
  for (const { localCode, envelope, state, at, procedureCode, task } of statuses) {
    // What was asked for again is with the household until somebody takes it along.
    if (!envelope?.isYours || envelope.isHere || state === 'supplement') continue;
    made.set(localCode, {
      at,
      ...(procedureCode !== undefined && { procedureCode }),
      ...(task?.hamlet !== undefined && { hamlet: task.hamlet }),
    });
  }
  for (const draft of drafts) {
    if (draft.sealed === undefined || draft.state !== 'sealed' || !hasPaper(draft)) continue;
    const { hamlet } = draft.place;
    made.set(draft.localCode, {
      at: draft.sealed.at,
      procedureCode: draft.procedure.code,
      ...(hamlet !== undefined && { hamlet }),
    });
  }
  return made;
}

function hasPaper({ papers, signatories }: Draft): boolean {
  return (
    papers.some(({ custody }) => custody === 'original') ||
    signatories.some(({ state }) => state === 'ink' || state === 'thumbprint')
  );
}

function readClaims(notes: readonly Note[]): ReadonlyMap<string, readonly EnvelopeClaim[]> {
  const byCode = new Map<string, EnvelopeClaim[]>();
  for (const { body, at } of notes) {
    if (body.type !== 'envelope' || body.purpose === 'results') continue;
    for (const { code, claim } of claimsOf(body, at)) byCode.set(code, [...(byCode.get(code) ?? []), claim]);
  }
  return byCode;
}

/** Whose device is known has shown its own count, as a desk does: what was given with that is no lone word. */
function isOnlyMyWord({ isGiven, isTaken, from, to }: ChainLink, deviceId: string): boolean {
  const isOnlyNamed = to.kind === 'person' && to.deviceId === undefined;
  return isGiven && !isTaken && from.deviceId === deviceId && isOnlyNamed;
}

function momentOf({ since }: { readonly since: string }): number {
  const ms = Date.parse(since);
  return Number.isNaN(ms) ? 0 : ms;
}
