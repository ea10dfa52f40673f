/**
 * What a procedure is: forms as data that a lawyer can read. One JSON file a procedure in `src/procedures`; published
 * versions are immutable and a dossier pins one. Words are XLSForm's (type, name, label, hint, relevant = `when`,
 * constraint, choices). Conditions and calculations are data, declared in `logic.ts` and interpreted in `interpret-logic.ts`.
 */

import type { PersonField, Role } from '../citizen/person.ts';
import type { ProcedureFee } from '../money/fee-item.ts';
import type { Calculation, Condition } from './logic.ts';

export { parseProcedure } from '../definition/parse-procedure.ts';

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
  /** A longer explanation, shown when somebody asks for it. */
  readonly help?: string;
  /** Key of the recorded clip that says the question; absent: `<procedure code>/<question id>`. */
  readonly clip?: string;
  /**
   * How the official sheet shows the answer; absent: as text after its label, a group as a table. `boxes`: every choice with
   * a box, the chosen one crossed · `squares`: one square a digit · `paragraph`: on lines of its own.
   */
  readonly print?: 'boxes' | 'squares' | 'paragraph';
  readonly required?: boolean | Condition;
  readonly when?: Condition;
  /**
   * The answer is this fact about that person: prefilled from the card, shared in the form (of applicant and representative
   * in the whole basket: whoever else it is may be another person in the next procedure), and put into `people`.
   */
  readonly means?: { readonly of: Role; readonly field: PersonField };
  /** Questions with the same key in one basket are asked once, whatever they mean: "deceased.fullName". */
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
  /** The app's words over the questions. */
  readonly title: string;
  /** The heading printed on the official sheet, where there is one. */
  readonly officialTitle?: string;
  /** Neighbouring sections with a column are printed as one table: a row a label, a column a section ("Bên nữ"). */
  readonly column?: string;
  readonly when?: Condition;
  readonly questions: readonly Question[];
}

export interface SignaturePlace {
  readonly role: Role | 'official' | 'witness';
  readonly label: string;
  /** The sheets it stands on, by id; absent: on all of them. */
  readonly sheets?: readonly string[];
  readonly when?: Condition;
  readonly unverified?: string;
}

/** One official sheet of a form that fills several. A field that is absent is the form's own. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  readonly addressedTo?: string;
  readonly leadSentences?: readonly string[];
  readonly pledge?: string;
  /** The sections printed on it, by id, in the order of the sheet. */
  readonly sections: readonly string[];
  /** Absent: the sheet is always part of the declaration. */
  readonly when?: Condition;
}

export interface Form {
  /** Title of the official declaration, its number and the text that issued it. */
  readonly title: string;
  readonly number?: string;
  readonly issuedBy: string;
  /** `{commune}` stands for the commune's full name. */
  readonly addressedTo?: string;
  readonly leadSentences?: readonly string[];
  readonly sections: readonly Section[];
  readonly pledge?: string;
  /** How place and date are printed ("Làm tại: …, ngày … tháng … năm …"); absent: "…, ngày … tháng … năm …"; '': no line. */
  readonly placeDate?: string;
  /** Small print under the sheet. */
  readonly footnotes?: readonly string[];
  /** The paper numbers none of its lines: `item` only orders them and joins what stands on one; it is never printed. */
  readonly unnumbered?: boolean;
  /** Absent: all sections make one sheet. A question is printed when it has an `item` or an `officialLabel`. */
  readonly sheets?: readonly Sheet[];
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

export interface ServedOffice {
  readonly office: string;
  readonly does: string;
  /** The single procedure it stands for, where there is one. */
  readonly code?: string;
}

export interface Procedure {
  readonly code: string;
  /** 1, 2, 3…: rises with every publication of the same code. */
  readonly version: number;
  readonly effectiveFrom: string;
  /** The last day; named in `unverified`, it is only expected: shown as such, and nothing stops on it. */
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
  /** Linked procedures: the offices that one declaration serves, and what each of them does with it. */
  readonly serves?: readonly ServedOffice[];
  readonly lifeEvents: readonly LifeEvent[];
  /** 1 door-to-door core, 2 common, 3 occasional. */
  readonly priority: 1 | 2 | 3;
  readonly atHome: { readonly possible: true } | { readonly possible: false; readonly because: string };
  readonly lanes: readonly Lane[];
  readonly sla: Sla;
  readonly fee: ProcedureFee;
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
  /** A dossier of it may be begun: it has a form, and a lane to take. */
  readonly hasForm: boolean;
  /** Absent in catalogues published before these were told. */
  readonly receivedBy?: Procedure['receivedBy'];
  readonly atHome?: boolean;
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
