import { describe, expect, it } from 'vitest';
import { findDefinitionFaults } from '../../../../src/core/definition/check-definition.ts';
import { findAnswerProblems } from '../../../../src/core/procedure/find-answer-problems.ts';
import { parseProcedure } from '../../../../src/core/definition/parse-procedure.ts';
import type { Answers, Procedure } from '../../../../src/core/procedure/procedure.ts';
import { getInterview } from '../../../../src/core/procedure/visible-questions.ts';
import { readXlsform } from '../../../../src/gateway/publishing/xlsform/read-xlsform.ts';
import { writeXlsform } from '../../../../src/gateway/publishing/xlsform/write-xlsform.ts';
import { householdSurvey } from './household-survey.ts';

const options = { today: '2026-11-22' };

function read(bytes: Uint8Array): { readonly procedure: Procedure; readonly codes: readonly string[] } {
  const reading = readXlsform(bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const parsed = parseProcedure(reading.value.procedure);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return { procedure: parsed.value, codes: reading.value.warnings.map(({ code }) => code) };
}

const { procedure, codes } = read(householdSurvey());
const day = (iso: string) => ({ iso, precision: 'day' as const });

function ask(answers: Answers) {
  const { questions, answers: counting } = getInterview(procedure, answers, options);
  const problems = questions.flatMap((question) => findAnswerProblems(question, options));
  return { ids: questions.map(({ id }) => id), answers: counting, problems };
}

const family: Answers = {
  consent: true,
  hh_size: 3,
  head_name: 'Hồ Văn Mẫu',
  roof: '98',
  member: [
    { m_name: 'Hồ Văn Mẫu', m_birth: day('1980-05-01') },
    { m_name: 'Hồ Thị Mẫu', m_birth: day('2015-03-02'), m_school: 'yes', illness: [{ i_days: 3 }, { i_days: 4 }] },
    { m_name: 'Hồ Bé Mẫu', m_birth: day('2024-01-10'), illness: [{ i_days: 2 }] },
  ],
  rice_kg: 120,
  rice_price: 7.5,
};

describe('a household survey written for ODK', () => {
  it('becomes a procedure that may be published', () => {
    expect(findDefinitionFaults(procedure)).toEqual([]);
    expect(procedure).toMatchObject({ code: 'household.survey', version: 2026010101, effectiveFrom: '9999-12-31' });
    expect(procedure.form?.sections.map(({ title }) => title)).toEqual([
      'Khảo sát hộ gia đình',
      'Chuyến thăm',
      'Hộ gia đình',
      'Khảo sát hộ gia đình',
    ]);
  });

  it('asks nothing of a household that did not agree', () => {
    expect(ask({}).ids).toEqual(['today', 'visit_date', 'province', 'consent']);
    expect(ask({ province: '1' }).ids).toContain('commune');
  });

  it('asks by branch, in repeats within repeats too', () => {
    const { ids } = ask(family);
    expect(ids).toContain('roof_other');
    expect(ask({ ...family, roof: '1' }).ids).not.toContain('roof_other');
    // The group inside the group shows its title, and its condition holds for what was in it.
    expect(ids).toContain('house');
    expect(ask({ ...family, hh_size: 0 }).ids).not.toContain('roof');
    const members = getInterview(procedure, family, options).questions.find(({ id }) => id === 'member')?.repeats ?? [];
    expect(members.map((questions) => questions.map(({ question }) => question.id))).toEqual([
      ['m_name', 'm_birth', 'm_age'],
      ['m_name', 'm_birth', 'm_age', 'm_school', 'illness'],
      ['m_name', 'm_birth', 'm_age', 'illness'],
    ]);
  });

  it('calculates over repeats, missing answers and nested ifs', () => {
    const { answers } = ask(family);
    expect(answers).toMatchObject({ rice_income: 900, rice_per_head: 300, members_told: 3, kind: 'khá' });
    expect(answers['sick_days']).toBe(9);
    expect(answers['today']).toEqual(day('2026-11-22'));
    expect(answers['member']).toMatchObject([{ m_age: 46 }, { m_age: 11 }, { m_age: 2 }]);
    expect(ask({ ...family, rice_price: 2 }).answers).toMatchObject({ rice_per_head: 80, kind: 'thiếu ăn' });
    expect(ask({ ...family, rice_price: 2 }).ids).toContain('ended_at');
    expect(ask({ ...family, hh_size: 4 }).ids).toContain('mismatch');
    expect(ask(family).ids).not.toContain('mismatch');
  });

  it('holds answers to the constraints, with the messages of the sheet', () => {
    const messages = (answers: Answers) =>
      ask({ ...family, ...answers }).problems.flatMap(({ message }) => message ?? []);
    expect(messages({})).toEqual([]);
    expect(messages({ hh_size: 31 })).toContain('Từ 1 đến 30 người');
    expect(messages({ hh_size: 2.5 })).toContain('Chỉ nhập số nguyên.');
    expect(messages({ head_name: 'H' })).toEqual(['Tên quá ngắn hoặc quá dài']);
    expect(messages({ assets: ['bike', 'buffalo'] })).toEqual([]);
    expect(messages({ assets: ['bike', 'none'] })).toEqual(['Đã chọn "không có" thì không chọn thứ khác']);
    expect(messages({ member: [{ m_name: 'Hồ Mẫu', m_birth: day('1899-12-31') }] })).toEqual(['Ngày sinh không đúng']);
    expect(messages({ visit_date: day('2026-11-23') })).toEqual(['Ngày đến chưa tới']);
  });

  it('says what of it was not taken over', () => {
    expect([...new Set(codes)].sort()).toEqual([
      'appearance-unsupported',
      'code-changed',
      'column-unsupported',
      'constraint-message-missing',
      'default-used',
      'group-flattened',
      'label-missing',
      'language-unsupported',
      'repeat-count-unsupported',
      'type-ignored',
    ]);
  });

  it('is the same procedure after it was written and read again, with nothing left to remark', () => {
    const again = read(writeXlsform(procedure));
    expect(again.procedure).toEqual(procedure);
    expect(again.codes).toEqual([]);
  });
});
