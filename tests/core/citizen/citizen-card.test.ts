import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxCardLength, parseCitizenCard, personFromCard } from '../../../src/core/citizen/citizen-card.ts';
import type { CitizenCard } from '../../../src/core/citizen/citizen-card.ts';
import { isPartialDate } from '../../../src/core/calendar/calendar-date.ts';
import { problemCodes } from '../../../src/core/problem.ts';
import { fuzzRuns, fuzzTimeoutMs, propertyRuns } from '../../fixtures/runs.ts';
import samples from '../../fixtures/citizen-card-samples.json';

function rawOf(sampleId: string): string {
  const sample = samples.vectors.find((vector) => vector.id === sampleId);
  if (sample === undefined) throw new Error(`no sample ${sampleId}`);
  return sample.raw;
}

function cardOf(text: string): CitizenCard {
  const parsed = parseCitizenCard(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
}

function codeOf(text: string): string {
  const parsed = parseCitizenCard(text);
  return parsed.ok ? 'read' : parsed.problem.code;
}

/** Every published sample, with its older key names and prose turned into today's shape. */
const expected: Record<string, Partial<CitizenCard> | string> = {
  'cccd-2021-with-cmnd': { sex: 'female', warnings: ['sex-century-mismatch'] },
  'cccd-2021-ok': {
    idNumber: '045188000123',
    oldIdNumber: '197123456',
    fullName: 'Hồ Thị Mẫu',
    birthDate: { iso: '1988-03-05', precision: 'day' },
    sex: 'female',
    address: 'Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị',
    issuedOn: '2021-04-15',
    extra: [],
    warnings: [],
  },
  'cccd-2021-no-cmnd': {
    fullName: 'Nguyễn Văn Thử',
    birthDate: { iso: '2003-09-19', precision: 'day' },
    sex: 'male',
    extra: [],
    warnings: [],
  },
  'cancuoc-2024-11-fields': { issuedOn: '2024-08-01', extra: ['', '', '', ''], warnings: [] },
  'cancuoc-2025-two-level-address': {
    address: 'Thôn Tà Rụt 1, Tà Rụt, Quảng Trị',
    issuedOn: '2026-03-19',
    warnings: [],
  },
  'cancuoc-duplicated-province': { address: 'Khu phố 3, Đông Hà, Quảng Trị', warnings: [] },
  'cancuoc-child-with-parents': { extra: ['', 'Hồ Văn Cha', 'Hồ Thị Mẹ', ''], warnings: [] },
  'crlf-nul-tail': { issuedOn: '2021-03-11', extra: [], warnings: [] },
  'fullwidth-digits': { idNumber: '044203001234', warnings: [] },
  'nfd-name': { fullName: 'Nguyễn Văn Thử'.normalize('NFC'), warnings: [] },
  'mojibake-latin1': { fullName: 'Nguyễn Văn Thử'.normalize('NFC'), warnings: [] },
  'year-only-dob': { birthDate: { iso: '1940', precision: 'year' }, sex: 'male', warnings: [] },
  'bhyt-card': 'card-is-insurance',
  garbage: 'card-not-recognised',
};

describe('parseCitizenCard, published samples', () => {
  it('covers every sample', () => {
    expect(Object.keys(expected).sort()).toEqual(samples.vectors.map((vector) => vector.id).sort());
  });

  it.each(samples.vectors.map((vector) => [vector.id, vector.raw]))('reads %s', (sampleId, raw) => {
    const want = expected[sampleId];
    if (typeof want === 'string') expect(codeOf(raw)).toBe(want);
    else expect(cardOf(raw)).toMatchObject(want ?? {});
  });

  it('leaves an absent old number absent', () => {
    expect('oldIdNumber' in cardOf(rawOf('cccd-2021-no-cmnd'))).toBe(false);
  });
});

const parts = ['045188000123', '197123456', 'Hồ Thị Mẫu', '05031988', 'Nữ', 'Thôn A, La Lay, Quảng Trị', '15042026'];
function withPart(index: number, text: string): string {
  return parts.with(index, text).join('|');
}

describe('parseCitizenCard, what people scan besides', () => {
  it.each([
    ['', 'card-not-recognised'],
    ['|||||||', 'card-not-recognised'],
    ['https://example.invalid/x|y', 'card-not-recognised'],
    ['045188000123', 'card-not-recognised'],
    ['045188000123|197123456|Hồ Thị', 'card-damaged'],
    [parts.slice(0, 6).join('|'), 'card-damaged'],
    [withPart(2, ''), 'card-damaged'],
    [withPart(4, 'x'), 'card-damaged'],
    [withPart(0, '04518800012'), 'card-id-invalid'],
    [withPart(0, '04518800012O'), 'card-id-invalid'],
    [withPart(0, '0451880001234'), 'card-id-invalid'],
    [withPart(3, '31021988'), 'card-date-invalid'],
    [withPart(3, ''), 'card-date-invalid'],
    [withPart(3, '05030000'), 'card-date-invalid'],
    [withPart(3, '05001988'), 'card-date-invalid'],
    ['0123456789|4e677579e1bb856e|02/06/1950|1|51545254|45 - 001|01/01/2026|-', 'card-is-insurance'],
    ['045188000123|4e677579e1bb856e|02/06/1950|1|51545254|45 - 001|01/01/2026|-', 'card-is-insurance'],
    ['x'.repeat(maxCardLength + 1), 'card-too-long'],
  ])('answers %j with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('reads a card whose missing old number has one separator too many, and one where it was left out', () => {
    const triple = cardOf(['045188000123', '', '', ...parts.slice(2)].join('|'));
    const without = cardOf([parts[0], ...parts.slice(2)].join('|'));
    for (const card of [triple, without]) {
      expect(card).toMatchObject({ fullName: 'Hồ Thị Mẫu', birthDate: { iso: '1988-03-05' }, issuedOn: '2026-04-15' });
      expect(card.oldIdNumber).toBeUndefined();
    }
  });

  it('repairs letters misread as Windows-1252 too', () => {
    expect(cardOf('044203001234||Nguyá»…n VÄƒn Thá»­|19092003|Nam|X|11032021').fullName).toBe('Nguyễn Văn Thử');
  });

  it('never lets compatibility folding touch a name', () => {
    expect(cardOf(withPart(2, 'Hồ Thị Ⅷ')).fullName).toBe('Hồ Thị Ⅷ');
  });

  it('reads dates with separators, years alone and months without a day', () => {
    expect(cardOf(withPart(3, '05/03/1988')).birthDate).toEqual({ iso: '1988-03-05', precision: 'day' });
    expect(cardOf(withPart(3, '1988')).birthDate).toEqual({ iso: '1988', precision: 'year' });
    expect(cardOf(withPart(3, '00031988')).birthDate).toEqual({ iso: '1988-03', precision: 'month' });
  });

  it.each([
    [withPart(0, '045388000123'), 'sex-century-mismatch'],
    [withPart(0, '045189000123'), 'birth-year-mismatch'],
    [withPart(1, '12345'), 'old-number-unreadable'],
    [withPart(6, '99999999'), 'issue-date-unreadable'],
    [withPart(6, '01011980'), 'issued-before-birth'],
    [withPart(5, ''), 'address-missing'],
    [withPart(5, 'Khu phố 3, Quảng Trị, Quảng Trị'), 'address-province-repeated'],
  ])('warns and still reads %s: %s', (text, warning) => {
    expect(cardOf(text).warnings).toEqual([warning]);
  });

  it('collapses a repeated province only on cards issued since the merger', () => {
    const address = 'Tổ 1, Hợp Giang, Cao Bằng, Cao Bằng';
    expect(cardOf(withPart(5, address)).address).toBe('Tổ 1, Hợp Giang, Cao Bằng');
    expect(cardOf(withPart(5, address).replace('15042026', '30062025')).address).toBe(address);
    expect(cardOf(withPart(5, 'Đông Hà, Quảng Trị, Quảng Trị')).address).toBe('Đông Hà, Quảng Trị');
  });
});

describe('parseCitizenCard, anything at all', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(...parts, '', 'Nam', '00001940', 'TE1454512345678', '\u0000', 'Ã', '４４', 'Nữ', '4e67'),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(pieces, { maxLength: 13 }).map((fields) => fields.join('|')),
  );

  it('never throws, and answers with a known problem or a well-formed card', { timeout: fuzzTimeoutMs }, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseCitizenCard(text);
        if (!parsed.ok) {
          expect(problemCodes).toContain(parsed.problem.code);
          return;
        }
        const card = parsed.value;
        expect(card.idNumber).toMatch(/^\d{12}$/);
        expect(card.fullName).toBe(card.fullName.normalize('NFC'));
        expect(isPartialDate(card.birthDate)).toBe(true);
        expect(card.issuedOn ?? '2020-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: fuzzRuns(10_000) },
    );
  });

  it('reads the same card through UTF-8 shown as Latin-1, NFD and a tail of control characters', () => {
    const names = fc.constantFrom('Nguyễn Văn Thử', 'Hồ Thị Mẫu', 'Trần Ứng Ợ', 'Đặng Ỷ');
    fc.assert(
      fc.property(names, fc.constantFrom('', '\r\n', '\u0000', '\n\u0000 '), (name, tail) => {
        const plain = withPart(2, name);
        const latin1 = Array.from(Buffer.from(plain, 'utf8'), (byte) => String.fromCharCode(byte)).join('');
        for (const text of [plain, plain.normalize('NFD'), latin1, latin1 + tail, plain + tail]) {
          expect(cardOf(text)).toEqual(cardOf(plain));
        }
      }),
      { numRuns: propertyRuns(20, 500) },
    );
  });
});

describe('personFromCard', () => {
  it('takes what the card says and nothing it does not', () => {
    expect(personFromCard(cardOf(rawOf('cccd-2021-ok')))).toEqual({
      fullName: 'Hồ Thị Mẫu',
      birthDate: { iso: '1988-03-05', precision: 'day' },
      sex: 'female',
      idNumber: '045188000123',
      oldIdNumber: '197123456',
      idIssuedOn: '2021-04-15',
      address: { text: 'Thôn Làng Cát, Đakrông, Đa Krông, Quảng Trị' },
      source: 'card',
    });
  });
});
