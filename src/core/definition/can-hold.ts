/**
 * Whether conditions can hold together for any answers at all. Sound, not complete: what is told to be impossible is
 * impossible, but what weighs one answer against another, or is calculated, counts as possible. The finitely many answers
 * that a question's conditions can tell apart are tried, as few as decide it, within a fixed effort.
 */

import { judgeCondition } from '../procedure/interpret-logic.ts';
import { factValues } from './fact-values.ts';
import { listConditionMentions } from './list-mentions.ts';
import type { Condition } from '../procedure/logic.ts';
import { guardsOf } from './placed-questions.ts';
import type { PlacedQuestion } from './placed-questions.ts';
import type { AnswerValue, Question } from '../procedure/procedure.ts';

/** Any day will do: ages are tried as birth dates that lie so many years before it. */
const today = '2000-06-15';
/** Looks at one comparison; what is not decided by then counts as possible. */
const effortOfOne = 20_000;
const effortOfAll = 400_000;

/** A question that conditions tell more answers of apart is not tried. */
const mostAnswers = 200;

/** What a judgement may come out as, one bit each. */
const yes = 1;
const no = 2;
const unknown = 4;
const any = yes | no | unknown;

/** The answers that can be told apart; `undefined`: none. */
type Domain = readonly (AnswerValue | undefined)[];

export interface Possibilities {
  /** Whether all of them can hold at once; an answer they need must be to a question that can show then. */
  canHold(conditions: readonly Condition[]): boolean;
}

/** `conditions`: all that the definition holds anywhere, which says what answers must be told apart. */
export function newPossibilities(
  byId: ReadonlyMap<string, PlacedQuestion>,
  conditions: readonly Condition[],
): Possibilities {
  const domains = buildDomains(byId, conditions);
  const masks = new Map<Condition, number>();
  let effort = 0;
  let effortLeft = effortOfAll;

  /** An atom of a question without an answer yet: what any of its answers would make of it. */
  function maskOfOpen(atom: Condition, id: string, domain: Domain): number {
    const known = masks.get(atom);
    if (known !== undefined) return known;
    effort -= domain.length;
    const mask = domain.reduce<number>((sum, value) => sum | maskOf(atom, id, value), 0);
    masks.set(atom, mask);
    return mask;
  }

  function judge(condition: Condition, given: ReadonlyMap<string, AnswerValue | undefined>): number {
    if ('all' in condition) return all(condition.all.map((inner) => judge(inner, given)));
    if ('any' in condition) return turn(all(condition.any.map((inner) => turn(judge(inner, given)))));
    if ('not' in condition) return turn(judge(condition.not, given));
    effort -= 1;
    if ('compare' in condition) return any;
    const id = 'ageOf' in condition ? condition.ageOf : condition.question;
    const domain = domains.get(id);
    if (domain === undefined) return any;
    return given.has(id) ? maskOf(condition, id, given.get(id)) : maskOfOpen(condition, id, domain);
  }

  function search(goals: readonly Condition[], given: Map<string, AnswerValue | undefined>): boolean {
    const masks = goals.map((goal) => judge(goal, given));
    if (masks.some((mask) => (mask & yes) === 0)) return effort <= 0;
    if (effort <= 0 || masks.every((mask) => mask === yes)) return true;
    const id = goals
      .filter((_, at) => masks[at] !== yes)
      .flatMap((goal) => listConditionMentions(goal, ''))
      .find((mention) => domains.has(mention.id) && !given.has(mention.id))?.id;
    if (id === undefined) return true;
    const placed = byId.get(id);
    for (const value of domains.get(id) ?? []) {
      given.set(id, value);
      const guards = value === undefined || placed === undefined ? [] : guardsOf(placed);
      if (search([...goals, ...guards], given)) return true;
    }
    given.delete(id);
    return false;
  }

  return {
    canHold(goals) {
      if (effortLeft <= 0) return true;
      effort = Math.min(effortOfOne, effortLeft);
      const before = effort;
      const isPossible = search(goals, new Map());
      effortLeft -= before - effort;
      return isPossible;
    },
  };
}

function maskOf(atom: Condition, id: string, value: AnswerValue | undefined): number {
  const verdict = judgeCondition(atom, { [id]: value }, { today });
  return verdict === undefined ? unknown : verdict ? yes : no;
}

function all(masks: readonly number[]): number {
  const every = masks.every((mask) => (mask & yes) !== 0) ? yes : 0;
  const some = masks.some((mask) => (mask & no) !== 0) ? no : 0;
  const doubt = masks.some((mask) => (mask & unknown) !== 0) ? unknown : 0;
  return every | some | doubt;
}

function turn(mask: number): number {
  return (mask & unknown) | (mask & yes ? no : 0) | (mask & no ? yes : 0);
}

interface Told {
  readonly values: (string | number | boolean)[];
  readonly bounds: number[];
  readonly ages: number[];
}

function buildDomains(
  byId: ReadonlyMap<string, PlacedQuestion>,
  conditions: readonly Condition[],
): ReadonlyMap<string, Domain> {
  const told = new Map<string, Told>();
  for (const condition of conditions) tell(condition, told);
  const domains = new Map<string, Domain>();
  for (const [id, about] of told) {
    const question = byId.get(id)?.question;
    const domain = question === undefined ? domainOfFact(id, about) : domainOf(question, about);
    if (domain !== undefined && domain.length <= mostAnswers) domains.set(id, [...domain, undefined]);
  }
  return domains;
}

/** What conditions distinguish, by question. */
function tell(condition: Condition, told: Map<string, Told>): void {
  if ('all' in condition) return condition.all.forEach((inner) => tell(inner, told));
  if ('any' in condition) return condition.any.forEach((inner) => tell(inner, told));
  if ('not' in condition) return tell(condition.not, told);
  if ('compare' in condition) return;
  const id = 'ageOf' in condition ? condition.ageOf : condition.question;
  const about = told.get(id) ?? { values: [], bounds: [], ages: [] };
  told.set(id, about);
  if ('ageOf' in condition) {
    about.ages.push(...[condition.atLeast, condition.below].filter((bound) => bound !== undefined));
  } else if ('is' in condition) about.values.push(condition.is);
  else if ('isOneOf' in condition) about.values.push(...condition.isOneOf);
  else if ('includes' in condition) about.values.push(condition.includes);
  else if ('atLeast' in condition) about.bounds.push(condition.atLeast);
  else if ('atMost' in condition) about.bounds.push(condition.atMost);
}

function domainOfFact(id: string, about: Told): readonly AnswerValue[] | undefined {
  const values = Object.hasOwn(factValues, id) ? factValues[id] : undefined;
  return values === undefined ? undefined : tellApart(values, about);
}

/** Absent: not to be told apart by trying. */
function domainOf(question: Question, about: Told): readonly AnswerValue[] | undefined {
  switch (question.type) {
    case 'calculated':
      return undefined;
    case 'note':
      return [];
    case 'yes-no':
      return [true, false];
    case 'address':
      return [{ text: '\u0001' }];
    case 'group':
      return [[{}]];
    case 'choice': {
      const isOpen = question.list !== undefined || question.other === true;
      const offered = (question.choices ?? []).map(({ value }) => value);
      if (isOpen) return openDomain({ ...about, values: [...about.values, ...offered] });
      return tellApart(offered, about);
    }
    case 'multi-choice': {
      const offered = tellApart(
        question.choices.map(({ value }) => value),
        about,
      );
      return offered.length > mostTicks ? undefined : subsetsOf(offered);
    }
    case 'date':
      return about.values.length > 0 || about.bounds.length > 0 ? undefined : birthDates(about.ages);
    default:
      return openDomain(about);
  }
}

/** Of the choices offered those that conditions name, and one that none of them does. */
function tellApart(offered: readonly string[], about: Told): readonly string[] {
  const named = offered.filter((value) => about.values.some((wanted) => plain(wanted) === value));
  const other = offered.find((value) => !named.includes(value));
  return other === undefined ? named : [...named, other];
}

const plain = (value: string | number | boolean) => (value === true ? 'yes' : value === false ? 'no' : value);

const mostTicks = 6;

function subsetsOf(values: readonly string[]): readonly (readonly string[])[] {
  return values
    .reduce<readonly (readonly string[])[]>((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]])
    .filter((set) => set.length > 0);
}

/** Of an answer that may be anything: what is named, each bound and either side of it, and something else. */
function openDomain({ values, bounds, ages }: Told): readonly AnswerValue[] | undefined {
  if (ages.length > 0) return undefined;
  const numbers = [...new Set(bounds)].sort((one, other) => one - other);
  const between = numbers.flatMap((bound, at) => [bound, (bound + (numbers[at + 1] ?? bound + 2)) / 2]);
  const lowest = numbers[0];
  const around = lowest === undefined ? [] : [lowest - 1, ...between];
  return [...new Set<AnswerValue>([...values, ...around, '\u0001'])];
}

const oldest = 150;

/** A birth date for every age that the bounds tell apart, and one that lies ahead. */
function birthDates(bounds: readonly number[]): readonly AnswerValue[] | undefined {
  const whole = bounds.map((bound) => Math.ceil(bound));
  if (whole.some((bound) => !(bound >= 0 && bound <= oldest))) return undefined;
  const ages = new Set([...whole.flatMap((bound) => [bound - 1, bound]), 0]);
  return [...ages].map((age) => ({ iso: `${2000 - age}-01-01`, precision: 'day' }));
}
