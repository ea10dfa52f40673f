import { describe, expect, it } from 'vitest';
import { consentsToAsk, lanesOf, mayConcernApplicant, proposeHamlet } from '../../src/ui/field/begin-rules.ts';
import { communesByAddress, communesByTyping } from '../../src/ui/field/form/suggest-communes.ts';
import { aProcedure, aProcedureAsking } from '../fixtures/procedure-fixtures.ts';

const consent = { moment: 'ask', purpose: 'assist', given: 'spoken', at: '', readBy: '', language: 'vi' } as const;

describe('before the first question', () => {
  it('every consent that is not given yet is asked once, the confirmation not yet', () => {
    const consents = [
      { purpose: 'assist', text: 'Ghi.' },
      { purpose: 'sensitive', text: 'Nhạy cảm.', sensitive: true },
      { purpose: 'confirm', text: 'Đúng.' },
    ];
    const procedures = [aProcedure({ consents }), aProcedure({ consents })];
    expect(consentsToAsk(procedures, [consent]).map(({ purpose }) => purpose)).toEqual(['sensitive']);
    expect(consentsToAsk(procedures, []).map(({ purpose }) => purpose)).toEqual(['assist', 'sensitive']);
  });

  it('only a lane that every procedure has is offered', () => {
    const both = aProcedure({ lanes: ['online', 'assisted'] });
    expect(lanesOf([both])).toEqual(['assisted', 'online']);
    expect(lanesOf([both, aProcedure({ lanes: ['assisted'] })])).toEqual(['assisted']);
  });

  it("a birth or a death is never the applicant's own", () => {
    const about = [{ id: 'n', type: 'text', label: 'Tên', means: { of: 'subject', field: 'fullName' } } as const];
    expect(mayConcernApplicant([aProcedureAsking(about, { lifeEvents: ['disability'] })])).toBe(true);
    expect(mayConcernApplicant([aProcedureAsking(about, { lifeEvents: ['birth'] })])).toBe(false);
    expect(mayConcernApplicant([aProcedure()])).toBe(false);
  });

  it("the hamlet is today's, else the card's, else that of an earlier day", () => {
    const at = (day: string, hamlet: string) => ({
      startedAt: `${day}T08:00:00+07:00`,
      place: { communeCode: '', hamlet },
    });
    const living = (text: string) => ({ fullName: 'Hồ Thị Mẫu', source: 'card' as const, address: { text } });
    const earlier = [at('2026-11-20', 'Thôn Cu Pua')];
    const card = living('Thôn Làng Cát, Đakrông, Quảng Trị');
    expect(proposeHamlet(card, [at('2026-11-21', 'Bản Chùa'), ...earlier], '2026-11-21')).toBe('Bản Chùa');
    expect(proposeHamlet(card, earlier, '2026-11-21')).toBe('Thôn Làng Cát');
    expect(proposeHamlet(living('Đakrông, Quảng Trị'), earlier, '2026-11-21')).toBe('Thôn Cu Pua');
    expect(proposeHamlet(undefined, [], '2026-11-21')).toBe('');
  });
});

describe('communes of today', () => {
  const communes = [
    { code: '1', name: 'Đakrông', mergedFrom: ['Xã Ba Nang', 'Xã Tà Long'] },
    { code: '2', name: 'Quảng Trị', mergedFrom: ['Phường 1'] },
    { code: '3', name: 'Tà Rụt', mergedFrom: ['Xã A Vao'] },
  ];
  const codes = (found: readonly { readonly commune: { readonly code: string } }[]) =>
    found.map(({ commune }) => commune.code);

  it.each([
    ['dakrong', ['1']],
    ['ta', ['3', '1']],
    ['ba nang', ['1']],
    ['', []],
    ['khong co', []],
  ])('are found by typing "%s"', (typed, expected) => {
    expect(codes(communesByTyping(communes, typed))).toEqual(expected);
  });

  it("begin with this phone's own, before anything is typed", () => {
    expect(codes(communesByTyping(communes, '', '2'))).toEqual(['2']);
    expect(codes(communesByTyping(communes, 'ta', '2'))).toEqual(['3', '1']);
  });

  it.each([
    ['Thôn Tà Rẹc, Ba Nang, Đakrông, Quảng Trị', ['1']],
    ['Thôn Đá Bàn, Xã Tà Rụt, Quảng Trị', ['3']],
    ['Khu phố 2, Phường Quảng Trị, Quảng Trị', ['2']],
    ['Phố Huế, Hai Bà Trưng, Hà Nội', []],
    ['', []],
  ])('are suggested by the address "%s"', (address, expected) => {
    expect(codes(communesByAddress(communes, address))).toEqual(expected);
  });
});
