/** A person as far as a dossier needs one. Every field but the name may be unknown: elders often know only a year. */

export type DatePrecision = 'day' | 'month' | 'year';

/** `iso` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY` according to `precision`. */
export interface PartialDate {
  readonly iso: string;
  readonly precision: DatePrecision;
}

export type Sex = 'male' | 'female';

/** Why there is no card: a normal path, not an error. */
export type NoCardReason = 'not-issued' | 'lost' | 'child' | 'foreigner' | 'not-at-hand';

/** A place of living. `text` is what the person or the card says; `communeCode` only after somebody confirmed it. */
export interface Address {
  readonly provinceCode?: string;
  readonly communeCode?: string;
  readonly detail?: string;
  readonly text: string;
}

export interface Person {
  readonly fullName: string;
  readonly birthDate?: PartialDate;
  readonly sex?: Sex;
  readonly idNumber?: string;
  readonly oldIdNumber?: string;
  readonly idIssuedOn?: string;
  readonly ethnicGroupCode?: string;
  readonly nationality?: string;
  readonly address?: Address;
  readonly phone?: string;
  readonly source: 'card' | 'typed';
  readonly noCardBecause?: NoCardReason;
}

/** The parts people play in a dossier. They stay apart from the first packet on, even when one person plays several. */
export const roles = [
  'applicant',
  'representative',
  'subject',
  'mother',
  'father',
  'spouse',
  'carer',
  'organisation',
] as const;
export type Role = (typeof roles)[number];

/** The single facts of a person that a question may ask for (see `Question.means`). */
export type PersonField = Exclude<keyof Person, 'source' | 'noCardBecause'>;

/** Longest texts of a person's facts, in UTF-16 units: what a packet carries, and so what a form may take for them. */
export const personTextLimits = {
  fullName: 200,
  idNumber: 20,
  oldIdNumber: 20,
  ethnicGroupCode: 20,
  nationality: 100,
  address: 500,
  phone: 30,
} as const satisfies { readonly [field in PersonField]?: number };
