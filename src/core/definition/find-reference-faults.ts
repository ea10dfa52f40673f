/** Ids used twice, references to nothing or to what cannot be seen from there, and circles. */

import { factValues } from './fact-values.ts';
import { findCalculationReferences, findConditionReferences } from './find-references.ts';
import type { FormFault, FormFaultCode } from './form-fault.ts';
import { listCalculationMentions, listConditionMentions } from './list-mentions.ts';
import type { Mention } from './list-mentions.ts';
import { listPlacedQuestions } from './placed-questions.ts';
import type { PlacedQuestion } from './placed-questions.ts';
import type { Procedure, Question } from '../procedure/procedure.ts';

/** A mention and the groups it stands in: it sees the answers of those, and of everything outside groups. */
export interface PlacedMention extends Mention {
  readonly groups: readonly string[];
  /** Stands in a condition, which sees no repeats; absent: in a calculation, whose sums do. */
  readonly isCondition?: boolean;
}

/** A definition's questions and what mentions them, with what is wrong between them. */
export interface ExaminedReferences {
  readonly placed: readonly PlacedQuestion[];
  /** Of two with the same id the first. */
  readonly byId: ReadonlyMap<string, PlacedQuestion>;
  readonly mentions: readonly PlacedMention[];
  readonly faults: readonly FormFault[];
}

/** More questions than any declaration has; it bounds every walk over them. */
const maxQuestions = 1000;

/** Of a definition whose shapes are right. It ends for any, however large; beyond the bound nothing else is looked at. */
export function examineReferences(procedure: Procedure): ExaminedReferences {
  const placed = listPlacedQuestions(procedure);
  const beyond = placed[maxQuestions];
  const byId = new Map<string, PlacedQuestion>();
  if (beyond !== undefined) {
    return { placed, byId, mentions: [], faults: [{ code: 'too-many-questions', place: beyond.place }] };
  }
  for (const item of placed) if (!byId.has(item.question.id)) byId.set(item.question.id, item);
  const mentions = listPlacedMentions(procedure, placed);
  const faults = [
    ...findDuplicateFaults(procedure, placed),
    ...findDanglingFaults(mentions, byId),
    ...findFeeFaults(procedure),
    ...findCircleFaults(byId),
  ];
  return { placed, byId, mentions, faults };
}

function findDuplicateFaults(procedure: Procedure, placed: readonly PlacedQuestion[]): readonly FormFault[] {
  const { sections = [], sheets = [] } = procedure.form ?? {};
  const { items: fees = [] } = procedure.fee;
  const ids = (
    code: FormFaultCode,
    rows: readonly { readonly id: string; readonly place: string }[],
  ): readonly FormFault[] => {
    const seen = new Set<string>();
    return rows.flatMap(({ id, place }) => {
      if (!seen.has(id)) return seen.add(id) && [];
      return [{ code, place, about: id }];
    });
  };
  return [
    ...ids(
      'duplicate-paper',
      procedure.papers.map(({ paperId }, at) => ({ id: paperId, place: `papers[${at}].paperId` })),
    ),
    ...ids(
      'duplicate-section',
      sections.map(({ id }, at) => ({ id, place: `form.sections[${at}].id` })),
    ),
    ...ids(
      'duplicate-sheet',
      sheets.map(({ id }, at) => ({ id, place: `form.sheets[${at}].id` })),
    ),
    ...ids(
      'duplicate-fee',
      fees.map(({ itemId }, at) => ({ id: itemId, place: `fee.items[${at}].itemId` })),
    ),
    ...ids(
      'duplicate-question',
      placed.map(({ question, place }) => ({ id: question.id, place: `${place}.id` })),
    ),
    ...placed.flatMap(({ question, place }) =>
      ids(
        'duplicate-choice',
        choicesOf(question).map(({ value }, at) => ({ id: value, place: `${place}.choices[${at}].value` })),
      ),
    ),
  ];
}

function choicesOf(question: Question): readonly { readonly value: string }[] {
  return question.type === 'choice' || question.type === 'multi-choice' ? (question.choices ?? []) : [];
}

/** Every mention of a question anywhere in the definition. */
function listPlacedMentions(procedure: Procedure, placed: readonly PlacedQuestion[]): readonly PlacedMention[] {
  const { sections = [], sheets = [], signatures = [] } = procedure.form ?? {};
  const outside = [
    ...procedure.papers.map(({ when }, at) => listConditionMentions(when, `papers[${at}].when`)),
    ...sections.map(({ when }, at) => listConditionMentions(when, `form.sections[${at}].when`)),
    ...sheets.map(({ when }, at) => listConditionMentions(when, `form.sheets[${at}].when`)),
    ...signatures.map(({ when }, at) => listConditionMentions(when, `form.signatures[${at}].when`)),
  ].flat();
  return [
    ...outside.map((mention) => ({ ...mention, groups: [], isCondition: true })),
    ...placed.flatMap(({ question, place, groups }) => [
      ...conditionMentionsOf(question, place).map((mention) => ({ ...mention, groups, isCondition: true })),
      ...(question.type === 'calculated'
        ? listCalculationMentions(question.calculation, `${place}.calculation`).map((mention) => ({
            ...mention,
            groups,
          }))
        : []),
    ]),
  ];
}

function conditionMentionsOf(question: Question, place: string): readonly Mention[] {
  const required = typeof question.required === 'object' ? question.required : undefined;
  return [
    ...listConditionMentions(question.when, `${place}.when`),
    ...listConditionMentions(required, `${place}.required`),
    ...(question.constraints ?? []).flatMap(({ must }, at) =>
      listConditionMentions(must, `${place}.constraints[${at}].must`),
    ),
  ];
}

function findDanglingFaults(
  mentions: readonly PlacedMention[],
  byId: ReadonlyMap<string, PlacedQuestion>,
): readonly FormFault[] {
  return mentions.flatMap(({ id, place, groups, needs, isCondition }): readonly FormFault[] => {
    if (id.startsWith('$')) return Object.hasOwn(factValues, id) ? [] : [{ code: 'unknown-fact', place, about: id }];
    const found = byId.get(id);
    if (found === undefined) return [{ code: 'unknown-question', place, about: id }];
    const isSeen = found.groups.every((group) => groups.includes(group));
    const addsUp = needs === 'number-in-groups' && isCondition !== true;
    return isSeen || addsUp ? [] : [{ code: 'hidden-question', place, about: id }];
  });
}

/** A line that stands in place of one that there is not. */
function findFeeFaults({ fee: { items = [] } }: Procedure): readonly FormFault[] {
  return items.flatMap(({ insteadOf }, at): readonly FormFault[] =>
    insteadOf === undefined || items.some(({ itemId }) => itemId === insteadOf)
      ? []
      : [{ code: 'unknown-fee', place: `fee.items[${at}].insteadOf`, about: insteadOf }],
  );
}

/** Each question at which a circle of `when` and calculations closes, with the way round. */
function findCircleFaults(byId: ReadonlyMap<string, PlacedQuestion>): readonly FormFault[] {
  const faults: FormFault[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (id: string): void => {
    const placed = byId.get(id);
    if (placed === undefined || done.has(id)) return;
    const at = way.indexOf(id);
    if (at !== -1) {
      faults.push({ code: 'circle', place: placed.place, about: [...way.slice(at), id].join(' → ') });
      return;
    }
    way.push(id);
    for (const next of dependenciesOf(placed)) visit(next);
    way.pop();
    done.add(id);
  };
  for (const id of byId.keys()) visit(id);
  return faults;
}

/** What must be settled before it: its section's, its group's and its own `when`, and what it is calculated from. */
function dependenciesOf({ question, groups, section }: PlacedQuestion): ReadonlySet<string> {
  const outer = groups.at(-1);
  return new Set([
    ...(outer === undefined ? findConditionReferences(section.when) : [outer]),
    ...findConditionReferences(question.when),
    ...(question.type === 'calculated' ? findCalculationReferences(question.calculation) : []),
  ]);
}
