import { describe, expect, it } from 'vitest';
import type { DeclarationBlock } from '../../../src/core/procedure/declaration.ts';
import { printedNumber } from '../../../src/core/procedure/declaration.ts';
import type { DeclarationOptions, DeclaredDossier } from '../../../src/core/procedure/make-declaration.ts';
import { makeDeclarations } from '../../../src/core/procedure/make-declaration.ts';
import type { Answers, Form, Question } from '../../../src/core/procedure/procedure.ts';
import { declarationText } from '../../fixtures/declaration-text.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';

const day = (iso: string) => ({ iso, precision: 'day' }) as const;

function sheets(form: Form, dossier: DeclaredDossier, options: DeclarationOptions = {}) {
  return makeDeclarations(aProcedure({ form }), dossier, options);
}

function blocksOf(questions: readonly Question[], answers: Answers, options: DeclarationOptions = {}) {
  return sheets(aForm([aSection(questions)]), { answers }, options)[0]!.blocks;
}

/** What a person reads on the lines. */
function linesOf(form: Form, answers: Answers, options: DeclarationOptions = {}): readonly string[] {
  return sheets(form, { answers }, options).flatMap((sheet) =>
    declarationText({ ...sheet, leadSentences: [], signatures: [] })
      .split('\n')
      .slice(1),
  );
}

const noDate = { placeDate: '' } as const;

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

describe('tables', () => {
  const children = aQuestion({
    id: 'children',
    type: 'group',
    officialLabel: 'Các con',
    item: '3',
    questions: [
      aQuestion({ id: 'name', type: 'text', officialLabel: 'Họ và tên' }),
      aQuestion({ id: 'isAlive', type: 'yes-no' }),
      aQuestion({
        id: 'born',
        type: 'date',
        officialLabel: 'Năm sinh',
        when: { question: 'isAlive', is: true },
      }),
    ],
  });

  it('have a row a repeat, hidden members empty, and rows for the pen', () => {
    const answers = {
      children: [
        { name: 'Hồ Văn Thử', isAlive: true, born: { iso: '2019', precision: 'year' } as const },
        { name: 'Hồ Thị Thử', isAlive: false, born: { iso: '2020', precision: 'year' } as const },
      ],
    };
    expect(blocksOf([children], answers)).toEqual([
      {
        kind: 'table',
        item: '3',
        label: 'Các con',
        columns: ['Họ và tên', 'Năm sinh'],
        rows: [
          ['Hồ Văn Thử', '2019'],
          ['Hồ Thị Thử', ''],
          ['', ''],
        ],
      },
    ]);
  });

  it('set neighbouring sections with a column side by side', () => {
    const half = (id: string, column: string) =>
      aSection(
        [
          aQuestion({ id: `${id}Name`, type: 'text', officialLabel: 'Họ, chữ đệm, tên' }),
          aQuestion({ id: `${id}Born`, type: 'date', officialLabel: 'Ngày sinh' }),
        ],
        { id, column },
      );
    const form = aForm([half('bride', 'Bên nữ'), half('groom', 'Bên nam')]);
    const [sheet] = sheets(form, { answers: { brideName: 'Hồ Thị Mẫu', groomBorn: day('1990-01-02') } });
    expect(sheet?.blocks).toEqual([
      {
        kind: 'table',
        item: '',
        label: '',
        columns: ['', 'Bên nữ', 'Bên nam'],
        rows: [
          ['Họ, chữ đệm, tên', 'Hồ Thị Mẫu', ''],
          ['Ngày sinh', '', '02/01/1990'],
        ],
      },
    ]);
  });
});

describe('headings', () => {
  const line = (id: string, item: string) => aQuestion({ id, type: 'text', officialLabel: 'Họ và tên', item });

  it('stand once over alternative sections that fill the same lines', () => {
    const officialTitle = 'II. Người được cấp';
    const form = aForm(
      [
        aSection([line('self', 'II.1')], { id: 'one', officialTitle, when: { question: 'who', is: 'self' } }),
        aSection([line('other', 'II.1')], { id: 'two', officialTitle, when: { question: 'who', is: 'other' } }),
      ],
      noDate,
    );
    expect(linesOf(form, { who: 'other', self: 'A', other: 'B' })).toEqual([officialTitle, 'II.1. Họ và tên: B']);
  });

  it('take their own number off the items under them', () => {
    expect(printedNumber('II.1', 'II. Người được cấp')).toBe('1.');
    expect(printedNumber('II.1', 'Phần II: người được cấp')).toBe('1.');
    expect(printedNumber('II.1', 'III. Khác')).toBe('II.1.');
    expect(printedNumber('10b', 'I. Chung')).toBe('10b.');
    expect(printedNumber('(1)', '')).toBe('(1)');
    expect(printedNumber('', 'I. Chung')).toBe('');
  });
});

describe('the frame of the sheet', () => {
  const form = aForm(
    [
      aSection([aQuestion({ id: 'applicantName', type: 'text', means: { of: 'applicant', field: 'fullName' } })]),
      aSection([aQuestion({ id: 'babyName', type: 'text', officialLabel: 'Họ tên con', item: '1' })], { id: 'baby' }),
      aSection([aQuestion({ id: 'why', type: 'text', officialLabel: 'Lý do', item: '1', unverified: 'mờ' })], {
        id: 'ask',
      }),
    ],
    {
      title: 'Tờ khai',
      addressedTo: 'Ủy ban nhân dân {commune}',
      pledge: 'Tôi cam đoan.',
      footnotes: ['(1) Ghi rõ.'],
      doubts: ['Chú thích chưa đọc được.'],
      sheets: [
        { id: 'first', title: 'Tờ khai một', number: 'Mẫu 1', sections: ['baby'] },
        { id: 'second', title: 'Đơn hai', sections: ['ask'], when: { question: '$lane', is: 'assisted' } },
      ],
      signatures: [
        { role: 'applicant', label: 'Người khai', sheets: ['first'] },
        { role: 'representative', label: 'Người làm thay', when: { question: '$representative', is: 'yes' } },
        { role: 'official', label: 'Xác nhận', sheets: ['second'] },
      ],
    },
  );
  const people: DeclaredDossier = {
    answers: { applicantName: 'Hồ Thị Mâu' },
    lane: 'assisted',
    applicant: { fullName: 'Hồ Thị Mẫu', source: 'card' },
    representative: { person: { fullName: 'Hồ Văn Thử', source: 'typed' }, basis: 'child' },
  };
  const options = { communeName: 'Xã Đakrông', place: 'Đakrông', signedOn: '2026-11-05' };

  it('makes the sheets whose condition holds, each with its sections and places to sign', () => {
    const [first, second] = sheets(form, people, options);
    expect(first).toMatchObject({
      sheetId: 'first',
      title: 'Tờ khai một',
      number: 'Mẫu 1',
      addressedTo: 'Ủy ban nhân dân xã Đakrông',
      pledge: 'Tôi cam đoan.',
      placeDate: 'Đakrông, ngày 05 tháng 11 năm 2026',
      footnotes: ['(1) Ghi rõ.'],
      signatures: [
        { label: 'Người khai', name: 'Hồ Thị Mẫu' },
        { label: 'Người làm thay', name: 'Hồ Văn Thử' },
      ],
    });
    expect(second?.signatures).toEqual([
      { label: 'Người làm thay', name: 'Hồ Văn Thử' },
      { label: 'Xác nhận', name: '' },
    ]);
    expect(second?.doubts).toEqual(['Chú thích chưa đọc được.', '1 – Lý do – mờ']);
    expect(sheets(form, { ...people, lane: 'online' }, options)).toHaveLength(1);
  });

  it('leaves place and date to the pen where nobody says them', () => {
    const placed = (placeDate: string, given: DeclarationOptions) =>
      sheets({ ...form, placeDate }, people, given)[0]?.placeDate;
    expect(placed('Làm tại: …, ngày … tháng … năm 20…', {})).toBe('Làm tại: ………………, ngày ……… tháng ……… năm ………');
    expect(placed('Làm tại: …, ngày … tháng … năm 20…', options)).toBe('Làm tại: Đakrông, ngày 05 tháng 11 năm 2026');
    expect(placed('Ngày … tháng … năm …', options)).toBe('Ngày 05 tháng 11 năm 2026');
    expect(placed('', options)).toBeUndefined();
  });

  it('is empty for a procedure without a form', () => {
    expect(makeDeclarations(aProcedure(), people)).toEqual([]);
  });
});
