import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationText, readBackSentences } from '../../../src/core/dossier/read-back.ts';
import type { ConfirmedDossier } from '../../../src/core/dossier/read-back.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

function aDossier(changes: Partial<ConfirmedDossier> = {}): ConfirmedDossier {
  return {
    dossierId: 'dossier-1',
    procedure: { code: '1.014027', version: 1 },
    lane: 'assisted',
    applicant: {
      fullName: 'Hồ Thị Mẫu',
      birthDate: { iso: '1950', precision: 'year' },
      idNumber: '045150000001',
      source: 'card',
    },
    answers: {},
    ...changes,
  };
}

const housing = [{ value: 'rented', label: 'Nhà thuê' }];
const procedure = aProcedureAsking(
  [
    aQuestion({
      id: 'phone',
      type: 'phone',
      label: 'Gọi số nào?',
      officialLabel: 'Số điện thoại',
      means: { of: 'applicant', field: 'phone' },
    }),
    aQuestion({ id: 'housing', type: 'choice', label: 'Nhà ở thế nào?', choices: housing }),
    aQuestion({ id: 'ethnicity', type: 'choice', label: 'Dân tộc', list: 'ethnic-groups', sensitive: true }),
    aQuestion({ id: 'income', type: 'money', label: 'Thu nhập' }),
    aQuestion({ id: 'alone', type: 'yes-no', label: 'Sống một mình?' }),
    aQuestion({ id: 'hidden', type: 'text', when: { question: 'alone', is: true } }),
    aQuestion({
      id: 'wants',
      type: 'multi-choice',
      label: 'Muốn',
      choices: [
        { value: 'a', label: 'Một' },
        { value: 'b', label: 'Hai' },
      ],
    }),
    aQuestion({
      id: 'children',
      type: 'group',
      label: 'Người con',
      questions: [aQuestion({ id: 'born', type: 'date', label: 'Sinh ngày' })],
    }),
  ],
  { name: 'Hưởng trợ cấp hưu trí xã hội', code: '1.014027' },
);
const answers = {
  phone: '0912345678',
  housing: 'rented',
  ethnicity: '23',
  income: 1_500_000,
  alone: false,
  hidden: 'còn lại từ nhánh khác',
  wants: ['a', 'b'],
  children: [{ born: { iso: '1988-03-05', precision: 'day' } }, {}],
} as const;
const labels = { 'ethnic-groups': { '23': 'Bru-Vân Kiều' } };

describe('the read-back', () => {
  it('says what was answered in the words of the declaration, and nothing hidden or open', () => {
    const sentences = readBackSentences([{ procedure, dossier: aDossier({ answers }) }], { labels });
    expect(sentences.map(({ text }) => text)).toEqual([
      'Thủ tục: Hưởng trợ cấp hưu trí xã hội.',
      'Người yêu cầu: Hồ Thị Mẫu, sinh 1950, số định danh 045150000001.',
      'Số điện thoại: 0912345678.',
      'Nhà ở thế nào: Nhà thuê.',
      'Dân tộc: Bru-Vân Kiều.',
      'Thu nhập: 1.500.000 đồng.',
      'Sống một mình: Không.',
      'Muốn: Một, Hai.',
      'Người con 1, Sinh ngày: 05/03/1988.',
    ]);
    expect(sentences.filter(({ sensitive }) => sensitive).map(({ questionId }) => questionId)).toEqual(['ethnicity']);
  });

  it('says a fact shared by two procedures once, unless the answers differ', () => {
    const second = { ...procedure, code: '2.000635', name: 'Bản sao trích lục' };
    const said = (phone: string) =>
      readBackSentences([
        { procedure, dossier: aDossier({ answers: { phone: '0912345678' } }) },
        { procedure: second, dossier: aDossier({ dossierId: 'dossier-2', answers: { phone } }) },
      ])
        .filter(({ procedureCode }) => procedureCode === '2.000635')
        .map(({ text }) => text);
    expect(said('0912345678')).toEqual(['Thủ tục: Bản sao trích lục.']);
    expect(said('0987654321')).toEqual(['Thủ tục: Bản sao trích lục.', 'Số điện thoại: 0987654321.']);
  });

  it('names the representative', () => {
    const representative = { person: { fullName: 'Hồ Thị Con', source: 'typed' }, basis: 'child' } as const;
    const texts = readBackSentences([{ procedure, dossier: aDossier({ representative }) }]).map(({ text }) => text);
    expect(texts).toContain('Người đại diện: Hồ Thị Con.');
  });
});

describe('the text a confirmation is bound to', () => {
  const text = confirmationText([aDossier({ answers })]);

  it('is the same for any order of keys and dossiers, any Unicode spelling, and without the app’s own facts', () => {
    const reversed = Object.fromEntries(Object.entries({ ...answers, $today: '2026-11-21', open: ' ' }).toReversed());
    expect(confirmationText([aDossier({ answers: reversed })])).toBe(text);
    const decomposed = JSON.parse(JSON.stringify(aDossier({ answers })).normalize('NFD')) as ConfirmedDossier;
    expect(confirmationText([decomposed])).toBe(text);
    const other = aDossier({ dossierId: 'dossier-2' });
    expect(confirmationText([other, aDossier({ answers })])).toBe(confirmationText([aDossier({ answers }), other]));
  });

  it('survives being sealed as JSON and opened again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const dossier = aDossier({ answers: extra as ConfirmedDossier['answers'] });
        const opened = JSON.parse(JSON.stringify(dossier)) as ConfirmedDossier;
        expect(confirmationText([opened])).toBe(confirmationText([dossier]));
      }),
      { numRuns: propertyRuns(300, 20_000) },
    );
  });

  it('changes with any answer, person or procedure', () => {
    const changed = [
      aDossier({ answers: { ...answers, housing: 'own' } }),
      aDossier({ answers, applicant: { fullName: 'Hồ Thị Mậu', source: 'card' } }),
      aDossier({ answers, procedure: { code: '1.014027', version: 2 } }),
      aDossier({ answers, dossierId: 'dossier-2' }),
      aDossier({ answers, representative: { person: { fullName: 'Hồ Thị Con', source: 'typed' }, basis: 'child' } }),
    ].map((dossier) => confirmationText([dossier]));
    expect(new Set([text, ...changed]).size).toBe(changed.length + 1);
  });
});
