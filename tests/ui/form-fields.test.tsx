// @vitest-environment happy-dom

import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import type { Answers, AnswerValue, Question } from '../../src/core/procedure/procedure.ts';
import { visibleQuestions } from '../../src/core/procedure/visible-questions.ts';
import { boxesFromDate, dateFromBoxes } from '../../src/ui/field/form/date-field.tsx';
import { QuestionField } from '../../src/ui/field/form/question-field.tsx';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { everyType } from './parts/every-type.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const communes = [
  {
    code: '19429',
    name: 'Đakrông',
    fullName: 'Xã Đakrông',
    provinceCode: '44',
    mergedFrom: ['Xã Ba Nang', 'Xã Tà Long'],
  },
  { code: '19333', name: 'Khe Sanh', fullName: 'Xã Khe Sanh', provinceCode: '44', mergedFrom: ['Thị trấn Khe Sanh'] },
];

const provinces = [
  { code: '44', name: 'Tỉnh Quảng Trị' },
  { code: '08', name: 'Tỉnh Tuyên Quang', mergedFrom: ['Tỉnh Hà Giang', 'Tỉnh Tuyên Quang'] },
];

let open: Screen | undefined;
afterEach(() => open?.close());

/** The field alone, with what it answered last. */
async function draw(question: Question, initial?: AnswerValue, problems: readonly Problem[] = []) {
  const answered: { last: AnswerValue | undefined; left: number } = { last: initial, left: 0 };
  const procedure = aProcedureAsking([question]);
  function Field() {
    const [answers, setAnswers] = useState<Answers>(initial === undefined ? {} : { [question.id]: initial });
    const visible = visibleQuestions(procedure, answers)[0];
    return (
      <QuestionField
        question={question}
        fieldId="field"
        required
        value={answers[question.id]}
        onChange={(value) => {
          answered.last = value;
          setAnswers({ [question.id]: value });
        }}
        onLeave={() => {
          answered.left += 1;
        }}
        problems={problems}
        list={(name) => (name === 'ethnic-groups' ? [{ value: '29', label: 'Bru - Vân Kiều' }] : [])}
        {...(visible?.repeats && { repeats: visible.repeats })}
      />
    );
  }
  open = await openScreen(newFakeDevice({ lists: { communes, provinces } }), <Field />);
  return { screen: open, answered };
}

describe('a field of any type', () => {
  it.each(everyType.map((question) => [question.type, question] as const))(
    'has a label for every control, nothing chosen beforehand and no browser memory: %s',
    async (_type, question) => {
      const { screen } = await draw(question);
      const controls = [...screen.place.querySelectorAll<HTMLInputElement>('input, select, textarea')];
      expect(controls.length).toBeGreaterThan(0);
      for (const control of controls) {
        expect(control.labels?.length ?? 0).toBeGreaterThan(0);
        expect(control.checked ?? false).toBe(false);
        const isTyped = !['radio', 'checkbox'].includes(control.type);
        if (isTyped) expect(control.getAttribute('autocomplete')).toBe('off');
      }
    },
  );

  it.each(everyType.filter(({ type }) => type !== 'group').map((question) => [question.type, question] as const))(
    'says its error at the field, linked to what is to be changed: %s',
    async (_type, question) => {
      const { screen } = await draw(question, undefined, [{ code: 'answer-missing' }]);
      const marked = [...screen.place.querySelectorAll('[aria-invalid="true"]')];
      expect(marked.length).toBeGreaterThan(0);
      for (const place of marked) {
        const ids = (place.getAttribute('aria-describedby') ?? '').split(' ');
        const words = ids.map((id) => document.getElementById(id)?.textContent ?? `no ${id}`).join(' ');
        expect(words).toContain('Cần trả lời câu này');
        expect(words).not.toContain('no field');
      }
    },
  );

  it('does not call a warning an error', async () => {
    const { screen } = await draw({ id: 'text', type: 'text', label: 'Tên' }, 'Hồ', [
      { code: 'card-mismatch', weight: 'warning' },
    ]);
    expect(screen.field('input').getAttribute('aria-invalid')).toBe('false');
    expect(screen.text()).toContain('Thẻ có thể đã cũ');
  });

  it('marks what no published source confirmed', async () => {
    const { screen } = await draw({ id: 'text', type: 'text', label: 'Tên', unverified: 'Chưa đọc được mẫu.' });
    expect(screen.text()).toContain('chưa kiểm chứng');
  });
});

describe('text', () => {
  it('is kept in NFC', async () => {
    const { screen, answered } = await draw({ id: 'text', type: 'text', label: 'Tên' });
    await screen.type(screen.field('input'), 'Hồ Thị Mẫu'.normalize('NFD'));
    expect(answered.last).toBe('Hồ Thị Mẫu'.normalize('NFC'));
  });

  it('is no answer when emptied', async () => {
    const { screen, answered } = await draw({ id: 'text', type: 'text', label: 'Tên' }, 'Hồ');
    await screen.type(screen.field('input'), '');
    expect(answered.last).toBeUndefined();
  });

  it('is left once, so that it is saved at once', async () => {
    const { screen, answered } = await draw({ id: 'text', type: 'text', label: 'Tên' });
    await screen.leave(screen.field('input'));
    expect(answered.left).toBe(1);
  });
});

describe('digits and figures', () => {
  it('drop what people type between digits', async () => {
    const { screen, answered } = await draw({ id: 'card', type: 'id-number', label: 'Số' });
    await screen.type(screen.field('input'), '045 148-000.018');
    expect(answered.last).toBe('045148000018');
  });

  it('read a decimal comma', async () => {
    const { screen, answered } = await draw({ id: 'number', type: 'number', label: 'Diện tích' });
    await screen.type(screen.field('input'), '12,5');
    expect(answered.last).toBe(12.5);
  });

  it('show money with its thousands apart and keep the figure', async () => {
    const { screen, answered } = await draw({ id: 'money', type: 'money', label: 'Tiền' });
    await screen.type(screen.field('input'), '1.500.000đ');
    expect(answered.last).toBe(1_500_000);
    expect(screen.field('input').value).toBe('1.500.000');
  });
});

describe('a date in three boxes', () => {
  it.each([
    [
      { day: '', month: '', year: '1948' },
      { iso: '1948', precision: 'year' },
    ],
    [
      { day: '', month: '3', year: '1948' },
      { iso: '1948-03', precision: 'month' },
    ],
    [
      { day: '5', month: '3', year: '1948' },
      { iso: '1948-03-05', precision: 'day' },
    ],
    [{ day: '5', month: '', year: '1948' }, undefined],
    [{ day: '5', month: '3', year: '194' }, undefined],
  ])('means what was filled in: %j', (boxes, date) => {
    expect(dateFromBoxes(boxes)).toEqual(date);
  });

  it('fills its boxes from an answer of any precision', () => {
    expect(boxesFromDate({ iso: '1948-03', precision: 'month' })).toEqual({ day: '', month: '03', year: '1948' });
    expect(boxesFromDate(undefined)).toEqual({ day: '', month: '', year: '' });
  });

  it('takes a whole date typed or pasted into one box', async () => {
    const { screen, answered } = await draw({ id: 'date', type: 'date', label: 'Ngày' });
    await screen.type(screen.field('input'), '05/03/1948');
    expect(answered.last).toEqual({ iso: '1948-03-05', precision: 'day' });
  });

  it('moves on by itself after two digits', async () => {
    const { screen } = await draw({ id: 'date', type: 'date', label: 'Ngày' });
    await screen.type(screen.field('input'), '05');
    expect(document.activeElement).toBe(screen.place.querySelectorAll('input')[1]);
  });
});

describe('choices', () => {
  it("take a word of one's own where the form allows it", async () => {
    const { screen, answered } = await draw(everyType[6]!);
    await screen.tap('Khác (ghi rõ)');
    await screen.type(screen.labelled('Ghi rõ'), 'Bản giấy');
    expect(answered.last).toBe('Bản giấy');
  });

  it('takes no answer for another one while its list is on its way', async () => {
    const coming = {
      id: 'nationality',
      type: 'choice',
      label: 'Quốc tịch',
      list: 'nationalities',
      other: true,
    } as const;
    const { screen, answered } = await draw(coming, 'VN');
    expect(screen.text()).not.toContain('Ghi rõ');
    expect(answered.last).toBe('VN');
  });

  it("keep the form's order whatever the order of ticking", async () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
    const { screen, answered } = await draw({ id: 'many', type: 'multi-choice', label: 'Nhiều', choices });
    await screen.tap('C');
    await screen.tap('A');
    expect(answered.last).toEqual(['a', 'c']);
    await screen.tap('A');
    await screen.tap('C');
    expect(answered.last).toBeUndefined();
  });

  it('answer yes or no with a truth value, saved at once', async () => {
    const { screen, answered } = await draw(everyType[9]!);
    await screen.tap('Không');
    expect(answered).toEqual({ last: false, left: 1 });
  });
});

describe('what a form explains', () => {
  it('stands behind a word that opens it', async () => {
    const { screen } = await draw({ id: 'a', type: 'text', label: 'Tên', help: 'Ghi như trên thẻ.' });
    const help = screen.field<HTMLDetailsElement>('details');
    expect(help.open).toBe(false);
    expect(help.textContent).toBe('Giải thíchGhi như trên thẻ.');
    await screen.close();
    const { screen: plain } = await draw({ id: 'a', type: 'text', label: 'Tên' });
    expect(plain.place.querySelector('details')).toBeNull();
  });
});

describe('an address', () => {
  const question = everyType[12]!;

  it('finds a commune by its former name without accents', async () => {
    const { screen, answered } = await draw(question);
    await screen.type(screen.labelled('Xã, phường, đặc khu'), 'ba nang');
    await screen.tap('Xã Đakrônggồm Xã Ba Nang cũ');
    expect(answered.last).toEqual({ text: 'Xã Đakrông, tỉnh Quảng Trị', communeCode: '19429', provinceCode: '44' });
    await screen.type(screen.labelled('Thôn, đường, số nhà'), 'Thôn Tà Rẹc');
    expect(answered.last).toMatchObject({ text: 'Thôn Tà Rẹc, Xã Đakrông, tỉnh Quảng Trị', detail: 'Thôn Tà Rẹc' });
  });

  it('goes from another province to its commune and hamlet in words, and back', async () => {
    const { screen, answered } = await draw(question);
    await screen.type(screen.labelled('Thôn, đường, số nhà'), 'Xóm 2, xã Mẫu');
    await screen.select(screen.field<HTMLSelectElement>('select'), '08');
    expect(answered.last).toEqual({
      text: 'Xóm 2, xã Mẫu, tỉnh Tuyên Quang',
      detail: 'Xóm 2, xã Mẫu',
      provinceCode: '08',
    });
    expect(screen.text()).toContain('Tỉnh Tuyên Quang (gồm Hà Giang cũ)');
    await screen.type(screen.labelled('xã, phường'), 'Xóm 3, xã Mẫu');
    expect(answered.last).toMatchObject({ text: 'Xóm 3, xã Mẫu, tỉnh Tuyên Quang' });
    await screen.select(screen.field<HTMLSelectElement>('select'), 'here');
    expect(answered.last).toEqual({ text: 'Xóm 3, xã Mẫu', detail: 'Xóm 3, xã Mẫu' });
    await screen.select(screen.field<HTMLSelectElement>('select'), 'whole');
    expect(answered.last).toEqual({ text: 'Xóm 3, xã Mẫu' });
  });

  it('opens where it was left', async () => {
    const { screen } = await draw(question, { text: 'Xóm 2, tỉnh Tuyên Quang', detail: 'Xóm 2', provinceCode: '08' });
    expect(screen.field<HTMLSelectElement>('select').value).toBe('08');
    expect(screen.labelled('xã, phường').value).toBe('Xóm 2');
  });

  it("suggests the successor of a card's old commune and changes nothing until somebody confirms", async () => {
    const card = { text: 'Thôn Tà Rẹc, Ba Nang, Đakrông, Quảng Trị' };
    const { screen, answered } = await draw(question, card);
    expect(screen.text()).toContain('Địa chỉ ghi xã cũ "Xã Ba Nang", nay thuộc Xã Đakrông');
    expect(answered.last).toEqual(card);
    await screen.tap('Đúng xã này');
    expect(answered.last).toMatchObject({ text: 'Thôn Tà Rẹc, Xã Đakrông, tỉnh Quảng Trị', communeCode: '19429' });
  });
});

describe('a group', () => {
  it('adds, fills and takes away its repeats', async () => {
    const { screen, answered } = await draw(everyType[13]!);
    await screen.type(screen.labelled('Tên con'), 'Hồ Văn Bé');
    await screen.tap('Thêm con');
    expect(answered.last).toEqual([{ name: 'Hồ Văn Bé' }, {}]);
    await screen.tap('Bỏ mục 2');
    expect(answered.last).toEqual([{ name: 'Hồ Văn Bé' }]);
  });
});
