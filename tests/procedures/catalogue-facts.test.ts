/**
 * What holds for every entry of the catalogue, so that the next one written by hand cannot forget it: marks on what nobody
 * confirmed, reasons, references that lead somewhere, words short enough to be read aloud.
 */

import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/procedure/logic.ts';
import type { Procedure, Question, Section } from '../../src/core/procedure/procedure.ts';
import { completeForms, fileNames, questionsOf, readProcedure, sectionsOf } from './read-catalogue.ts';

const procedures = fileNames.map((name) => readProcedure(name.replace('.json', '')));
const withForm = completeForms.map(readProcedure);
const named = (list: readonly Procedure[]) => list.map((procedure) => [procedure.code, procedure] as const);

const isMarked = (text: string | undefined) => text !== undefined && /chưa kiểm chứng/i.test(text);
const isPrinted = ({ item, officialLabel }: Question) => item !== undefined || officialLabel !== undefined;

/** Every text inside a value of the catalogue. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

type Leaf = Extract<Condition, { readonly question: string }>;

/** Every comparison of one question with fixed values, wherever it stands in the procedure. */
function leavesIn(value: unknown): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(leavesIn);
  const isLeaf = 'question' in value && typeof value.question === 'string';
  return isLeaf ? [value as Leaf, ...inner] : inner;
}

/** The answers a question can have, as conditions name them; absent where they are not a closed list. */
function possibleAnswers(question: Question): readonly (string | number | boolean)[] | undefined {
  switch (question.type) {
    case 'yes-no':
      return [true, false, 'yes', 'no'];
    case 'multi-choice':
      return question.choices.map(({ value }) => value);
    case 'choice':
      return question.list === undefined && question.other !== true
        ? (question.choices ?? []).map(({ value }) => value)
        : undefined;
    default:
      return undefined;
  }
}

function namedValues(leaf: Leaf): readonly (string | number | boolean)[] {
  if ('is' in leaf) return [leaf.is];
  if ('isOneOf' in leaf) return leaf.isOneOf;
  return 'includes' in leaf ? [leaf.includes] : [];
}

describe.each(named(procedures))('the entry %s', (_, procedure) => {
  it('lists as unverified each fact that says so', () => {
    const facts = ['name', 'sla', 'fee', 'conditions', 'legalBasis', 'atHome', 'reminders'] as const;
    for (const fact of facts) if (textsIn(procedure[fact]).some(isMarked)) expect(procedure.unverified).toContain(fact);
    const papers = procedure.papers.filter((paper) => isMarked(paper.name) || isMarked(paper.hint));
    if (papers.some(({ unverified }) => unverified === undefined)) expect(procedure.unverified).toContain('papers');
  });

  it('says in a sentence why it is not done at home', () => {
    if (procedure.atHome.possible) return;
    expect(procedure.atHome.because).toMatch(/^\p{Lu}.{20,}\.$/u);
  });

  it('names its sources, and each says what it confirmed', () => {
    expect(procedure.sources.length).toBeGreaterThan(0);
    for (const { title, url, confirmed } of procedure.sources) {
      expect(title.trim()).not.toBe('');
      expect(confirmed ?? '', title).not.toBe('');
      if (url !== undefined) expect(url).toMatch(/^https:\/\/[^ ]+$/);
    }
  });

  it('runs forward in time', () => {
    const { effectiveFrom, effectiveTo } = procedure;
    if (effectiveTo !== undefined) expect(effectiveTo > effectiveFrom).toBe(true);
  });

  it('says when an optional paper is wanted', () => {
    const silent = procedure.papers.filter(
      ({ optional, when, hint, unverified, name }) =>
        optional === true && when === undefined && hint === undefined && unverified === undefined && !/nếu/.test(name),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('has the declaration that its form fills among the papers, and no other', () => {
    const declarations = procedure.papers.filter(({ declaration }) => declaration === true);
    expect(declarations.length > 0).toBe(procedure.form !== undefined);
  });

  it('reminds of days counted from a date that it asks', () => {
    const ids = questionsOf(procedure).flatMap(({ id, type }) => (type === 'date' ? [id] : []));
    for (const { days, after, text } of procedure.reminders ?? []) {
      expect(days).toBeGreaterThan(0);
      expect(text).toContain(String(days));
      if (procedure.form !== undefined) expect(ids).toContain(after);
    }
  });
});

describe.each(named(withForm))('the form of %s', (_, procedure) => {
  const form = procedure.form!;
  const questions = questionsOf(procedure);
  const byId = new Map(questions.map((question) => [question.id, question]));

  it('says what is in doubt where it was read in part only', () => {
    if (form.status === 'partly') expect(form.doubts.length).toBeGreaterThan(0);
    for (const doubt of form.doubts) expect(doubt).toMatch(/[.?”]$/);
  });

  it('asks in words that can be read aloud in one breath', () => {
    expect(questions.filter(({ label }) => label.length > 120).map(({ id }) => id)).toEqual([]);
    expect(questions.filter(({ hint }) => (hint ?? '').length > 140).map(({ id }) => id)).toEqual([]);
    const messages = questions.flatMap(({ constraints = [] }) => constraints.map(({ message }) => message));
    for (const message of messages) expect(message).toMatch(/^“?\p{Lu}.{10,180}[.?]$/u);
  });

  it('lets nobody die before they were born', () => {
    const born = byId.get('deceasedBirthDate');
    const died = byId.get('deathDate');
    if (born === undefined || died === undefined) return;
    expect(textsIn(died.constraints)).toContain('deceasedBirthDate');
  });

  it('speaks of people who have a right to ask, never of begging', () => {
    const words = questions.flatMap(({ label, hint, help }) => [label, hint, help]);
    const said = [...words, ...sectionsOf(procedure).map(({ title }) => title)].filter((text) => text !== undefined);
    // "Xin xem lại", "xin hỏi xã" are the app asking.
    expect(said.filter((text) => /(^|[^\p{L}])xin (?!xem|hỏi)/iu.test(text))).toEqual([]);
  });

  it('compares questions only with answers that they can have', () => {
    const impossible = leavesIn(procedure).flatMap((leaf) => {
      const question = byId.get(leaf.question);
      const possible = question && possibleAnswers(question);
      return possible
        ? namedValues(leaf)
            .filter((value) => !possible.includes(value))
            .map((value) => [leaf, value])
        : [];
    });
    expect(impossible).toEqual([]);
  });

  it('starts with answers that can be chosen', () => {
    const wrong = questions.filter((question) => {
      const possible = possibleAnswers(question);
      const { defaultsTo } = question;
      return possible && (typeof defaultsTo === 'string' || typeof defaultsTo === 'boolean')
        ? !possible.includes(defaultsTo)
        : false;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('gives each choice its own value and its own words', () => {
    for (const question of questions) {
      const choices = 'choices' in question ? (question.choices ?? []) : [];
      expect(new Set(choices.map(({ value }) => value)).size, question.id).toBe(choices.length);
      expect(new Set(choices.map(({ label }) => label)).size, question.id).toBe(choices.length);
    }
  });

  it('handles ethnicity with care, and asks consent for whatever is sensitive', () => {
    const ethnic = questions.filter(
      (question) =>
        question.means?.field === 'ethnicGroupCode' ||
        (question.type === 'choice' && question.list === 'ethnic-groups'),
    );
    expect(ethnic.filter(({ sensitive }) => sensitive !== true).map(({ id }) => id)).toEqual([]);
    const purposes = procedure.consents.map(({ purpose }) => purpose);
    expect(purposes).toContain('assist');
    expect(purposes).toContain('confirm');
    if (questions.some(({ sensitive }) => sensitive === true)) expect(purposes).toContain('sensitive');
  });

  it('has signature places for people it asks about, others in their case only, on sheets that exist', () => {
    const spokenOf = new Set(questions.flatMap(({ means }) => means?.of ?? []));
    const ids = (form.sheets ?? []).map(({ id }) => id);
    for (const { role, sheets = [], when } of form.signatures) {
      const isKnown = role === 'applicant' || role === 'official' || (role !== 'witness' && spokenOf.has(role));
      if (role === 'representative') expect(textsIn(when)).toContain('$representative');
      else expect(isKnown || when !== undefined, role).toBe(true);
      for (const sheet of sheets) expect(ids).toContain(sheet);
    }
    for (const id of ids) {
      const places = form.signatures.filter(({ sheets }) => sheets === undefined || sheets.includes(id));
      expect(places.length, id).toBeGreaterThan(0);
    }
  });

  it('prints each section that has something to print on some sheet, once', () => {
    const { sheets } = form;
    if (sheets === undefined) return;
    expect(new Set(sheets.map(({ id }) => id)).size).toBe(sheets.length);
    const sections = new Map(sectionsOf(procedure).map((section) => [section.id, section]));
    for (const sheet of sheets) {
      expect(sheet.sections.filter((id) => !sections.has(id))).toEqual([]);
      expect(new Set(sheet.sections).size, sheet.id).toBe(sheet.sections.length);
    }
    const placed = new Set(sheets.flatMap((sheet) => sheet.sections));
    const hasLines = ({ questions: own }: Section) => own.some(isPrinted);
    expect([...sections.values()].filter((one) => hasLines(one) && !placed.has(one.id)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('keeps the words of the paper apart from those it asks with', () => {
    const bare = questions.filter(
      ({ officialLabel, item, unverified }) => item !== undefined && officialLabel === undefined && !unverified,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

it('says of every procedure without a form that is done at home which papers to bring', () => {
  const empty = procedures.filter(({ form, atHome, papers }) => !form && atHome.possible && papers.length === 0);
  expect(empty.map(({ code }) => code)).toEqual([]);
});
