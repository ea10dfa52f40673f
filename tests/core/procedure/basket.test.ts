import { describe, expect, it } from 'vitest';
import { mergeInterview, spreadAnswer } from '../../../src/core/procedure/merged-interview.ts';
import { prefillAnswers } from '../../../src/core/procedure/prefill-answers.ts';
import type { RolePerson } from '../../../src/core/procedure/person-answer.ts';
import type { Answers, Procedure } from '../../../src/core/procedure/procedure.ts';
import { requiredPapers } from '../../../src/core/procedure/required-papers.ts';
import { subjectsFromAnswers } from '../../../src/core/procedure/subjects-from-answers.ts';
import { peopleFromAnswers } from '../../../src/core/procedure/people-from-answers.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';

const name = aQuestion({ id: 'name', type: 'text', required: true, means: { of: 'applicant', field: 'fullName' } });
const born = aQuestion({ id: 'born', type: 'date', means: { of: 'applicant', field: 'birthDate' } });
const sexChoices = [
  { value: 'male', label: 'Nam' },
  { value: 'female', label: 'Nữ' },
];

const pension = aProcedure({
  code: '1.014027',
  form: aForm([
    aSection([name, born, aQuestion({ id: 'bank', type: 'text', shared: 'bank-account' })], {
      id: 'person',
      title: 'Người đề nghị',
    }),
    aSection([aQuestion({ id: 'kind', type: 'choice', choices: sexChoices })], { id: 'request', title: 'Đề nghị' }),
  ]),
});
const extract = aProcedureAsking(
  [
    aQuestion({ id: 'requester', type: 'text', means: { of: 'applicant', field: 'fullName' } }),
    aQuestion({ id: 'requesterBorn', type: 'date', required: true, means: { of: 'applicant', field: 'birthDate' } }),
    aQuestion({ id: 'account', type: 'text', shared: 'bank-account', when: { question: 'copies', atLeast: 1 } }),
    aQuestion({ id: 'copies', type: 'number' }),
  ],
  { code: '2.000635' },
);

function pagesOf(procedures: readonly Procedure[], answers: Answers = {}, questionsPerPage = 4): string[][] {
  return mergeInterview(
    procedures.map((procedure) => ({ procedure, answers })),
    { questionsPerPage },
  ).map((page) => page.questions.map(({ visible }) => visible.id));
}

describe('one interview for a basket', () => {
  it('asks what two procedures share once, and sends the answer to both', () => {
    expect(pagesOf([pension, extract])).toEqual([['name', 'born', 'bank'], ['kind'], ['copies']]);
    const [first] = mergeInterview([
      { procedure: pension, answers: {} },
      { procedure: extract, answers: {} },
    ]);
    expect(first?.questions[0]?.places).toEqual([
      { procedureCode: '1.014027', questionId: 'name' },
      { procedureCode: '2.000635', questionId: 'requester' },
    ]);
    expect(first?.questions[1]?.required).toBe(true);
    expect(first).toMatchObject({ pageId: '1.014027/person/name', title: 'Người đề nghị' });
  });

  it('fills pages with a few questions; notes are free and a group stands alone', () => {
    const note = aQuestion({ id: 'note', type: 'note' });
    const group = aQuestion({ id: 'group', type: 'group', questions: [aQuestion({ id: 'member', type: 'text' })] });
    const rest = ['a', 'b', 'c'].map((id) => aQuestion({ id, type: 'text' }));
    expect(pagesOf([aProcedureAsking([name, note, born, group, ...rest])], {}, 2)).toEqual([
      ['name', 'note', 'born'],
      ['group'],
      ['a', 'b'],
      ['c'],
    ]);
  });

  it('keeps questions apart that take different answers', () => {
    const asText = aProcedureAsking(
      [aQuestion({ id: 'bornText', type: 'text', means: { of: 'applicant', field: 'birthDate' } })],
      { code: '9.1' },
    );
    expect(pagesOf([pension, asText])).toEqual([['name', 'born', 'bank'], ['kind'], ['bornText']]);
  });

  it('asks for the newborn and for the deceased apart, and for one deceased once', () => {
    const about = (code: string, id: string, shared?: string) =>
      aProcedureAsking(
        [
          aQuestion({ id, type: 'text', means: { of: 'subject', field: 'fullName' }, ...(shared && { shared }) }),
          aQuestion({ id: `${id}Again`, type: 'text', means: { of: 'subject', field: 'fullName' } }),
        ].slice(0, shared ? 1 : 2),
        { code },
      );
    const birth = about('1.001193', 'childName');
    const death = about('1.000656', 'deceasedName', 'deceased.fullName');
    const burial = about('1.014028', 'buriedName', 'deceased.fullName');
    expect(pagesOf([birth, death, burial])).toEqual([['childName'], ['deceasedName']]);
    expect(spreadAnswer([birth, death, burial], { procedureCode: '1.001193', questionId: 'childName' })).toEqual([
      { procedureCode: '1.001193', questionId: 'childName' },
      { procedureCode: '1.001193', questionId: 'childNameAgain' },
    ]);
    expect(spreadAnswer([birth, death, burial], { procedureCode: '1.014028', questionId: 'buriedName' })).toEqual([
      { procedureCode: '1.014028', questionId: 'buriedName' },
      { procedureCode: '1.000656', questionId: 'deceasedName' },
    ]);
  });

  it('spreads an answer to questions that are still hidden too', () => {
    expect(spreadAnswer([pension, extract], { procedureCode: '2.000635', questionId: 'account' })).toEqual([
      { procedureCode: '2.000635', questionId: 'account' },
      { procedureCode: '1.014027', questionId: 'bank' },
    ]);
    const alone = { procedureCode: '2.000635', questionId: 'copies' };
    expect(spreadAnswer([pension, extract], alone)).toEqual([alone]);
    expect(spreadAnswer([pension], { procedureCode: 'gone', questionId: 'gone' })).toHaveLength(1);
  });
});

describe('papers of a basket', () => {
  it('are listed once, with the strictest need and copies for each dossier', () => {
    const paper = {
      paperId: 'marriage',
      name: 'Giấy chứng nhận kết hôn',
      need: 'photo',
      copies: 1,
      optional: true,
    } as const;
    const one = aProcedure({
      code: '1.1',
      papers: [paper, { paperId: 'form', name: 'Tờ khai', need: 'original', declaration: true }],
    });
    const two = aProcedure({ code: '1.2', papers: [{ ...paper, need: 'compare', originals: 1, optional: false }] });
    const never = aProcedure({ code: '1.3', papers: [{ ...paper, when: { question: '$lane', is: 'online' } }] });
    const basket = [one, two, never].map((procedure) => ({ procedure, answers: { $lane: 'assisted' } }));
    expect(requiredPapers(basket)).toEqual([
      {
        paperId: 'marriage',
        name: 'Giấy chứng nhận kết hôn',
        need: 'compare',
        optional: false,
        originals: 1,
        copies: 2,
        procedureCodes: ['1.1', '1.2'],
      },
    ]);
  });

  it('do not come from a branch that is hidden', () => {
    const questions = [
      aQuestion({ id: 'a', type: 'yes-no' }),
      aQuestion({ id: 'b', type: 'yes-no', when: { question: 'a', is: true } }),
    ];
    const papers = [{ paperId: 'p', name: 'P', need: 'photo', when: { question: 'b', is: true } }] as const;
    const procedure = aProcedureAsking(questions, { papers });
    expect(requiredPapers([{ procedure, answers: { a: false, b: true } }])).toEqual([]);
    expect(requiredPapers([{ procedure, answers: { a: true, b: true } }])).toHaveLength(1);
  });
});

const everyField = aProcedureAsking([
  name,
  born,
  aQuestion({ id: 'sex', type: 'choice', choices: sexChoices, means: { of: 'applicant', field: 'sex' } }),
  aQuestion({
    id: 'sexInWords',
    type: 'choice',
    choices: [
      { value: '1', label: 'Nam' },
      { value: '2', label: 'Nữ' },
    ],
    means: { of: 'subject', field: 'sex' },
  }),
  aQuestion({ id: 'issued', type: 'date', means: { of: 'applicant', field: 'idIssuedOn' } }),
  aQuestion({ id: 'home', type: 'address', means: { of: 'applicant', field: 'address' } }),
  aQuestion({ id: 'homeText', type: 'text', means: { of: 'applicant', field: 'address' } }),
  aQuestion({
    id: 'ethnicity',
    type: 'choice',
    list: 'ethnic-groups',
    means: { of: 'applicant', field: 'ethnicGroupCode' },
  }),
  aQuestion({ id: 'copies', type: 'number', defaultsTo: 1 }),
  aQuestion({ id: 'date', type: 'date', defaultsTo: { today: true } }),
]);
const people: readonly RolePerson[] = [
  {
    role: 'applicant',
    person: { fullName: 'Hồ Thị Mẫu', birthDate: { iso: '1950', precision: 'year' }, sex: 'female' },
  },
  {
    role: 'applicant',
    person: { fullName: 'Không Dùng', idIssuedOn: '2021-04-15', address: { text: 'Bản Mẫu' }, ethnicGroupCode: '23' },
  },
  { role: 'subject', person: { sex: 'male' } },
];

describe('prefilling', () => {
  const filled = prefillAnswers(everyField, people, { copies: 3 }, { today: '2026-11-21T08:00:00+07:00' });

  it('takes each fact in the shape its question wants, from the first person who has it', () => {
    expect(filled).toEqual({
      name: 'Hồ Thị Mẫu',
      born: { iso: '1950', precision: 'year' },
      sex: 'female',
      sexInWords: '1',
      issued: { iso: '2021-04-15', precision: 'day' },
      home: { text: 'Bản Mẫu' },
      homeText: 'Bản Mẫu',
      ethnicity: '23',
      copies: 3,
      date: { iso: '2026-11-21', precision: 'day' },
    });
  });

  it('changes no answer, and leaves a default of today open while nobody says what day it is', () => {
    expect(prefillAnswers(everyField, people, { name: 'Tên đã sửa' })).toMatchObject({ name: 'Tên đã sửa', copies: 1 });
    expect(prefillAnswers(everyField, people, {})).not.toHaveProperty('date');
  });

  it('comes back as the same people', () => {
    expect(peopleFromAnswers(everyField, filled)).toEqual([
      {
        role: 'applicant',
        person: {
          fullName: 'Hồ Thị Mẫu',
          birthDate: { iso: '1950', precision: 'year' },
          sex: 'female',
          idIssuedOn: '2021-04-15',
          address: { text: 'Bản Mẫu' },
          ethnicGroupCode: '23',
        },
      },
      { role: 'subject', person: { sex: 'male' } },
    ]);
  });
});

it('subjects are everybody but applicant and representative, one more for each repeat, hidden ones left out', () => {
  const procedure = aProcedureAsking([
    name,
    aQuestion({ id: 'hasFather', type: 'yes-no' }),
    aQuestion({
      id: 'father',
      type: 'text',
      means: { of: 'father', field: 'fullName' },
      when: { question: 'hasFather', is: true },
    }),
    aQuestion({
      id: 'children',
      type: 'group',
      questions: [aQuestion({ id: 'child', type: 'text', means: { of: 'subject', field: 'fullName' } })],
    }),
  ]);
  const answers = {
    name: 'Hồ Thị Mẹ',
    hasFather: false,
    father: 'Ẩn',
    children: [{ child: 'Bé Một' }, {}, { child: 'Bé Hai' }],
  };
  expect(subjectsFromAnswers(procedure, answers)).toEqual([
    { role: 'subject', person: { fullName: 'Bé Một' } },
    { role: 'subject', person: { fullName: 'Bé Hai' } },
  ]);
});
