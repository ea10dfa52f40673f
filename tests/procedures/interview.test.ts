import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/core/citizen/person.ts';
import type { Consent } from '../../src/core/dossier/dossier.ts';
import { evaluateCondition } from '../../src/core/procedure/interpret-logic.ts';
import { findProblems } from '../../src/core/procedure/find-problems.ts';
import { prefillAnswers } from '../../src/core/procedure/prefill-answers.ts';
import type { Answers, Procedure } from '../../src/core/procedure/procedure.ts';
import { getInterview, visibleQuestions } from '../../src/core/procedure/visible-questions.ts';
import { propertyRuns } from '../fixtures/runs.ts';
import { arbitraryAnswers } from './answers-arbitrary.ts';
import { completeForms, readProcedure } from './read-catalogue.ts';

const facts = { $lane: 'assisted', $representative: 'no', $today: '2026-11-21' };

/** As a scanned card tells it. */
const elder: Person = {
  fullName: 'Hồ Thị Mẫu',
  birthDate: { iso: '1948-03-02', precision: 'day' },
  sex: 'female',
  idNumber: '045148000001',
  idIssuedOn: '2021-08-10',
  address: { text: 'Thôn Mẫu, xã Mẫu, tỉnh Quảng Trị' },
  source: 'card',
};

/** What the app knows before the first question, and what was answered since. */
function afterScan(procedure: Procedure, given: Answers = {}): Answers {
  return { ...prefillAnswers(procedure, [{ role: 'applicant', person: elder }], facts), ...given };
}

function open(procedure: Procedure, answers: Answers): string[] {
  return visibleQuestions(procedure, answers)
    .filter(({ question, value }) => value === undefined && question.type !== 'calculated')
    .map(({ id }) => id);
}

function mustStill(procedure: Procedure, answers: Answers): string[] {
  return visibleQuestions(procedure, answers)
    .filter(({ required, value }) => required && value === undefined)
    .map(({ id }) => id);
}

function papers(procedure: Procedure, answers: Answers): string[] {
  const { answers: counting } = getInterview(procedure, answers);
  return procedure.papers
    .filter((paper) => paper.declaration !== true && paper.optional !== true && evaluateCondition(paper.when, counting))
    .map((paper) => paper.paperId);
}

describe.each(completeForms)('the questions of %s', (code) => {
  const procedure = readProcedure(code);

  it('settle for any answers, each asked once', () => {
    fc.assert(
      fc.property(arbitraryAnswers(procedure), (answers) => {
        const ids = visibleQuestions(procedure, answers).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const about = findProblems(procedure, { answers, papers: [], consents: [], signatories: [] });
        const asked = about.flatMap(({ questionId }) => (questionId === undefined ? [] : [questionId.split('[')[0]]));
        expect(asked.filter((id) => id === undefined || !ids.includes(id))).toEqual([]);
      }),
      { numRuns: propertyRuns(25, 1000) },
    );
  });

  it('can all be reached', () => {
    const seen = new Set(
      fc
        .sample(arbitraryAnswers(procedure), { numRuns: 500, seed: 7 })
        .flatMap((answers) => visibleQuestions(procedure, answers).map(({ question }) => question.id)),
    );
    const level = procedure.form?.sections.flatMap((section) => section.questions) ?? [];
    expect(level.map((question) => question.id).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('never show two lines of one printed item for one person at once, except the parts of a shared line', () => {
    const perItem = new Map<string, number>();
    for (const { question } of visibleQuestions(procedure, afterScan(procedure))) {
      const key = `${question.item ?? question.id}|${question.label}`;
      perItem.set(key, (perItem.get(key) ?? 0) + 1);
    }
    expect([...perItem].filter(([, count]) => count > 1)).toEqual([]);
  });
});

describe('one visit', () => {
  it('finishes the social pension after a card scan with two taps that must be and four lines that may be', () => {
    const procedure = readProcedure('1.014027');
    expect(mustStill(procedure, afterScan(procedure))).toEqual(['currentBenefits']);
    expect(open(procedure, afterScan(procedure))).toEqual([
      'ethnicity',
      'phone',
      'currentBenefits',
      'payPlace',
      'payWay',
    ]);
    expect(new Set(visibleQuestions(procedure, afterScan(procedure)).map(({ section }) => section.id)).size).toBe(2);
  });

  it('lets a social pension be sealed once those questions and the consents are done, the signature being a task', () => {
    const procedure = readProcedure('1.014027');
    const consent = (moment: 'ask' | 'confirm', purpose: string): Consent => ({
      moment,
      purpose,
      given: 'spoken',
      at: '2026-11-21T08:00:00+07:00',
      readBy: 'Nguyễn Văn Thử',
      language: 'vi',
    });
    const problems = findProblems(procedure, {
      answers: afterScan(procedure, { currentBenefits: 'none' }),
      papers: [],
      consents: [consent('ask', 'assist'), consent('ask', 'sensitive'), consent('confirm', 'confirm')],
      signatories: [],
    });
    expect(problems).toEqual([{ code: 'signature-missing', role: 'applicant', weight: 'task' }]);
  });

  it.each([
    ['1960', /Chưa đủ 70 tuổi/],
    ['1953', /Chưa đủ 75 tuổi/],
  ])('warns about somebody born in %s and stops nobody', (year, message) => {
    const procedure = readProcedure('1.014027');
    const problems = (given: Answers) =>
      findProblems(procedure, {
        answers: afterScan(procedure, {
          currentBenefits: 'none',
          idNumber: undefined,
          birthDate: { iso: year, precision: 'year' },
          ...given,
        }),
      });
    expect(problems({})).toEqual([
      {
        code: 'answer-constraint',
        questionId: 'birthDate',
        message: expect.stringMatching(message),
        weight: 'warning',
      },
    ]);
    expect(problems({ requestKind: 'change' })).toEqual([]);
  });

  it('asks about the representative of the social pension only when there is one', () => {
    const procedure = readProcedure('1.014027');
    const ids = (answers: Answers) => visibleQuestions(procedure, answers).map(({ section }) => section.id);
    expect(ids(afterScan(procedure))).not.toContain('representative');
    expect(ids(afterScan(procedure, { $representative: 'yes' }))).toContain('representative');
  });

  it('copies the scanned person into both places of a copy request for oneself', () => {
    const procedure = readProcedure('2.000635');
    const { answers } = getInterview(procedure, afterScan(procedure, { relation: 'self' }));
    expect(answers['selfName']).toBe('Hồ Thị Mẫu');
    expect(answers['selfIdNumber']).toBe('045148000001');
    expect(mustStill(procedure, afterScan(procedure, { relation: 'self' }))).toEqual(['copyOf', 'registeredAt']);
  });

  it('asks who somebody else is when the copy is not for oneself', () => {
    const procedure = readProcedure('2.000635');
    const asked = mustStill(procedure, afterScan(procedure, { relation: 'child', copyOf: 'birth', registeredAt: 'x' }));
    expect(asked).toEqual(['subjectName', 'subjectBirthDate']);
  });

  it.each([
    ['1.001193', { relation: 'mother', birthProof: 'electronic' }],
    ['1.000656', { relation: 'child', deathProof: 'electronic' }],
    ['2.000635', { relation: 'self' }],
    ['1.004873', { relation: 'self' }],
  ])('%s asks for no paper that the population database makes needless', (code, given) => {
    const procedure = readProcedure(code);
    expect(papers(procedure, afterScan(procedure, given))).toEqual([]);
    expect(papers(procedure, afterScan(procedure, { ...given, lookupFailed: true }))).toContain('identity');
  });

  it('asks residence of civil-status declarations only where there is no identity number', () => {
    const procedure = readProcedure('1.004873');
    const has = (answers: Answers) =>
      visibleQuestions(procedure, answers).some(({ id }) => id === 'applicantResidence');
    expect(has(afterScan(procedure, { relation: 'self' }))).toBe(false);
    expect(has(afterScan(procedure, { relation: 'self', applicantIdNumber: undefined }))).toBe(true);
  });

  it('wants an authority certified only from somebody outside the close family', () => {
    const procedure = readProcedure('2.000635');
    const wanted = (isKin: boolean) =>
      papers(procedure, afterScan(procedure, { relation: 'self', $representative: 'yes', authorityKin: isKin }));
    expect(wanted(true)).toEqual(['authority']);
    expect(wanted(false)).toEqual(['authority-certified']);
  });

  it.each([
    ['child', 'a1'],
    ['hiv', 'b1'],
    ['single-parent', 'c1'],
    ['elderly', 'd1'],
    ['disability', 'e1'],
    ['cared-for', 'k3'],
    ['household', 'h2'],
    ['carer', 'n2'],
  ])('leads a %s to that one form of monthly assistance', (kind, prefix) => {
    const procedure = readProcedure('1.001776');
    const shown = visibleQuestions(procedure, afterScan(procedure, { kind, whose: 'self' })).map(
      ({ section }) => section.id,
    );
    const forms = new Set(shown.filter((id) => /^[a-z]\d/.test(id)).map((id) => id.slice(0, 2)));
    expect([...forms]).toEqual([prefix]);
  });

  it('spares children under six the table of daily activities', () => {
    const procedure = readProcedure('1.001699');
    const asks = (year: string) =>
      visibleQuestions(procedure, {
        ...facts,
        request: 'first',
        whose: 'other',
        subjectBirthDate: { iso: year, precision: 'year' },
      }).some(({ id }) => id === 'activity-walk');
    expect(asks('2023')).toBe(false);
    expect(asks('1990')).toBe(true);
  });

  it('writes the birth date of a child in words', () => {
    const procedure = readProcedure('1.001193');
    const { answers } = getInterview(procedure, {
      ...facts,
      childBirthDate: { iso: '2026-11-05', precision: 'day' },
    });
    expect(answers['childBirthDateInWords']).toMatch(/năm hai nghìn không trăm hai mươi sáu$/);
  });
});
