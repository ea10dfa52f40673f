/**
 * What was agreed, heard and chosen at a door before a basket begins: kept so that a dead battery loses none of it, and
 * forgotten when the basket begins or the consent is taken back. Nothing is a beginning before the consent to be asked.
 */

import type { NoCardReason, Person } from '../citizen/person.ts';
import type { Answers } from '../procedure/procedure.ts';
import type { Consent, RepresentationBasis, Representative } from './dossier.ts';

export interface Beginning {
  readonly beginningId: string;
  readonly updatedAt: string;
  /** At least one. */
  readonly consents: readonly Consent[];
  readonly mayScan: boolean;
  readonly applicant?: Person | undefined;
  /** Why somebody else answers, once said; who it is may still be missing. */
  readonly basis?: RepresentationBasis | undefined;
  readonly representative?: Representative | undefined;
  /** A person half typed: the applicant, or whoever answers where the applicant is known. */
  readonly typed?: TypedPerson | undefined;
  /** The procedures chosen so far. */
  readonly codes: readonly string[];
  /** Where it was begun, where a poster or a list already said so. */
  readonly hamlet?: string | undefined;
  /** Of the household it was begun at, as the commune's list has its head: proposed in the form, never taken unseen. */
  readonly head?: { readonly fullName: string; readonly phone?: string } | undefined;
}

/** The answers of the form for a person, as far as they were typed. */
export interface TypedPerson {
  readonly noCardBecause?: NoCardReason | undefined;
  readonly answers: Answers;
}

/** A name to know it by, as far as there is one. */
export function findBeginningName({ applicant, typed }: Pick<Beginning, 'applicant' | 'typed'>): string | undefined {
  const name = applicant?.fullName ?? typed?.answers['fullName'];
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

/** Nobody was named yet and nothing typed: only consents, which are soon asked again. */
export function isBareBeginning({ applicant, typed }: Pick<Beginning, 'applicant' | 'typed'>): boolean {
  return applicant === undefined && typed === undefined;
}
