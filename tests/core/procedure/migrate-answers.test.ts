import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrateAnswers } from '../../../src/core/procedure/migrate-answers.ts';
import type { Answers, Question } from '../../../src/core/procedure/procedure.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const today = '2026-11-22';

function migrate(before: readonly Question[], after: readonly Question[], answers: Answers) {
  const from = aProcedureAsking(before, { version: 1 });
  const to = aProcedureAsking(after, { version: 2 });
  const { kept, fresh, unfit, ...rest } = migrateAnswers(from, to, answers, today);
  return {
    answers: rest.answers,
    kept: kept.map(({ id }) => id),
    fresh: fresh.map(({ id }) => id),
    unfit: unfit.map(({ question }) => question.id),
  };
}

const name = aQuestion({ id: 'name', type: 'text' });
const paid = aQuestion({
  id: 'paid',
  type: 'choice',
  choices: [
    { value: 'cash', label: 'Tiền mặt' },
    { value: 'account', label: 'Tài khoản' },
  ],
});

describe('migrateAnswers', () => {
  it('gives the same answers back for the same form', () => {
    const answers = { name: 'Hồ Thị Mẫu', paid: 'cash' };
    expect(migrate([name, paid], [name, paid], answers)).toEqual({
      answers,
      kept: ['name', 'paid'],
      fresh: [],
      unfit: [],
    });
  });

  it('keeps the facts of the app', () => {
    expect(migrate([name], [name], { $lane: 'online' }).answers).toEqual({ $lane: 'online' });
  });

  it('names a question that is gone, with what was answered', () => {
    expect(migrate([name, paid], [name], { paid: 'cash' })).toMatchObject({ answers: {}, unfit: ['paid'] });
  });

  it('says nothing of a question that is gone and was never answered', () => {
    expect(migrate([name, paid], [name], { name: 'Hồ Thị Mẫu' }).unfit).toEqual([]);
  });

  it('names a choice that is no longer offered', () => {
    const onlyCash = aQuestion({ id: 'paid', type: 'choice', choices: [{ value: 'cash', label: 'Tiền mặt' }] });
    expect(migrate([paid], [onlyCash], { paid: 'account' })).toMatchObject({ answers: {}, kept: [], unfit: ['paid'] });
    expect(migrate([paid], [onlyCash], { paid: 'cash' })).toMatchObject({ kept: ['paid'], unfit: [] });
  });

  it('keeps the choices still offered of several, and names that some went', () => {
    const many = (...values: readonly string[]) =>
      aQuestion({ id: 'kinds', type: 'multi-choice', choices: values.map((value) => ({ value, label: value })) });
    expect(migrate([many('a', 'b', 'c')], [many('a', 'c', 'd')], { kinds: ['a', 'b'] })).toMatchObject({
      answers: { kinds: ['a'] },
      kept: ['kinds'],
      unfit: ['kinds'],
    });
  });

  it('keeps a text that became a long text, and no text that became a number', () => {
    const asked = (type: 'long-text' | 'number') => aQuestion({ id: 'name', type });
    expect(migrate([name], [asked('long-text')], { name: 'ba' }).answers).toEqual({ name: 'ba' });
    expect(migrate([name], [asked('number')], { name: 'ba' })).toMatchObject({ answers: {}, unfit: ['name'] });
  });

  it('keeps what is now too long: the form says so where it is seen', () => {
    const short = aQuestion({ id: 'name', type: 'text', maxLength: 3 });
    expect(migrate([name], [short], { name: 'Hồ Thị Mẫu' })).toMatchObject({ kept: ['name'], unfit: [] });
  });

  it('gives a renamed question the answer to the same fact of the same person', () => {
    const means = { of: 'applicant', field: 'fullName' } as const;
    const old = aQuestion({ id: 'name', type: 'text', means });
    const renamed = aQuestion({ id: 'fullName', type: 'text', means });
    expect(migrate([old], [renamed], { name: 'Hồ Thị Mẫu' })).toMatchObject({
      answers: { fullName: 'Hồ Thị Mẫu' },
      kept: ['fullName'],
      fresh: [],
    });
    const other = aQuestion({ id: 'fullName', type: 'text', means: { of: 'mother', field: 'fullName' } });
    expect(migrate([old], [other], { name: 'Hồ Thị Mẫu' })).toMatchObject({ unfit: ['name'], fresh: ['fullName'] });
  });

  it('names the new questions that show, not those of a branch that does not', () => {
    const account = aQuestion({ id: 'account', type: 'text', when: { question: 'paid', is: 'account' } });
    expect(migrate([paid], [paid, account], { paid: 'cash' }).fresh).toEqual([]);
    expect(migrate([paid], [paid, account], { paid: 'account' }).fresh).toEqual(['account']);
  });

  it('carries the repeats of a group over, member by member, and names that a member went', () => {
    const group = (...ids: readonly string[]) =>
      aQuestion({ id: 'children', type: 'group', questions: ids.map((id) => aQuestion({ id, type: 'text' })) });
    const answers = { children: [{ called: 'Mẫu', school: 'Tiểu học' }, { called: 'Thử' }] };
    expect(migrate([group('called', 'school')], [group('called')], answers)).toMatchObject({
      answers: { children: [{ called: 'Mẫu' }, { called: 'Thử' }] },
      kept: ['children'],
      unfit: ['children'],
    });
  });

  it('loses nothing without naming it, whatever the two forms ask', () => {
    const ids = ['a', 'b', 'c', 'd'] as const;
    const types = ['text', 'number', 'yes-no', 'phone'] as const;
    const form = fc
      .dictionary(fc.constantFrom(...ids), fc.constantFrom(...types))
      .map((asked) => Object.entries(asked).map(([id, type]) => aQuestion({ id, type })));
    const given = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('một', 3, true, '0912345678', ''));
    fc.assert(
      fc.property(form, form, given, (before, after, answers) => {
        const moved = migrate(before, after, answers);
        for (const { id } of before) {
          const wasAnswered = answers[id] !== undefined && answers[id] !== '';
          expect(moved.kept.includes(id) || moved.unfit.includes(id)).toBe(wasAnswered);
          if (moved.kept.includes(id)) expect(moved.answers[id]).toEqual(answers[id]);
        }
      }),
      { numRuns: propertyRuns(200, 20_000) },
    );
  });
});
