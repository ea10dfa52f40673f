/** A form as long as the longest of the province: sixty questions, three of them repeats, with what real ones have. */

import type { Answers, AnswerValue, Procedure, Question, Section } from '../../src/core/procedure/procedure.ts';

const sections = 10;
const questionsASection = 6;
const repeats = 4;
const choices = ['một', 'hai', 'ba'].map((label, at) => ({ value: String(at), label: `Trường hợp ${label}` }));

/** Ten sections of six questions; the third, sixth and ninth end with a repeat of five members. */
export const longForm: Procedure = {
  code: '9.000060',
  version: 1,
  effectiveFrom: '2026-01-01',
  graceDays: 30,
  name: 'Thủ tục có tờ khai dài',
  shortName: 'Tờ khai dài',
  aliases: [],
  sector: 'Lĩnh vực mẫu',
  level: 'Cấp xã',
  agency: 'Ủy ban nhân dân cấp xã',
  receivedBy: 'commune',
  lifeEvents: ['other'],
  priority: 1,
  atHome: { possible: true },
  lanes: ['assisted'],
  sla: { value: 3, unit: 'working-day', text: '3 ngày làm việc' },
  fee: { text: 'Không quy định' },
  conditions: [],
  legalBasis: [],
  papers: [],
  consents: [],
  form: {
    title: 'Tờ khai dài',
    issuedBy: 'Văn bản mẫu',
    sections: Array.from({ length: sections }, (_, at) => newSection(at)),
    signatures: [],
    status: 'partly',
    doubts: [],
  },
  sources: [{ title: 'Văn bản mẫu' }],
  unverified: [],
  notes: [],
};

/** Everything answered, four times each repeat: what a change then has to be weighed against. */
export const longAnswers: Answers = Object.fromEntries(
  longForm
    .form!.sections.flatMap((section) => section.questions)
    .filter(({ type }) => type !== 'calculated')
    .map((question) => [question.id, answerOf(question)]),
);

function newSection(at: number): Section {
  const hasRepeat = at % 3 === 2;
  const plain = Array.from({ length: questionsASection - (hasRepeat ? 1 : 0) }, (_, index) => newQuestion(at, index));
  return { id: `s${at}`, title: `Phần ${at + 1}`, questions: hasRepeat ? [...plain, newRepeat(at)] : plain };
}

function newQuestion(section: number, at: number): Question {
  const id = `s${section}q${at}`;
  const common = { id, label: `Câu hỏi số ${section + 1}.${at + 1}`, officialLabel: `Mục ${section + 1}.${at + 1}` };
  const earlier = `s${Math.max(0, section - 1)}q1`;
  switch (at) {
    case 0:
      return { ...common, type: 'text', required: true, maxLength: 200 };
    case 1:
      return { ...common, type: 'choice', choices, required: true };
    case 2:
      return { ...common, type: 'number', min: 0, when: { question: earlier, isOneOf: ['0', '1'] } };
    case 3:
      return { ...common, type: 'date', required: { question: earlier, is: '0' } };
    case 4:
      return {
        ...common,
        type: 'long-text',
        constraints: [{ must: { compare: { calc: 'length', of: id }, atMost: 900 }, message: 'Dài quá.' }],
      };
    default:
      return {
        ...common,
        type: 'calculated',
        calculation: { calc: 'sum', of: [`s${section}q2`, `s${Math.max(0, section - 1)}q2`] },
      };
  }
}

function newRepeat(section: number): Question {
  const id = `s${section}group`;
  return {
    id,
    type: 'group',
    label: `Danh sách ${section + 1}`,
    min: 1,
    max: 10,
    questions: [
      { id: `${id}Name`, type: 'text', label: 'Họ và tên', required: true },
      { id: `${id}Born`, type: 'date', label: 'Ngày sinh', required: true },
      { id: `${id}Kind`, type: 'choice', label: 'Thuộc trường hợp', choices },
      { id: `${id}Money`, type: 'money', label: 'Số tiền', when: { question: `${id}Kind`, is: '0' } },
      { id: `${id}Age`, type: 'calculated', label: 'Tuổi', calculation: { calc: 'age-years', of: `${id}Born` } },
    ],
  };
}

function answerOf(question: Question): AnswerValue {
  switch (question.type) {
    case 'number':
    case 'money':
      return 12;
    case 'date':
      return { iso: '1970-05-01', precision: 'day' };
    case 'choice':
      return '0';
    case 'group': {
      const members = question.questions.filter(({ type }) => type !== 'calculated');
      const one = Object.fromEntries(members.map((member) => [member.id, answerOf(member)]));
      return Array.from({ length: repeats }, () => one);
    }
    default:
      return 'Hồ Thị Mẫu';
  }
}
