/** What a new version changes, for the person who is about to publish it: questions, papers, and every other fact. */

import type { PaperRequirement, Procedure, Question } from '../../core/procedure/procedure.ts';
import type { Difference, FactDifference, ProcedureComparison } from '../../core/reception/publishing.ts';

type Fields = { readonly [name: string]: unknown };

/** Compared apart, or of no meaning in a comparison. */
const apart = new Set(['code', 'version', 'papers', 'form']);
const longestFact = 300;

export function compareProcedures(before: Procedure, after: Procedure): ProcedureComparison {
  return {
    version: before.version,
    questions: compareItems(questionItems(before), questionItems(after)),
    papers: compareItems(paperItems(before.papers), paperItems(after.papers)),
    facts: [
      ...compareFacts(factsOf(before), factsOf(after), ''),
      ...compareFacts(formFactsOf(before), formFactsOf(after), 'form.'),
    ],
  };
}

/** A question or a paper; `label` is how people call it. */
interface Item {
  readonly id: string;
  readonly label: string;
  readonly fields: Fields;
}

function compareItems(before: readonly Item[], after: readonly Item[]): readonly Difference[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  const later = new Set(after.map(({ id }) => id));
  const found = after.flatMap(({ id, label, fields }): readonly Difference[] => {
    const known = earlier.get(id);
    if (known === undefined) return [{ id, label, kind: 'new' }];
    const differing = namesThatDiffer(known.fields, fields);
    return differing.length === 0 ? [] : [{ id, label, kind: 'changed', fields: differing }];
  });
  const removed = before
    .filter(({ id }) => !later.has(id))
    .map(({ id, label }): Difference => ({ id, label, kind: 'removed' }));
  return [...found, ...removed];
}

function compareFacts(before: Fields, after: Fields, prefix: string): readonly FactDifference[] {
  return namesThatDiffer(before, after).map((name) => {
    const [from, to] = [wordsOf(before[name]), wordsOf(after[name])];
    return {
      name: prefix + name,
      ...(from !== undefined && { before: from }),
      ...(to !== undefined && { after: to }),
    };
  });
}

function questionItems(procedure: Procedure): readonly Item[] {
  const itemsOf = (questions: readonly Question[], section: string): readonly Item[] =>
    questions.flatMap((question) => {
      const { id, label } = question;
      const inner = question.type === 'group' ? question.questions : [];
      const fields = { ...question, questions: undefined, section };
      return [{ id, label, fields }, ...itemsOf(inner, `${section}/${id}`)];
    });
  return (procedure.form?.sections ?? []).flatMap((section) => itemsOf(section.questions, section.id));
}

function paperItems(papers: readonly PaperRequirement[]): readonly Item[] {
  return papers.map((paper) => ({ id: paper.paperId, label: paper.name, fields: { ...paper } }));
}

function factsOf(procedure: Procedure): Fields {
  return Object.fromEntries(Object.entries(procedure).filter(([name]) => !apart.has(name)));
}

/** Of the sections only what is not a question: their titles, columns and conditions. */
function formFactsOf({ form }: Procedure): Fields {
  if (form === undefined) return {};
  const sections = form.sections.map(({ questions: _, ...section }) => section);
  return { ...form, sections };
}

function namesThatDiffer(before: Fields, after: Fields): readonly string[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].filter((name) => canonical(before[name]) !== canonical(after[name]));
}

/** Equal texts for equal values, in whatever order their fields were written. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Absent: it was not there, or is no single text. */
function wordsOf(value: unknown): string | undefined {
  const words = wholeWordsOf(value);
  return words !== undefined && words.length > longestFact ? `${words.slice(0, longestFact)}…` : words;
}

function wholeWordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  const { text } = (typeof value === 'object' && value !== null ? value : {}) as { readonly text?: unknown };
  return typeof text === 'string' ? text : undefined;
}
