import { describe, expect, it } from 'vitest';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import type { Answers } from '../../src/core/procedure/procedure.ts';
import { findProblems } from '../../src/core/procedure/find-problems.ts';
import { prefillAnswers } from '../../src/core/procedure/prefill-answers.ts';
import { visibleQuestions } from '../../src/core/procedure/visible-questions.ts';
import { describeDeclarations, run } from './official-items.ts';
import type { OfficialDeclaration } from './official-items.ts';
import { readProcedure } from './read-catalogue.ts';

// Civil-status papers number no line. What stands on one line has the number of its first item.
const parents = ['14', '15', '18', '19', '20', '21', '24', '25'];
const born = [...run('', 1, 7), '9', '12', '13', ...parents, '26', '30'];
const died = [...run('', 1, 8), ...run('', 11, 16), '19'];
const couple = [...run('', 1, 7), '8'];

const declarations: readonly OfficialDeclaration[] = [
  { code: '1.001193', form: 'khai sinh', items: born },
  { code: '1.004772', form: 'khai sinh cho người đã có giấy tờ', items: born },
  { code: '1.004884', form: 'đăng ký lại khai sinh', items: born },
  { code: '1.003583', form: 'khai sinh lưu động', items: born },
  { code: '1.000656', form: 'khai tử', items: died },
  { code: '1.000419', form: 'khai tử lưu động', items: died },
  {
    code: '2.000635',
    form: 'bản sao trích lục',
    items: ['1', ...run('', 3, 9), '12', '13', '15', '19'],
    open: ['2', '14'],
  },
  { code: '1.004873', form: 'tình trạng hôn nhân', items: [...run('', 1, 8), ...run('', 11, 14)] },
  { code: '1.000894', form: 'kết hôn', items: couple },
  { code: '1.000593', form: 'kết hôn lưu động', items: couple },
  {
    code: '1.001022',
    form: 'nhận cha, mẹ, con',
    items: [...run('', 1, 8), ...run('', 11, 16), '19', '20'],
    open: ['21', '22'],
  },
];

describeDeclarations(declarations);

/** What an empty sheet says between its title and its pledge; ` · ` parts what stands on one line. */
function linesOf(code: string): readonly string[] {
  const [sheet] = makeDeclarations(readProcedure(code), { answers: {} });
  return (sheet?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'heading') return [`= ${block.text}`];
    if (block.kind === 'table') return block.rows.map(([label]) => `| ${label}`);
    const parts = block.parts.map((part) => part.label || (part.kind === 'text' ? part.text : ''));
    return [(block.item + parts.join(' · ')).replaceAll(/…+/gu, '…')];
  });
}

const requester = ['Họ, chữ đệm, tên người yêu cầu', 'Ngày, tháng, năm sinh', 'Nơi cư trú', 'Giấy tờ tùy thân'];
const kind = 'Giới tính · Dân tộc · Quốc tịch';
const child = [
  'Họ, chữ đệm, tên',
  'Ngày, tháng, năm sinh · ghi bằng chữ',
  kind,
  'Nơi sinh',
  'Quê quán',
  'Họ, chữ đệm, tên người mẹ',
  'Năm sinh · Dân tộc · Quốc tịch',
  'Nơi cư trú',
  'Giấy tờ tùy thân',
  'Họ, chữ đệm, tên người cha',
  'Năm sinh · Dân tộc · Quốc tịch',
  'Nơi cư trú',
  'Giấy tờ tùy thân',
];
const married = [
  '= Thông tin về Giấy chứng nhận kết hôn của cha, mẹ trẻ (nếu cha, mẹ trẻ đã ĐKKH)',
  'Số · Quyển số · đăng ký ngày · tại',
];
const wantsCopies = 'Đề nghị cấp bản sao · Số lượng: … bản';
const someone = ['Họ, chữ đệm, tên', 'Ngày, tháng, năm sinh', kind, 'Nơi cư trú', 'Giấy tờ tùy thân'];
const related = [...someone.slice(0, 4), 'Giấy khai sinh/Giấy tờ tùy thân'];
const wedding = [
  '| Họ, chữ đệm, tên',
  '| Ngày, tháng, năm sinh',
  '| Dân tộc',
  '| Quốc tịch',
  '| Nơi cư trú',
  '| Giấy tờ tùy thân',
  '| Kết hôn lần thứ mấy',
  wantsCopies,
];

describe('an empty civil-status sheet', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      '1.001193',
      [
        ...requester,
        'Quan hệ với người được khai sinh',
        '= Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:',
        ...child,
        ...married,
        wantsCopies,
      ],
    ],
    [
      '1.004772',
      [
        ...requester,
        'Quan hệ với người được khai sinh',
        '= Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:',
        ...child,
        ...married,
        wantsCopies,
      ],
    ],
    [
      '1.004884',
      [
        ...requester,
        'Quan hệ với người được khai sinh',
        '= Đề nghị cơ quan đăng ký lại khai sinh cho người có tên dưới đây:',
        ...child,
        'Đã đăng ký khai sinh tại · ngày … tháng … năm … · Số · Quyển số',
        wantsCopies,
      ],
    ],
    [
      '1.000656',
      [
        ...requester,
        'Quan hệ với người đã chết',
        '= Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:',
        ...someone.slice(0, 3),
        'Nơi cư trú cuối cùng',
        'Giấy tờ tùy thân',
        'Đã chết vào lúc: … giờ … phút, ngày … tháng … năm …',
        'Nơi chết',
        'Nguyên nhân chết',
        'Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử · do · cấp ngày … tháng … năm …',
        wantsCopies,
      ],
    ],
    [
      '2.000635',
      [
        ...requester.filter((label) => label !== 'Ngày, tháng, năm sinh'),
        'Quan hệ với người được cấp bản sao Trích lục hộ tịch',
        'Đề nghị cơ quan cấp bản sao trích lục … cho người có tên dưới đây',
        ...someone,
        'Đã đăng ký tại · ngày … tháng … năm … · số · Quyển số',
        'Số lượng bản sao yêu cầu cấp: … bản',
      ],
    ],
    [
      '1.004873',
      [
        ...requester,
        'Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân',
        '= Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:',
        ...someone,
        'Tình trạng hôn nhân',
        'Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân',
      ],
    ],
    ['1.000894', wedding],
    ['1.000593', wedding],
    [
      '1.001022',
      [
        ...requester,
        'Quan hệ với người nhận cha/mẹ/con',
        '= Đề nghị cơ quan công nhận người có tên dưới đây:',
        ...related,
        'Là … của người có tên dưới đây',
        ...related,
      ],
    ],
  ])('of %s has the lines of its paper in their order, without numbers', (code, lines) => {
    expect(linesOf(code)).toEqual(lines);
  });

  it.each([
    ['1.003583', '1.001193'],
    ['1.000419', '1.000656'],
    ['1.000593', '1.000894'],
  ])('of %s, taken down at the home, is the sheet of the counter (%s)', (mobile, counter) => {
    expect(linesOf(mobile)).toEqual(linesOf(counter));
    const [taken] = makeDeclarations(readProcedure(mobile), { answers: {} });
    const [handedIn] = makeDeclarations(readProcedure(counter), { answers: {} });
    expect(taken?.pledge).toBe(handedIn?.pledge);
    expect(taken?.title).toBe(handedIn?.title);
    expect(taken?.signatures).toEqual(handedIn?.signatures);
  });

  it('addresses the commune, dates itself and leaves a place to sign', () => {
    for (const { code } of declarations) {
      const [sheet] = makeDeclarations(readProcedure(code), { answers: {} }, { communeName: 'Xã Đakrông' });
      expect(sheet?.addressedTo, code).toBe('Ủy ban nhân dân xã Đakrông');
      expect(sheet?.placeDate, code).toMatch(/^Làm tại: …+, ngày …+ tháng …+ năm …+$/u);
      expect(sheet?.signatures.length, code).toBeGreaterThan(0);
    }
  });

  it('pledges nothing where the pledge was not read in full', () => {
    const unread = ['1.004884', '2.000635'];
    const silent = declarations.filter(({ code }) => readProcedure(code).form?.pledge === undefined);
    expect(silent.map(({ code }) => code)).toEqual(unread);
    for (const code of unread) expect(readProcedure(code).form?.doubts.join(' ')).toMatch(/[Ll]ời cam đoan/u);
  });
});

it.each(['1.000894', '1.000593', '1.003583', '1.000419', '1.001022'])(
  '%s is prepared at home and registered in front of the officer',
  (code) => {
    const { atHome, form, lanes, papers } = readProcedure(code);
    expect(atHome).toMatchObject({ possible: false, because: expect.stringMatching(/công chức/u) });
    expect(form).toBeDefined();
    expect(lanes).toContain('assisted');
    expect(papers.filter(({ declaration }) => declaration === true)).toHaveLength(1);
  },
);

describe('a wedding', () => {
  const procedure = readProcedure('1.000894');
  const today = '2026-11-22';
  const card = (sex: 'female' | 'male', year: string) => ({
    role: 'applicant' as const,
    person: { fullName: 'Hồ Thị Mẫu', sex, birthDate: { iso: year, precision: 'year' as const } },
  });
  const asked = (answers: Answers) => visibleQuestions(procedure, answers, { today }).map(({ id }) => id);

  it('puts the scanned person into the column of their sex and asks for the other side', () => {
    const answers = prefillAnswers(procedure, [card('female', '2004')], {}, { today });
    expect(asked(answers)).toEqual(expect.arrayContaining(['brideSelfName', 'groomName']));
    expect(asked(answers)).not.toContain('brideName');
    expect(asked(prefillAnswers(procedure, [card('male', '2004')], {}, { today }))).toContain('groomSelfName');
  });

  it.each([
    ['female', '2007', []],
    ['female', '2010', [/18 tuổi/u]],
    ['male', '2007', [/20 tuổi/u]],
  ] as const)('warns about the age of a %s born in %s and stops nobody', (sex, year, messages) => {
    const answers = prefillAnswers(procedure, [card(sex, year)], {}, { today });
    const aged = findProblems(procedure, { answers }, { today }).filter(({ code }) => code === 'answer-constraint');
    expect(aged).toEqual(
      messages.map((message) =>
        expect.objectContaining({ message: expect.stringMatching(message), weight: 'warning' }),
      ),
    );
  });
});

describe('people in order of birth', () => {
  const broken = (code: string, answers: Answers) =>
    findProblems(readProcedure(code), { answers }, { today: '2026-11-22' })
      .filter(({ code: problem }) => problem === 'answer-constraint')
      .map(({ questionId }) => questionId);
  const year = (iso: string) => ({ iso, precision: 'year' as const });

  it.each<readonly [string, string, Answers]>([
    [
      '1.001193',
      'motherBirthDate',
      { relation: 'father', childBirthDate: year('2026'), motherBirthDate: year('2026') },
    ],
    [
      '1.004772',
      'fatherBirthDate',
      { relation: 'self', parents: 'both', applicantBirthDate: year('1950'), fatherBirthDate: year('1951') },
    ],
    [
      '1.001022',
      'childBirthDate',
      { kind: 'father-child', isRecogniser: true, applicantBirthDate: year('1999'), childBirthDate: year('1998') },
    ],
    ['1.000656', 'deathDate', { deceasedBirthDate: year('1950'), deathDate: year('1949') }],
  ])('%s asks again about %s', (code, questionId, answers) => {
    expect(broken(code, answers)).toContain(questionId);
  });
});
