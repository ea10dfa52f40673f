/**
 * What a procedure is: forms as data that a lawyer can read. One JSON file a procedure in `src/procedures`; published
 * versions are immutable and a dossier pins one. Words are XLSForm's (type, name, label, hint, relevant = `when`,
 * constraint, choices). Conditions and calculations are data, interpreted in `evaluate-condition.ts` and `calculate.ts`.
 */

import type { PersonField, Role } from '../citizen/person.ts';

export { parseProcedure } from './parse-procedure.ts';

/** Anything that can stand in an answer. `undefined` (absent) means not answered. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly iso: string; readonly precision: 'day' | 'month' | 'year' }
  | { readonly text: string; readonly provinceCode?: string; readonly communeCode?: string; readonly detail?: string }
  | readonly Answers[];

/** Answers by question id. Ids that begin with `$` are facts set by the app (`known-facts.ts`). */
export interface Answers {
  readonly [questionId: string]: AnswerValue | undefined;
}

export type Condition =
  | { readonly question: string; readonly is: string | number | boolean }
  | { readonly question: string; readonly isOneOf: readonly (string | number)[] }
  | { readonly question: string; readonly includes: string }
  | { readonly question: string; readonly isAnswered: boolean }
  | { readonly question: string; readonly atLeast: number }
  | { readonly question: string; readonly atMost: number }
  /** Whole years from the date answered in `ageOf` until today. */
  | { readonly ageOf: string; readonly atLeast?: number; readonly below?: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export type Calculation =
  | { readonly calc: 'age-years'; readonly of: string }
  | { readonly calc: 'date-in-words'; readonly of: string }
  | { readonly calc: 'number-in-words'; readonly of: string }
  | { readonly calc: 'copy'; readonly of: string }
  | { readonly calc: 'sum'; readonly of: readonly string[] }
  | { readonly calc: 'product'; readonly of: readonly (string | number)[] }
  | { readonly calc: 'count'; readonly of: string }
  | { readonly calc: 'join'; readonly of: readonly string[]; readonly with: string };

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type ListName = 'communes' | 'provinces' | 'ethnic-groups' | 'relationships' | 'nationalities';

/** What must hold for an answer; `warning` ones are shown and never block. */
export interface Constraint {
  readonly must: Condition;
  readonly message: string;
  readonly warning?: boolean;
}

interface QuestionCommon {
  readonly id: string;
  /** Plain words, as the volunteer asks them. */
  readonly label: string;
  /** The wording and number printed on the official declaration, where they were read. */
  readonly officialLabel?: string;
  readonly item?: string;
  readonly hint?: string;
  readonly required?: boolean | Condition;
  readonly when?: Condition;
  /** The answer is this fact about that person: prefilled from the card, shared in a basket, and put into `people`. */
  readonly means?: { readonly of: Role; readonly field: PersonField };
  /** Questions with the same key in one basket are asked once (needed only where `means` does not say it). */
  readonly shared?: string;
  /** What stands there before anybody answers; `byBasis`: what the representative's basis already says. */
  readonly defaultsTo?:
    | AnswerValue
    | { readonly today: true }
    | { readonly byBasis: { readonly [basis: string]: AnswerValue } };
  readonly constraints?: readonly Constraint[];
  /** Health, ethnicity, poverty: asked about with care, never read aloud unasked. */
  readonly sensitive?: boolean;
  /** Why this was not confirmed in a published source; shown as "chưa kiểm chứng". */
  readonly unverified?: string;
}

export type Question = QuestionCommon &
  (
    | { readonly type: 'text'; readonly maxLength?: number; readonly upperCase?: boolean }
    | { readonly type: 'long-text'; readonly maxLength?: number }
    | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly unit?: string }
    | { readonly type: 'money' }
    | {
        readonly type: 'date';
        readonly precisions?: readonly ('day' | 'month' | 'year')[];
        readonly mayBeFuture?: boolean;
      }
    | { readonly type: 'time' }
    | {
        readonly type: 'choice';
        readonly choices?: readonly Choice[];
        readonly list?: ListName;
        readonly other?: boolean;
      }
    | { readonly type: 'multi-choice'; readonly choices: readonly Choice[] }
    | { readonly type: 'yes-no' }
    | { readonly type: 'id-number' }
    | { readonly type: 'phone' }
    | { readonly type: 'address' }
    | { readonly type: 'calculated'; readonly calculation: Calculation }
    | { readonly type: 'note' }
    | { readonly type: 'group'; readonly questions: readonly Question[]; readonly min?: number; readonly max?: number }
  );

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly when?: Condition;
  readonly questions: readonly Question[];
}

export interface SignaturePlace {
  readonly role: Role | 'official' | 'witness';
  readonly label: string;
  readonly when?: Condition;
  readonly unverified?: string;
}

export interface Form {
  /** Title of the official declaration, its number and the text that issued it. */
  readonly title: string;
  readonly number?: string;
  readonly issuedBy: string;
  readonly addressedTo?: string;
  readonly leadSentences?: readonly string[];
  readonly sections: readonly Section[];
  readonly pledge?: string;
  readonly signatures: readonly SignaturePlace[];
  /** How far the item list was confirmed in a published source, and what stays in doubt. */
  readonly status: 'verified' | 'partly';
  readonly doubts: readonly string[];
}

/** photo: a picture is enough · original: handed over in the envelope · compare: shown to an official at the desk. */
export type PaperNeed = 'photo' | 'original' | 'compare';

export interface PaperRequirement {
  readonly paperId: string;
  readonly name: string;
  readonly need: PaperNeed;
  /** Absent: always. Papers the population database makes needless are asked for only in their branch. */
  readonly when?: Condition;
  readonly optional?: boolean;
  readonly originals?: number;
  readonly copies?: number;
  readonly hint?: string;
  /** This paper is the declaration itself, which the app fills. */
  readonly declaration?: boolean;
  readonly unverified?: string;
}

export interface ConsentText {
  /** Stable purpose id, one consent each: 'assist' (ask and record), 'sensitive', 'confirm'. */
  readonly purpose: string;
  readonly text: string;
  readonly sensitive?: boolean;
}

export const lifeEvents = [
  'birth',
  'death',
  'elderly',
  'disability',
  'residence',
  'marriage',
  'poverty',
  'copies',
  'merit',
  'land-business',
  'other',
] as const;
export type LifeEvent = (typeof lifeEvents)[number];

export interface Sla {
  readonly value?: number;
  readonly unit: 'working-day' | 'day' | 'other';
  readonly text: string;
  /** `HH:MM`: what is received later and due the same day is due the next working day. */
  readonly cutoff?: string;
}

export interface Source {
  readonly title: string;
  readonly url?: string;
  readonly confirmed?: string;
}

export interface Procedure {
  readonly code: string;
  /** 1, 2, 3…: rises with every publication of the same code. */
  readonly version: number;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  /** Days after `effectiveTo` in which a dossier that pinned this version is still taken. */
  readonly graceDays: number;
  readonly name: string;
  /** At most 40 characters. */
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly sector: string;
  readonly level: string;
  readonly agency: string;
  readonly receivedBy: 'commune' | 'commune-police' | 'province' | 'other';
  readonly lifeEvents: readonly LifeEvent[];
  /** 1 door-to-door core, 2 common, 3 occasional. */
  readonly priority: 1 | 2 | 3;
  readonly atHome: { readonly possible: true } | { readonly possible: false; readonly because: string };
  readonly lanes: readonly Lane[];
  readonly sla: Sla;
  readonly fee: { readonly text: string; readonly amount?: number; readonly unit?: string };
  readonly conditions: readonly string[];
  readonly legalBasis: readonly string[];
  readonly reminders?: readonly { readonly days: number; readonly after: string; readonly text: string }[];
  readonly papers: readonly PaperRequirement[];
  readonly consents: readonly ConsentText[];
  readonly form?: Form;
  readonly sources: readonly Source[];
  /** Names of facts above that no published source confirmed ("fee", "papers[2].when"…). */
  readonly unverified: readonly string[];
  readonly notes: readonly string[];
}

/** online: on the resident's own VNeID, guided · assisted: handed in directly with help. */
export type Lane = 'assisted' | 'online';

/** One row of the directory of every procedure: findable even where there is no form. */
export interface DirectoryEntry {
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  /** Present where the catalogue holds the procedure in detail: what lists by life event need, without opening it. */
  readonly detail?: DirectoryDetail;
}

export interface DirectoryDetail {
  readonly version: number;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly priority: 1 | 2 | 3;
  readonly hasForm: boolean;
}

/** One row of a list: a commune, a province, an ethnic group, a relationship, a nationality. */
export interface ListEntry {
  readonly code: string;
  readonly name: string;
  /** With its kind, where the name alone is no address: "Xã Đakrông". */
  readonly fullName?: string;
  /** Communes: the former communes it was merged from, as old cards name them ("Xã Ba Nang"). */
  readonly mergedFrom?: readonly string[];
  readonly provinceCode?: string;
}
