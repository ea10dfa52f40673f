import type { Consent, Representative } from '../dossier/dossier.ts';
import type { Person } from '../citizen/person.ts';
import { fillPlaceDate } from '../text/fill-dots.ts';
import type { ListLabels } from '../procedure/answer-text.ts';
import type { EvaluationOptions } from '../procedure/answer-value.ts';
import { isPrinted, newBlocks } from './declaration-blocks.ts';
import type { Declaration, DeclarationSignature } from './declaration.ts';
import { evaluateCondition } from '../procedure/interpret-logic.ts';
import { knownFacts } from '../procedure/known-facts.ts';
import { peopleFromAnswers } from '../procedure/people-from-answers.ts';
import type { RolePerson } from '../procedure/person-answer.ts';
import { cleanText } from './printed-answer.ts';
import type { Answers, Form, Lane, Procedure, Sheet, SignaturePlace } from '../procedure/procedure.ts';
import { getInterview } from '../procedure/visible-questions.ts';
import { lowerFirst } from '../text/lower-first.ts';

/** What of a dossier a declaration is made from: a draft, a sealed text and the desk's dossier all have it. */
export interface DeclaredDossier {
  readonly answers: Answers;
  readonly lane?: Lane | undefined;
  readonly applicant?: Partial<Person> | undefined;
  readonly representative?: Representative | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly subjects?: readonly RolePerson[] | undefined;
}

export interface DeclarationOptions extends EvaluationOptions {
  readonly labels?: ListLabels;
  /** With its kind, "Xã Đakrông"; absent: dots. */
  readonly communeName?: string;
  /** Where it is signed, without its kind as a rule; absent: dots. */
  readonly place?: string;
  /** The day of the signature, `YYYY-MM-DD`; absent: dots for the pen. `today` alone dates nothing but ages. */
  readonly signedOn?: string;
}

const usualPlaceDate = '…, ngày … tháng … năm …';

/**
 * The filled official declaration, one a sheet of the form whose condition holds, in the form's order; empty for a
 * procedure without a form. Deterministic, and it never fails: what is not known stays dotted.
 */
export function makeDeclarations(
  procedure: Procedure,
  dossier: DeclaredDossier,
  options: DeclarationOptions = {},
): readonly Declaration[] {
  const { form } = procedure;
  if (form === undefined) return [];
  const facts = { ...dossier.answers, ...knownFacts(dossier) };
  const { questions, answers } = getInterview(procedure, facts, options);
  const visible = new Map(questions.map((shown) => [shown.question.id, shown]));
  const stated = peopleFromAnswers(procedure, answers, options);
  const nameOf = (role: SignaturePlace['role']) => findName(role, dossier, stated);
  const printed = { visible, labels: options.labels ?? {} };
  const sheets: readonly (Partial<Sheet> | undefined)[] = form.sheets ?? [undefined];
  return sheets
    .filter((sheet) => evaluateCondition(sheet?.when, answers, options))
    .map((sheet): Declaration => {
      const whole = { ...form, ...sheet };
      const sections = sectionsOf(form, sheet);
      const clean = (text: string) => cleanText(putCommune(text, options.communeName));
      const placeDate = form.placeDate ?? usualPlaceDate;
      const places = form.signatures.filter(
        (place) =>
          (sheet?.id === undefined || (place.sheets?.includes(sheet.id) ?? true)) &&
          evaluateCondition(place.when, answers, options),
      );
      return {
        procedureCode: procedure.code,
        version: procedure.version,
        ...(sheet?.id !== undefined && { sheetId: sheet.id }),
        title: clean(whole.title),
        ...(whole.number !== undefined && { number: clean(whole.number) }),
        issuedBy: clean(form.issuedBy),
        ...(whole.addressedTo !== undefined && { addressedTo: clean(whole.addressedTo) }),
        leadSentences: (whole.leadSentences ?? []).map(clean),
        blocks: newBlocks(sections, printed, form.unnumbered !== true),
        ...(whole.pledge !== undefined && { pledge: clean(whole.pledge) }),
        ...(placeDate !== '' && { placeDate: fillPlaceDate(clean(placeDate), options.place, options.signedOn) }),
        signatures: places.map((place): DeclarationSignature => ({
          label: clean(place.label),
          name: cleanText(nameOf(place.role)),
        })),
        footnotes: (form.footnotes ?? []).map(clean),
        doubts: findDoubts(form, sections, places),
      };
    });
}

function sectionsOf(form: Form, sheet: Partial<Sheet> | undefined): Form['sections'] {
  if (sheet?.sections === undefined) return form.sections;
  return sheet.sections.flatMap((id) => form.sections.find((section) => section.id === id) ?? []);
}

/** "Ủy ban nhân dân {commune}" → "Ủy ban nhân dân xã Đakrông": inside a sentence the kind is written small. */
function putCommune(text: string, communeName: string | undefined): string {
  return text.replace(/\{commune\}/gu, (_, at: number) => {
    if (communeName === undefined) return '………………………';
    return at === 0 ? communeName : lowerFirst(communeName);
  });
}

/** A card's name stands; of the others, who the answers name first. An official signs with their own name. */
function findName(
  role: SignaturePlace['role'],
  { applicant, representative, subjects = [] }: DeclaredDossier,
  stated: readonly RolePerson[],
): string {
  const named = stated.find((person) => person.role === role)?.person.fullName;
  if (role === 'applicant') {
    return (applicant?.source === 'card' ? applicant.fullName : (named ?? applicant?.fullName)) ?? '';
  }
  const known = subjects.find((person) => person.role === role)?.person.fullName;
  return named ?? (role === 'representative' ? representative?.person.fullName : known) ?? '';
}

/** The form's own doubts, then those of single lines and places, each with the line it is about. */
function findDoubts(form: Form, sections: Form['sections'], places: readonly SignaturePlace[]): readonly string[] {
  const ofLines = sections
    .flatMap((section) => section.questions)
    .filter((question) => isPrinted(question) && question.unverified !== undefined)
    .map((question) => [question.item, question.officialLabel ?? question.label, question.unverified]);
  const ofPlaces = places
    .filter((place) => place.unverified !== undefined)
    .map((place) => [place.label, place.unverified]);
  const lines = [...ofLines, ...ofPlaces].map((words) => words.filter((word) => word !== undefined).join(' – '));
  return [...new Set([...form.doubts, ...lines])];
}
