import { describe, expect, it } from 'vitest';
import type { DeclarationBlock } from '../../../src/core/declaration/declaration.ts';
import { printedNumber } from '../../../src/core/declaration/declaration.ts';
import { gatherMatrices } from '../../../src/core/declaration/gather-matrices.ts';
import type { DeclarationOptions, DeclaredDossier } from '../../../src/core/declaration/make-declaration.ts';
import { makeDeclarations } from '../../../src/core/declaration/make-declaration.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { blocksOf, day, linesOf, noDate, sheets } from './printed.ts';

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

describe('a matrix', () => {
  const choices = ['Được', 'Cần giúp', 'Không'].map((label) => ({ label, isChecked: label === 'Được' }));
  const line = (item: string, count = 3): DeclarationBlock => ({
    kind: 'line',
    item,
    parts: [{ kind: 'boxes', label: `Việc ${item}`, choices: choices.slice(0, count) }],
    isParagraph: false,
  });

  it('gathers lines that ask the same choices, and leaves the others as they are', () => {
    const heading: DeclarationBlock = { kind: 'heading', text: 'II' };
    const checked = [true, false, false];
    expect(gatherMatrices([heading, line('1'), line('2'), line('3'), line('4', 2), line('5')])).toEqual([
      heading,
      {
        kind: 'matrix',
        choices: ['Được', 'Cần giúp', 'Không'],
        rows: ['1', '2', '3'].map((item) => ({ item, label: `Việc ${item}`, checked })),
      },
      line('4', 2),
      line('5'),
    ]);
  });

  it('is not made of two lines, or of two choices', () => {
    const few = [line('1'), line('2'), line('3', 2), line('4', 2), line('5', 2)];
    expect(gatherMatrices(few)).toEqual(few);
  });
});
