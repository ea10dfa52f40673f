import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDraftProblems } from '../../../src/core/dossier/find-draft-problems.ts';
import type { Consent } from '../../../src/core/dossier/dossier.ts';
import { findProblems } from '../../../src/core/procedure/find-problems.ts';
import { isHollow } from '../../../src/core/procedure/is-hollow.ts';
import type { Procedure, Question } from '../../../src/core/procedure/procedure.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { newDossierWorld } from '../dossier/dossier-world.ts';

const refused = { $sensitive: 'no' };
const consents = [{ purpose: 'sensitive', text: 'Đồng ý về điều riêng.', sensitive: true }];
const kind = aQuestion({ id: 'kind', type: 'text', required: true, sensitive: true });
const when = { question: 'kind', is: 'ill' } as const;
const name = aQuestion({ id: 'name', type: 'text' });
const paper = { paperId: 'illness', name: 'Giấy ra viện', need: 'photo' } as const;

const asking = (questions: readonly Question[], changes: Partial<Procedure> = {}) =>
  aProcedure({ consents, form: aForm([aSection(questions), aSection([name], { id: 'more', when })]), ...changes });

describe('a form built upon something sensitive', () => {
  it('is hollow for whoever refuses, and only for them', () => {
    expect(isHollow(asking([kind]), refused)).toBe(true);
    expect(isHollow(asking([kind]), {})).toBe(false);
    expect(isHollow(asking([kind], { consents: [] }), refused)).toBe(false);
  });

  it('is one where a sheet or a paper hangs on it, or a section by way of a calculation', () => {
    const form = aForm([aSection([kind])]);
    expect(isHollow(aProcedure({ consents, form }), refused)).toBe(false);
    expect(isHollow(aProcedure({ consents, form, papers: [{ ...paper, when }] }), refused)).toBe(true);
    const sheets = [{ id: 'one', title: 'Mẫu 1', sections: ['only'], when }];
    expect(isHollow(aProcedure({ consents, form: { ...form, sheets } }), refused)).toBe(true);
    const copy = aQuestion({ id: 'copy', type: 'calculated', calculation: { calc: 'copy', of: 'kind' } });
    const copied = aSection([name], { id: 'more', when: { question: 'copy', isAnswered: true } });
    expect(isHollow(aProcedure({ consents, form: aForm([aSection([kind, copy]), copied]) }), refused)).toBe(true);
  });

  it('is not one where the question may stay open or is not asked of them', () => {
    expect(isHollow(asking([{ ...kind, required: false }]), refused)).toBe(false);
    const step = aQuestion({ id: 'step', type: 'text' });
    const started = { ...kind, when: { question: 'step', is: 'start' } } as const;
    expect(isHollow(asking([step, started]), refused)).toBe(false);
    expect(isHollow(asking([step, started]), { ...refused, step: 'start' })).toBe(true);
  });

  it('keeps a draft from being sealed, while what an older app sealed is still taken', async () => {
    const given = { given: 'spoken', at: '2026-11-21T08:00:00+07:00', readBy: 'Thử', language: 'vi' } as const;
    const assist: Consent = { ...given, moment: 'ask', purpose: 'assist' };
    const { run } = newDossierWorld();
    const found = (draft: readonly Consent[]) =>
      findDraftProblems(run.ports, asking([kind]), aDraft({ answers: {}, papers: [], consents: draft }));
    expect(await found([assist])).toContainEqual({ code: 'needs-sensitive-consent' });
    const agreed = await found([assist, { ...assist, purpose: 'sensitive' }]);
    expect(agreed.map(({ code }) => code)).not.toContain('needs-sensitive-consent');
    expect(findProblems(asking([kind]), { answers: {}, lane: 'assisted', consents: [assist] })).toContainEqual({
      code: 'answer-missing',
      questionId: 'kind',
      weight: 'task',
    });
  });
});

describe('in the catalogue', () => {
  const read = (code: string) =>
    JSON.parse(readFileSync(new URL(`../../../src/procedures/${code}.json`, import.meta.url), 'utf8')) as Procedure;

  it('the monthly allowance is hollow without its kind; the disability certificates leave theirs to the desk', () => {
    expect(isHollow(read('1.001776'), refused)).toBe(true);
    for (const code of ['1.001699', '1.001653'])
      expect(isHollow(read(code), { ...refused, request: 'first' })).toBe(false);
  });
});
