/** Every published form under random answers: what shows, what is in doubt and what is printed tell the same story. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../src/core/declaration/declaration.ts';
import { findProblems } from '../../src/core/procedure/find-problems.ts';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import type { Answers, Procedure, Question } from '../../src/core/procedure/procedure.ts';
import { getInterview } from '../../src/core/procedure/visible-questions.ts';
import type { VisibleQuestion } from '../../src/core/procedure/visible-questions.ts';
import { declarationText } from '../fixtures/declaration-text.ts';
import { propertyRuns } from '../fixtures/runs.ts';
import { arbitraryAnswers } from './answers-arbitrary.ts';
import { completeForms, readProcedure } from './read-catalogue.ts';

const today = '2026-11-21';

/** A text answer that says where it was given, so that it can be looked for on the paper. */
const mark = (id: string) => `«${id}»`;

function isWords(question: Question): boolean {
  return (question.type === 'text' && question.print !== 'squares') || question.type === 'long-text';
}

/** The answers with every typed text replaced by its mark, in repeats too. */
function marked(questions: readonly Question[], answers: Answers, path = ''): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const question = questions.find((one) => one.id === id);
      if (question?.type === 'group' && Array.isArray(value)) {
        const repeats = value as readonly Answers[];
        return [id, repeats.map((repeat, at) => marked(question.questions, repeat, `${path}${id}${at}/`))];
      }
      return [id, question && isWords(question) && value !== undefined ? mark(path + id) : value];
    }),
  );
}

interface Told {
  readonly question: Question;
  readonly mark: string;
  readonly isPrinted: boolean;
}

const hasPlace = ({ item, officialLabel }: Question) => item !== undefined || officialLabel !== undefined;

function told(shown: readonly VisibleQuestion[], isWithin = true, path = ''): readonly Told[] {
  return shown.flatMap(({ question, value, repeats }) => {
    const isPrinted = isWithin && hasPlace(question);
    if (repeats) return repeats.flatMap((repeat, at) => told(repeat, isPrinted, `${path}${question.id}${at}/`));
    return isWords(question) && value !== undefined ? [{ question, mark: mark(path + question.id), isPrinted }] : [];
  });
}

function factsOf(answers: Answers) {
  const isHelped = answers['$representative'] === 'yes';
  return {
    lane: answers['$lane'] === 'online' ? ('online' as const) : ('assisted' as const),
    ...(isHelped && {
      representative: { person: { fullName: 'Hồ Văn Thử', source: 'typed' as const }, basis: 'child' as const },
    }),
  };
}

/** The sections that some sheet of this dossier prints. */
function sectionsPrinted(procedure: Procedure, sheets: readonly Declaration[]): ReadonlySet<string> {
  const { sections = [], sheets: all } = procedure.form ?? {};
  if (all === undefined) return new Set(sections.map(({ id }) => id));
  const made = new Set(sheets.map(({ sheetId }) => sheetId));
  return new Set(all.filter(({ id }) => made.has(id)).flatMap((sheet) => sheet.sections));
}

describe.each(completeForms)('the declaration of %s', (code) => {
  const procedure = readProcedure(code);
  const all = procedure.form?.sections.flatMap(({ questions }) => questions) ?? [];

  it('shows what is asked and answered, and nothing of what is hidden', () => {
    fc.assert(
      fc.property(arbitraryAnswers(procedure), (random) => {
        const answers = marked(all, random);
        const dossier = { answers, ...factsOf(random) };
        const interview = getInterview(procedure, answers, { today });
        const sheets = makeDeclarations(procedure, dossier, { today, communeName: 'Xã Mẫu' });
        expect(sheets).toEqual(makeDeclarations(procedure, dossier, { today, communeName: 'Xã Mẫu' }));
        findProblems(procedure, { answers, papers: [], consents: [], signatories: [] }, { today });

        const text = sheets.map(declarationText).join('\n');
        const onPaper = sectionsPrinted(procedure, sheets);
        const shown = interview.questions.filter(({ section }) => onPaper.has(section.id));
        const heard = told(shown);
        const missing = heard.filter((one) => one.isPrinted && !text.includes(one.mark));
        expect(missing.map((one) => one.mark)).toEqual([]);
        const known = new Set(told(interview.questions).map((one) => one.mark));
        const leaked = [...text.matchAll(/«[^»]*»/gu)].map(([found]) => found).filter((found) => !known.has(found));
        expect(leaked).toEqual([]);
        expect(text).toBe(text.normalize('NFC'));
      }),
      { numRuns: propertyRuns(15, 1000) },
    );
  });

  it('has for every number and label of its form a place on some sheet', () => {
    const everything = procedure.form?.sheets?.map(({ when: _when, ...sheet }) => sheet);
    const form = { ...procedure.form!, unnumbered: false, ...(everything && { sheets: everything }) };
    const whole = { ...procedure, form };
    const blocks = makeDeclarations(whole, { answers: {} }).flatMap((sheet) => sheet.blocks);
    const items = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [] : [block.item])));
    const inColumns = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([label]) => label) : []));
    const lost = all
      .flatMap(({ item }) => (item === undefined ? [] : [item]))
      .filter((item) => !items.has(item) && !inColumns.some((label) => label?.startsWith(`${item}.`)));
    expect(lost).toEqual([]);
  });
});
