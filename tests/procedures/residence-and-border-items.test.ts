import { describe, expect, it } from 'vitest';
import { findProblems } from '../../src/core/procedure/find-problems.ts';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import type { Answers } from '../../src/core/procedure/procedure.ts';
import { requiredPapers } from '../../src/core/procedure/required-papers.ts';
import { visibleQuestions } from '../../src/core/procedure/visible-questions.ts';
import { describeDeclarations, run } from './official-items.ts';
import type { OfficialDeclaration } from './official-items.ts';
import { questionsOf, readProcedure } from './read-catalogue.ts';

const residenceForms = ['1.004222', '1.004194', '1.010041'];
const borderForms = ['1.000110', '1.000094', '1.000080'];

const declarations: readonly OfficialDeclaration[] = [
  { code: '1.004837', form: 'giám hộ', items: [...run('', 1, 7), ...run('', 10, 14), ...run('', 17, 20)] },
  {
    code: '1.004859',
    form: 'thay đổi, cải chính, bổ sung',
    items: [...run('', 1, 9), '12', '13', '14', ...run('', 19, 21)],
  },
  {
    code: '1.000110',
    form: 'khai sinh ở biên giới',
    items: [...run('', 1, 7), '9', ...run('', 12, 15), ...run('', 18, 21), '24', '25', '26', '30'],
  },
  { code: '1.000094', form: 'kết hôn ở biên giới', items: run('', 1, 8) },
  {
    code: '1.000080',
    form: 'nhận cha, mẹ, con ở biên giới',
    items: [...run('', 1, 8), ...run('', 11, 16), '19', '20'],
    open: ['21', '22'],
  },
  {
    code: '1.000689',
    form: 'khai sinh của thủ tục kết hợp',
    sections: /^(who|applicant|child|mother|father|marriage|copies)$/,
    items: [...run('', 1, 7), '9', ...run('', 12, 15), ...run('', 18, 21), '24', '25', '26', '30'],
  },
  {
    code: '1.000689',
    form: 'nhận cha, mẹ, con của thủ tục kết hợp',
    sections: /^(applicant|recogniserRelation|recognised|recogniser)$/,
    items: [...run('', 1, 8), ...run('', 11, 16), '19', '20'],
    open: ['21', '22'],
  },
  // Item 0 is the line "Kính gửi".
  ...residenceForms.map((code) => ({ code, form: 'CT01', items: run('', 1, 11), open: ['0'] })),
  {
    code: '3.000722',
    form: 'tờ khai liên thông',
    items: [
      ...run('A1.', 1, 5),
      ...run('A2.', 1, 4),
      'A3.1',
      ...run('B.', 1, 11),
      ...run('C.', 1, 12),
      ...run('D.', 1, 9),
      ...run('E.', 1, 10),
      ...run('F.', 1, 4),
      ...run('G.', 1, 6),
      ...run('H.', 1, 4),
      ...run('K.', 1, 4),
    ],
  },
];

describeDeclarations(declarations);

function signaturesOf(code: string, answers: Answers): readonly string[] {
  const [sheet] = makeDeclarations(readProcedure(code), { answers }, { today: '2026-11-22' });
  return (sheet?.signatures ?? []).map(({ label }) => label);
}

describe.each(residenceForms)('CT01 for %s', (code) => {
  it('is addressed to the commune police and shows the numbers in squares', () => {
    const [sheet] = makeDeclarations(readProcedure(code), { answers: {} }, { communeName: 'Xã Đakrông' });
    expect(sheet?.addressedTo).toBe('Công an xã Đakrông');
    const squares = sheet?.blocks.flatMap((block) => (block.kind === 'line' ? block.parts : [])) ?? [];
    expect(squares.flatMap((part) => (part.kind === 'squares' ? [part.count] : []))).toEqual([12, 12]);
  });

  it('prints the household members as a table and all eight notes', () => {
    const [sheet] = makeDeclarations(readProcedure(code), { answers: {} });
    expect(sheet?.blocks).toContainEqual(expect.objectContaining({ kind: 'table', item: '11' }));
    for (const note of run('', 1, 8)) expect(sheet?.footnotes.join('\n')).toContain(`(${note})`);
  });

  it('is signed by the declarant only when the sheet is taken to the police', () => {
    expect(signaturesOf(code, { submitWay: 'direct' })).toEqual(['NGƯỜI KÊ KHAI (7)']);
    expect(signaturesOf(code, { submitWay: 'online' })).toEqual([]);
  });

  it.each([
    [{ birthDate: { iso: '2012-05-05', precision: 'day' } }, true],
    [{ birthDate: { iso: '1990-05-05', precision: 'day' } }, false],
    [{ birthDate: { iso: '1990-05-05', precision: 'day' }, limitedCapacity: true }, true],
  ] as const)('has a place for the parent or guardian of %j: %s', (answers, isThere) => {
    const labels = signaturesOf(code, answers);
    expect(labels.includes('Ý KIẾN CỦA CHA HOẶC MẸ HOẶC NGƯỜI GIÁM HỘ (6)')).toBe(isThere);
  });
});

describe('who consents to a registration of permanent residence', () => {
  const head = 'Ý KIẾN CỦA CHỦ HỘ (4)';
  const owner = 'Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP (5)';

  it.each([
    ['own', {}, []],
    ['family', {}, [head, owner]],
    ['family', { underSixWithParents: true }, []],
    ['rented', {}, [head, owner]],
    ['rented', { isHead: true }, [owner]],
    ['religious', {}, [owner]],
    ['care', {}, [head, owner]],
    ['vehicle', {}, [head, owner]],
  ] as const)('for the case %s with %j', (dwellingCase, more, expected) => {
    expect(signaturesOf('1.004222', { dwellingCase, ...more })).toEqual(expected);
  });
});

describe('a stay', () => {
  it('does not end before today', () => {
    const problems = (iso: string) =>
      findProblems(
        readProcedure('1.004194'),
        { answers: { stayUntil: { iso, precision: 'day' } } },
        { today: '2026-11-22' },
      ).filter(({ questionId }) => questionId === 'stayUntil');
    expect(problems('2026-11-21')).toEqual([
      { code: 'answer-constraint', questionId: 'stayUntil', message: expect.stringContaining('hôm nay') },
    ]);
    expect(problems('2026-11-22')).toEqual([]);
  });
});

describe.each(borderForms)('the border procedure %s', (code) => {
  const procedure = readProcedure(code);

  it('says everywhere that nothing of the border rules was read', () => {
    for (const fact of ['sla', 'fee', 'conditions', 'papers', 'legalBasis', 'atHome', 'effectiveTo'])
      expect(procedure.unverified).toContain(fact);
    expect(procedure.papers.filter(({ unverified }) => unverified === undefined)).toEqual([]);
    expect(procedure.form?.status).toBe('partly');
    expect(procedure.sla.value).toBeUndefined();
    expect(procedure.fee.amount).toBeUndefined();
  });

  it('asks the neighbour for no Vietnamese number, but for nationality, residence and a paper of theirs', () => {
    const choose = questionsOf(procedure).find(({ id }) => /^foreign(Parent|Side|Party)$/.test(id));
    const first = choose?.type === 'choice' ? choose.choices?.[0]?.value : undefined;
    const facts = { relation: 'father', applicantSide: 'male', kind: 'father-child', isRecogniser: true };
    const answers: Answers = { ...facts, ...(choose && { [choose.id]: first }) };
    const shown = visibleQuestions(procedure, answers);
    const nationality = shown.find(({ question }) => question.defaultsTo === 'LA');
    const prefix = nationality?.id.replace('ForeignNationality', '') ?? '';
    const required = shown
      .filter(({ id }) => id.startsWith(prefix))
      .flatMap(({ id, required: must }) => (must ? id : []));
    expect(shown.map(({ id }) => id)).not.toContain(`${prefix}IdNumber`);
    for (const end of ['ForeignNationality', 'Residence', 'OtherPaper']) expect(required).toContain(prefix + end);
  });

  it('asks for a translation only with foreign papers', () => {
    const ids = (foreignPapers: boolean) =>
      requiredPapers([{ procedure, answers: { foreignPapers } }]).map(({ paperId }) => paperId);
    expect(ids(true)).toContain('translation');
    expect(ids(false)).not.toContain('translation');
  });
});

describe('linked procedures', () => {
  it.each(['3.000722', '2.002913'])('%s names the offices it serves and what each does', (code) => {
    const { serves = [] } = readProcedure(code);
    expect(serves.length).toBeGreaterThanOrEqual(3);
  });

  it('has no declaration for a death that nobody could read, and says so', () => {
    const procedure = readProcedure('2.002913');
    expect(procedure.form).toBeUndefined();
    expect(procedure.atHome).toMatchObject({ possible: false, because: expect.stringContaining('chưa đọc được') });
  });

  it('says that the declaration of 2026 was not read', () => {
    const { form } = readProcedure('3.000722');
    expect(form?.status).toBe('partly');
    expect(form?.doubts.join(' ')).toContain('01/09/2026');
  });

  it('fills a parent who is the applicant from the applicant, and a father who lives with the mother from her', () => {
    const procedure = readProcedure('3.000722');
    const address = { text: 'Thôn Mẫu, xã Đakrông' };
    const answers: Answers = {
      birthKnown: 'both',
      relation: 'mother',
      applicantIdNumber: '045302000141',
      applicantStay: 'Thường trú',
      applicantAddress: address,
      sameHome: true,
    };
    const value = (id: string) => visibleQuestions(procedure, answers).find((shown) => shown.id === id)?.value;
    expect(value('motherSelfIdNumber')).toBe('045302000141');
    expect(value('fatherSameStay')).toBe('Thường trú');
    expect(value('fatherSameAddress')).toEqual(address);
  });

  it.each(['mother', 'father'] as const)('never asks the name of a %s who is the applicant', (parent) => {
    const answers: Answers = { birthKnown: 'both', relation: parent, applicantName: 'Hồ Mẫu Thử', parentHead: parent };
    const shown = visibleQuestions(readProcedure('3.000722'), answers);
    const asked = shown.filter(({ question }) => question.type !== 'calculated').map(({ id }) => id);
    const other = parent === 'mother' ? 'father' : 'mother';
    const names = asked.filter((id) => /^(mother|father)\w*(Family|Middle|Given)$/.test(id));
    expect(names).toEqual([`${other}Family`, `${other}Middle`, `${other}Given`]);
    const head = parent === 'mother' ? 'headNameMother' : 'headNameFather';
    for (const id of [`${parent}FullName`, head])
      expect(shown.find((each) => each.id === id)?.value).toBe('Hồ Mẫu Thử');
  });

  it('goes on without a telephone, and says what that means', () => {
    const problemsOf = (answers: Answers) =>
      findProblems(readProcedure('3.000722'), { answers }, { today: '2026-11-22' }).filter(
        ({ questionId }) => questionId === 'phone' || questionId === 'birthResult',
      );
    expect(problemsOf({ birthResult: 'commune', phone: '0912000111' })).toEqual([]);
    const [only, ...more] = problemsOf({ birthResult: 'commune' });
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      questionId: 'birthResult',
      weight: 'warning',
      message: expect.stringContaining('người thân'),
    });
  });
});

describe('one interview for a birth and its recognition', () => {
  const sheets = (answers: Answers) => makeDeclarations(readProcedure('1.000689'), { answers });

  it('fills two sheets, each with its own pledge', () => {
    expect(sheets({}).map(({ sheetId }) => sheetId)).toEqual(['birth', 'recognition']);
    expect(new Set(sheets({}).map(({ pledge }) => pledge)).size).toBe(2);
  });

  it.each([
    [{ kind: 'father-child', relation: 'father' }, false],
    [{ kind: 'father-child', relation: 'mother' }, true],
    [{ kind: 'mother-child', relation: 'mother' }, false],
  ] as const)('asks of %j what the applicant is to the recogniser: %s', (answers, isAsked) => {
    const ids = visibleQuestions(readProcedure('1.000689'), answers).map(({ id }) => id);
    expect(ids.includes('relationToRecogniser')).toBe(isAsked);
  });
});

describe('what a guardian and a correction have to bring', () => {
  it.each([
    [{ guardianKind: 'appointed' }, ['appointment']],
    [{ guardianKind: 'natural', severalEligible: false }, ['natural-proof']],
    [{ guardianKind: 'natural', severalEligible: true }, ['natural-proof', 'agreement']],
  ] as const)('a guardian with %j', (given, expected) => {
    const papers = requiredPapers([
      { procedure: readProcedure('1.004837'), answers: { applicantIdNumber: '045158000111', ...given } },
    ]);
    expect(papers.map(({ paperId }) => paperId).filter((id) => id !== 'declaration')).toEqual(expected);
  });

  it('hides the content of a change of ethnic group from whoever refuses sensitive matters', () => {
    const shown = (answers: Answers) =>
      visibleQuestions(readProcedure('1.004859'), { kind: 'xác định lại dân tộc', ...answers }).map(({ id }) => id);
    expect(shown({})).toContain('ethnicContent');
    expect(shown({ $sensitive: 'no' })).not.toContain('ethnicContent');
  });
});
