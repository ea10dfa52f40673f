/**
 * What was agreed, heard and chosen before a basket exists: held only in this page's memory, because nothing may be stored
 * before the consent to ask, and forgotten when the basket starts or the person leaves.
 */

import { create } from 'zustand';
import type { Person } from '../../core/citizen/person.ts';
import type { Consent, Representative } from '../../core/dossier/dossier.ts';

interface NewDossier {
  readonly consents: readonly Consent[];
  readonly mayScan: boolean;
  readonly applicant?: Person | undefined;
  readonly representative?: Representative | undefined;
  readonly codes: readonly string[];
}

const nothing: NewDossier = {
  consents: [],
  mayScan: false,
  applicant: undefined,
  representative: undefined,
  codes: [],
};

export const useNewDossier = create<NewDossier>()(() => nothing);

/** `codes`: procedures already chosen on a procedure's own page. */
export function beginNewDossier(codes: readonly string[] = []): void {
  useNewDossier.setState({ ...nothing, codes }, true);
}

export const changeNewDossier = (change: Partial<NewDossier>): void => useNewDossier.setState(change);
