import { describe, expect, it } from 'vitest';
import type { DeclarationBlock } from '../../../src/core/declaration/declaration.ts';
import type { Answers, Question } from '../../../src/core/procedure/procedure.ts';
import { aForm, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { blocksOf, day, linesOf, noDate } from './printed.ts';

describe('a printed line', () => {
  it('carries number, label and answer, and leaves out what only the app asks', () => {
    const form = aForm(
      [
        aSection([
          aQuestion({ id: 'name', type: 'text', officialLabel: 'Họ, chữ đệm, tên', item: '1' }),
          aQuestion({ id: 'helping', type: 'yes-no' }),
          aQuestion({ id: 'born', type: 'date', officialLabel: 'Ngày sinh:', item: '2' }),
        ]),
      ],
      noDate,
    );
    const answers = { name: 'Hồ  Thị Mẫu'.normalize('NFD'), helping: true, born: day('1948-03-02') };
    expect(linesOf(form, answers)).toEqual(['1. Họ, chữ đệm, tên: Hồ Thị Mẫu', '2. Ngày sinh: 02/03/1948']);
  });

  it('keeps the whole paper: what is hidden or open stands there empty', () => {
    const [line] = blocksOf(
      [aQuestion({ id: 'secret', type: 'text', officialLabel: 'Số', item: '1', when: { question: 'x', is: 'y' } })],
      { secret: 'đã ghi rồi ẩn' },
    );
    expect(line).toEqual({
      kind: 'line',
      item: '1',
      parts: [{ kind: 'text', label: 'Số', text: '' }],
      isParagraph: false,
    });
  });

  it('prints alternatives of one number once, with the answer of the one that shows', () => {
    const when = (is: boolean) => ({ question: 'same', is });
    const address = { officialLabel: 'Địa chỉ liên lạc', item: '5' } as const;
    const form = aForm(
      [
        aSection([
          aQuestion({ id: 'same', type: 'yes-no' }),
          aQuestion({ id: 'home', type: 'text', officialLabel: 'Nơi cư trú', item: '4' }),
          aQuestion({
            id: 'copied',
            type: 'calculated',
            calculation: { calc: 'copy', of: 'home' },
            when: when(true),
            ...address,
          }),
          aQuestion({ id: 'other', type: 'text', when: when(false), ...address }),
        ]),
      ],
      noDate,
    );
    const answers = { home: 'Bản Mẫu', other: 'Bản Thử' };
    expect(linesOf(form, { ...answers, same: true })[1]).toBe('5. Địa chỉ liên lạc: Bản Mẫu');
    expect(linesOf(form, { ...answers, same: false })[1]).toBe('5. Địa chỉ liên lạc: Bản Thử');
    expect(linesOf(form, answers)).toEqual(['4. Nơi cư trú: Bản Mẫu', '5. Địa chỉ liên lạc: ……']);
  });

  it('gathers the questions of one number over sections, and stands in the order of the numbers', () => {
    const form = aForm(
      [
        aSection([aQuestion({ id: 'relation', type: 'text', officialLabel: 'Quan hệ', item: '10' })]),
        aSection([aQuestion({ id: 'sex', type: 'text', officialLabel: 'Giới tính', item: '2' })], { id: 'two' }),
        aSection([aQuestion({ id: 'born', type: 'text', officialLabel: 'Ngày sinh', item: '1' })], { id: 'three' }),
        aSection([aQuestion({ id: 'group', type: 'text', officialLabel: 'Dân tộc', item: '2' })], { id: 'four' }),
      ],
      noDate,
    );
    expect(linesOf(form, { sex: 'Nữ', group: 'Bru - Vân Kiều' })).toEqual([
      '1. Ngày sinh: ……',
      '2. Giới tính: Nữ Dân tộc: Bru - Vân Kiều',
      '10. Quan hệ: ……',
    ]);
  });

  it('leaves the order to the form where numbers are not of one kind', () => {
    const question = (item: string) => aQuestion({ id: item, type: 'text', officialLabel: 'Dòng', item });
    const form = aForm([aSection(['7', 'b', 'a', '3'].map(question))], noDate);
    expect(linesOf(form, {}).map((line) => line.split('.')[0])).toEqual(['7', 'b', 'a', '3']);
  });

  it('says a copied choice in its words and copied money as money', () => {
    const form = aForm(
      [
        aSection([
          aQuestion({ id: 'nation', type: 'choice', list: 'nationalities', officialLabel: 'Quốc tịch', item: '1' }),
          aQuestion({
            id: 'again',
            type: 'calculated',
            calculation: { calc: 'first-of', of: ['missing', 'nation'] },
            officialLabel: 'Quốc tịch của con',
            item: '2',
          }),
          aQuestion({ id: 'price', type: 'money', officialLabel: 'Mỗi tháng', item: '3' }),
          aQuestion({
            id: 'year',
            type: 'calculated',
            calculation: { calc: 'product', of: ['price', 12] },
            officialLabel: 'Một năm',
            item: '4',
          }),
        ]),
      ],
      noDate,
    );
    const labels = { nationalities: { LA: 'Lào' } };
    expect(linesOf(form, { nation: 'LA', price: 500_000 }, { labels })).toEqual([
      '1. Quốc tịch: Lào',
      '2. Quốc tịch của con: Lào',
      '3. Mỗi tháng: 500.000 đồng',
      '4. Một năm: 6.000.000 đồng',
    ]);
  });
});

describe('a label with dots', () => {
  const died = 'Đã chết vào lúc: … giờ … phút, ngày … tháng … năm …';
  const form = aForm(
    [
      aSection([
        aQuestion({ id: 'hour', type: 'time', officialLabel: died, item: '1' }),
        aQuestion({ id: 'date', type: 'date', officialLabel: died, item: '1' }),
        aQuestion({ id: 'paper', type: 'text', officialLabel: 'Số … do … cấp ngày …', item: '2' }),
        aQuestion({ id: 'issuer', type: 'text', officialLabel: 'Số … do … cấp ngày …', item: '2' }),
        aQuestion({ id: 'issued', type: 'date', officialLabel: 'Số … do … cấp ngày …', item: '2' }),
        aQuestion({ id: 'copies', type: 'number', unit: 'bản', officialLabel: 'Số lượng: … bản', item: '3' }),
        aQuestion({ id: 'washing', type: 'text', officialLabel: 'rửa mặt, tắm rửa...', item: '4' }),
      ]),
    ],
    noDate,
  );

  it('takes the answers where its dots are', () => {
    const answers = {
      hour: '07:30',
      date: day('2026-11-05'),
      paper: '12/GBT',
      issued: day('2026-11-06'),
      copies: 3,
      washing: 'được',
    };
    expect(linesOf(form, answers)).toEqual([
      '1. Đã chết vào lúc: 07 giờ 30 phút, ngày 05 tháng 11 năm 2026',
      '2. Số 12/GBT do ……………… cấp ngày 06/11/2026',
      '3. Số lượng: 3 bản',
      '4. rửa mặt, tắm rửa...: được',
    ]);
  });

  it('keeps dots for what is not known, down to the day of a date', () => {
    expect(linesOf(form, { date: { iso: '2026-11', precision: 'month' } }).slice(0, 3)).toEqual([
      '1. Đã chết vào lúc: ……… giờ ……… phút, ngày ……… tháng 11 năm 2026',
      '2. Số ……………… do ……………… cấp ngày ………………',
      '3. Số lượng: ……………… bản',
    ]);
  });
});

describe('boxes and squares', () => {
  it('crosses what was chosen and shows every choice', () => {
    const choices = [
      { value: 'a', label: 'Hưởng' },
      { value: 'b', label: 'Thôi hưởng' },
    ];
    const printed = { print: 'boxes', officialLabel: 'Đề nghị', item: '1' } as const;
    const boxes = (answers: Answers, question: Question) =>
      linesOf(aForm([aSection([question])], noDate), answers).join();
    const one = aQuestion({ id: 'q', type: 'choice', choices, other: true, ...printed });
    expect(boxes({ q: 'b' }, one)).toBe('1. Đề nghị: ☐ Hưởng ☒ Thôi hưởng');
    expect(boxes({ q: 'việc khác' }, one)).toBe('1. Đề nghị: ☐ Hưởng ☐ Thôi hưởng ☒ việc khác');
    expect(boxes({}, one)).toBe('1. Đề nghị: ☐ Hưởng ☐ Thôi hưởng');
    const many = aQuestion({ id: 'q', type: 'multi-choice', choices, ...printed });
    expect(boxes({ q: ['a', 'b'] }, many)).toBe('1. Đề nghị: ☒ Hưởng ☒ Thôi hưởng');
    const flag = aQuestion({ id: 'q', type: 'yes-no', ...printed });
    expect(boxes({ q: false }, flag)).toBe('1. Đề nghị: ☐ Có ☒ Không');
  });

  it('gives a digit its square and the pen the rest', () => {
    const part = (question: Question, answers: Answers) => {
      const [line] = blocksOf([question], answers) as [Extract<DeclarationBlock, { kind: 'line' }>];
      return line.parts[0];
    };
    const printed = { print: 'squares', officialLabel: 'Số', item: '1' } as const;
    const idNumber = aQuestion({ id: 'q', type: 'id-number', ...printed });
    expect(part(idNumber, { q: '191234567' })).toEqual({
      kind: 'squares',
      label: 'Số',
      digits: '191234567',
      count: 12,
    });
    const born = aQuestion({ id: 'q', type: 'date', ...printed });
    expect(part(born, { q: day('1948-03-02') })).toMatchObject({ digits: '02031948', count: 8 });
  });
});
