/** An invented family for one form: who they are, what they answer, and what their filled declaration must show. */

import type { Person } from '../../../src/core/citizen/person.ts';
import type { RepresentationBasis } from '../../../src/core/dossier/dossier.ts';
import type { Answers, Lane } from '../../../src/core/procedure/procedure.ts';

export interface Family {
  readonly code: string;
  /** Who they are and what they want, in one English sentence. */
  readonly story: string;
  /** The applicant: the text of a scanned card (invented numbers only), or typed. */
  readonly applicant: { readonly card: string } | Person;
  readonly representative?: { readonly person: Person; readonly basis: RepresentationBasis };
  /** Default: 'assisted' where the procedure has that lane. */
  readonly lane?: Lane;
  /** In the order they are asked, beyond what the card says. Ids of questions that show at that moment. */
  readonly answers: Answers;
  /** Phrases of the filled declaration: labels with numbers, answers, boxes as "☒ Có", headings, in their printed words. */
  readonly prints: readonly string[];
  /** Phrases that must not be printed: the app's own helping questions, branches not taken. */
  readonly printsNot?: readonly string[];
}
