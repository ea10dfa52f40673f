import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/citizen/person.ts';
import type { AttachedPaper, Consent, SealedText } from '../../../src/core/dossier/dossier.ts';
import { problemCodes } from '../../../src/core/problem.ts';
import { findProblems } from '../../../src/core/procedure/find-problems.ts';
import type { DraftToCheck } from '../../../src/core/procedure/find-problems.ts';
import { knownFacts } from '../../../src/core/procedure/known-facts.ts';
import { prefillAnswers } from '../../../src/core/procedure/prefill-answers.ts';
import type { Answers } from '../../../src/core/procedure/procedure.ts';
import { getInterview } from '../../../src/core/procedure/visible-questions.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aProcedureAsking, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

const choices = [{ value: 'own', label: 'Nhà riêng' }];

describe('a paper', () => {
  const papers = [
    { paperId: 'form', name: 'Tờ khai', need: 'original', declaration: true },
    { paperId: 'photo', name: 'Giấy chứng sinh', need: 'photo' },
    { paperId: 'original', name: 'Giấy ủy quyền', need: 'original', when: { question: '$representative', is: 'yes' } },
    { paperId: 'extra', name: 'Giấy khác', need: 'photo', optional: true },
  ] as const;
  const procedure = aProcedure({ papers });
  const page = { page: 1, mediaType: 'image/jpeg', partSha256: 'a', partLen: 1, sha256: 'b' } as const;
  const found = (attached: readonly AttachedPaper[], more: Partial<DraftToCheck> = {}) =>
    findProblems(procedure, { answers: {}, papers: attached, ...more });
  const representative = { person: { fullName: 'Hồ Thị Con', source: 'typed' }, basis: 'child' } as const;

  it('that nobody decided about blocks; one that will follow is a task', () => {
    expect(found([])).toEqual([{ code: 'paper-missing', paperId: 'photo' }]);
    expect(found([{ paperId: 'photo', custody: 'later', pages: [] }])).toEqual([
      { code: 'paper-later', paperId: 'photo', weight: 'task' },
    ]);
    expect(found([{ paperId: 'photo', custody: 'photo', pages: [] }])).toMatchObject([{ code: 'paper-missing' }]);
    expect(found([{ paperId: 'photo', custody: 'photo', pages: [page] }])).toEqual([]);
  });

  it('whose original is awaited is a task and never blocks', () => {
    const photo = { paperId: 'photo', custody: 'photo', pages: [page] } as const;
    const awaited = { code: 'paper-original-awaited', paperId: 'original', weight: 'task' };
    expect(found([photo])).toEqual([]);
    expect(found([photo], { representative })).toEqual([awaited]);
    expect(found([photo, { ...photo, paperId: 'original' }], { representative })).toEqual([awaited]);
    expect(found([photo, { paperId: 'original', custody: 'original', pages: [] }], { representative })).toEqual([]);
    expect(found([photo, { paperId: 'original', custody: 'compared', pages: [] }], { representative })).toEqual([]);
  });

  it('is read the same from a sealed text, and not judged where the draft says nothing of papers', () => {
    expect(
      findProblems(procedure, { answers: {}, papers: [{ paperId: 'photo', custody: 'photo', part: 1, page: 1 }] }),
    ).toEqual([]);
    expect(findProblems(procedure, { answers: {} })).toEqual([]);
  });
});

describe('a signature', () => {
  const form = aForm([aSection([])], {
    signatures: [
      { role: 'applicant', label: 'Người đề nghị' },
      { role: 'spouse', label: 'Vợ hoặc chồng', when: { question: '$lane', is: 'assisted' } },
      { role: 'official', label: 'Cán bộ' },
    ],
  });
  const found = (signatories: DraftToCheck['signatories'], lane: 'assisted' | 'online' = 'assisted') =>
    findProblems(aProcedure({ form }), { answers: {}, lane, ...(signatories === undefined ? {} : { signatories }) });

  it('that is missing is a task for a later visit', () => {
    expect(
      found([
        { role: 'applicant', state: 'thumbprint' },
        { role: 'spouse', state: 'missing' },
      ]),
    ).toEqual([{ code: 'signature-missing', role: 'spouse', weight: 'task' }]);
    expect(found([])).toHaveLength(2);
    expect(found([{ role: 'spouse', state: 'screen' }])).toEqual([
      { code: 'signature-missing', role: 'applicant', weight: 'task' },
    ]);
    expect(found(undefined)).toEqual([]);
  });
});

describe('a signature on the online lane', () => {
  it("is the resident's own on the portal, and nothing to wait for here", () => {
    const form = aForm([aSection([])], { signatures: [{ role: 'applicant', label: 'Người đề nghị' }] });
    expect(findProblems(aProcedure({ form }), { answers: {}, lane: 'online', signatories: [] })).toEqual([]);
  });
});

describe('a refused consent to speak of sensitive matters', () => {
  const procedure = aProcedureAsking(
    [
      aQuestion({ id: 'name', type: 'text', required: true }),
      aQuestion({ id: 'cause', type: 'text', required: true, sensitive: true }),
      aQuestion({ id: 'ethnicity', type: 'text', sensitive: true }),
      aQuestion({
        id: 'children',
        type: 'group',
        questions: [aQuestion({ id: 'illness', type: 'text', required: true, sensitive: true })],
      }),
    ],
    {
      consents: [
        { purpose: 'assist', text: 'Đồng ý cho hỏi.' },
        { purpose: 'sensitive', text: 'Đồng ý về điều riêng.', sensitive: true },
      ],
    },
  );
  const given = { given: 'spoken', at: '2026-11-21T08:00:00+07:00', readBy: 'Thử', language: 'vi' } as const;
  const assist: Consent = { ...given, moment: 'ask', purpose: 'assist' };
  const sensitive: Consent = { ...given, moment: 'ask', purpose: 'sensitive' };
  const confirm: Consent = { ...given, moment: 'confirm', purpose: 'confirm' };
  const task = { code: 'answer-missing', questionId: 'cause', weight: 'task' };
  const found = (answers: Answers, consents: readonly Consent[]) =>
    findProblems(procedure, { answers, lane: 'assisted', consents: [...consents, confirm] });

  it('leaves what the form requires to the desk and lets the dossier be sealed', () => {
    expect(found({ name: 'Mẫu' }, [assist])).toEqual([task]);
    expect(found({ name: 'Mẫu', children: [{}] }, [assist])).toEqual([
      task,
      { code: 'answer-missing', questionId: 'children[0].illness', weight: 'task' },
    ]);
    expect(found({}, [assist])).toEqual([{ code: 'answer-missing', questionId: 'name' }, task]);
  });

  it('hides those questions, and brings nothing into them beforehand', () => {
    const facts = knownFacts({ consents: [assist] });
    expect(facts).toMatchObject({ $sensitive: 'no' });
    const { questions, answers } = getInterview(procedure, { ...facts, cause: 'Bệnh' });
    expect(questions.map(({ id }) => id)).toEqual(['name', 'children']);
    expect(answers['cause']).toBeUndefined();
    const defaulted = aProcedureAsking([aQuestion({ id: 'kind', type: 'text', sensitive: true, defaultsTo: 'ill' })], {
      consents: procedure.consents,
    });
    expect(prefillAnswers(defaulted, [], facts)['kind']).toBeUndefined();
    expect(prefillAnswers(defaulted, [], knownFacts({ consents: [assist, sensitive] }))['kind']).toBe('ill');
  });

  it('is not one where it was given, never asked for, or nobody was asked yet', () => {
    expect(found({ name: 'Mẫu' }, [assist, sensitive])).toEqual([{ code: 'answer-missing', questionId: 'cause' }]);
    expect(knownFacts({ consents: [] })).not.toHaveProperty('$sensitive');
    const { consents: _, ...rest } = procedure;
    expect(
      findProblems(
        { ...rest, consents: [] },
        { answers: { name: 'Mẫu' }, lane: 'assisted', consents: [assist, confirm] },
      ),
    ).toEqual([{ code: 'answer-missing', questionId: 'cause' }]);
  });

  it('still stops, at the re-check too, what was written down without it', () => {
    const text: SealedText = {
      ...sealedTextOf(aDraft()),
      lane: 'assisted',
      answers: { name: 'Mẫu', cause: 'Bệnh', $sensitive: 'no' },
      consents: [assist, confirm],
      signatories: [],
      papers: [],
    };
    expect(findProblems(procedure, text)).toEqual([{ code: 'consent-missing', message: 'sensitive' }]);
    expect(findProblems(procedure, { ...text, answers: { name: 'Mẫu' } })).toEqual([task]);
  });
});

describe('consent', () => {
  const procedure = aProcedureAsking([aQuestion({ id: 'ethnicity', type: 'text', sensitive: true })], {
    consents: [
      { purpose: 'assist', text: 'Đồng ý cho hỏi.' },
      { purpose: 'sensitive', text: 'Đồng ý cho ghi dân tộc.', sensitive: true },
      { purpose: 'confirm', text: 'Xác nhận đúng.' },
    ],
  });
  const asked: Consent = {
    moment: 'ask',
    purpose: 'assist',
    given: 'spoken',
    at: '2026-11-21T08:00:00+07:00',
    readBy: 'Nguyễn Văn Thử',
    language: 'vi',
  };
  const confirmed: Consent = { ...asked, moment: 'confirm', purpose: 'confirm', contentSha256: 'now' };
  const codes = (consents: readonly Consent[], answers: Answers = {}, contentSha256 = 'now') =>
    findProblems(procedure, { answers, consents }, { contentSha256 }).map(({ code, message }) =>
      `${code} ${message ?? ''}`.trim(),
    );

  it('is needed per purpose, for sensitive data only once some is recorded', () => {
    expect(codes([confirmed])).toEqual(['consent-missing assist']);
    expect(codes([asked, confirmed])).toEqual([]);
    expect(codes([asked, confirmed], { ethnicity: 'Bru-Vân Kiều' })).toEqual(['consent-missing sensitive']);
  });

  it('to what was read back is always needed and goes stale with the text', () => {
    expect(codes([asked])).toEqual(['confirmation-missing']);
    expect(codes([asked, confirmed], {}, 'changed since')).toEqual(['confirmation-stale']);
    expect(codes([asked, confirmed, { ...confirmed, contentSha256: 'changed since' }], {}, 'changed since')).toEqual(
      [],
    );
  });
});

describe('the people of a draft', () => {
  const questions = [
    aQuestion({ id: 'name', type: 'text', means: { of: 'applicant', field: 'fullName' } }),
    aQuestion({ id: 'born', type: 'date', means: { of: 'applicant', field: 'birthDate' } }),
    aQuestion({ id: 'number', type: 'id-number', means: { of: 'applicant', field: 'idNumber' } }),
    aQuestion({ id: 'motherNumber', type: 'id-number', means: { of: 'mother', field: 'idNumber' } }),
    aQuestion({ id: 'motherBorn', type: 'date', means: { of: 'mother', field: 'birthDate' } }),
    aQuestion({ id: 'home', type: 'address', means: { of: 'applicant', field: 'address' } }),
  ];
  const applicant: Person = {
    fullName: 'Hồ Thị Mẫu',
    birthDate: { iso: '1988-03-05', precision: 'day' },
    sex: 'female',
    idNumber: '045188000123',
    address: { text: 'Xã cũ' },
    source: 'card',
  };
  const found = (answers: Answers, person: Person = applicant) =>
    findProblems(aProcedureAsking(questions), { answers, applicant: person });

  it('may answer otherwise than their card, which warns', () => {
    const agreeing = {
      name: 'HỒ THỊ MẪU',
      born: { iso: '1988', precision: 'year' },
      number: '045188000123',
      home: { text: 'Xã mới' },
    } as const;
    expect(found(agreeing)).toEqual([]);
    expect(found({ ...agreeing, name: 'Hồ Thị Mậu', number: '045188000124' })).toEqual([
      { code: 'card-mismatch', questionId: 'name', weight: 'warning' },
      { code: 'card-mismatch', questionId: 'number', weight: 'warning' },
    ]);
    expect(found({ ...agreeing, name: 'Hồ Thị Khác' }, { ...applicant, source: 'typed' })).toEqual([]);
  });

  it('are warned of a number that says another year of birth', () => {
    expect(found({ motherNumber: '045160000001', motherBorn: { iso: '1961', precision: 'year' } })).toEqual([
      { code: 'card-mismatch', questionId: 'motherNumber', weight: 'warning' },
    ]);
  });

  it('need a name, and a number of twelve digits unless they are foreigners', () => {
    expect(found({}, { fullName: ' ', idNumber: '12', source: 'typed' })).toEqual([
      { code: 'answer-missing', role: 'applicant' },
      { code: 'id-number-invalid', role: 'applicant' },
    ]);
    expect(found({}, { fullName: 'Mẫu', idNumber: 'B123', source: 'typed', noCardBecause: 'foreigner' })).toEqual([]);
  });
});

describe('findProblems', () => {
  it('never throws and knows only known codes, whatever the answers hold', () => {
    const everyType = [
      aQuestion({ id: 'a', type: 'text', means: { of: 'applicant', field: 'fullName' } }),
      aQuestion({ id: 'b', type: 'date', when: { ageOf: 'b', atLeast: 1 } }),
      aQuestion({ id: 'c', type: 'multi-choice', choices }),
      aQuestion({ id: 'd', type: 'address', means: { of: 'applicant', field: 'address' } }),
      aQuestion({ id: 'e', type: 'group', questions: [aQuestion({ id: 'f', type: 'phone' })] }),
      aQuestion({ id: 'g', type: 'calculated', calculation: { calc: 'join', of: ['a', 'b', 'c', 'd'], with: '' } }),
      aQuestion({ id: 'h', type: 'date', means: { of: 'applicant', field: 'birthDate' } }),
      aQuestion({ id: 'i', type: 'choice', choices, means: { of: 'applicant', field: 'sex' } }),
    ];
    const applicant: Person = {
      fullName: 'Mẫu',
      source: 'card',
      birthDate: { iso: '1950', precision: 'year' },
      sex: 'male',
    };
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'h', 'i', 'constructor', '$lane');
    fc.assert(
      fc.property(fc.dictionary(ids, fc.jsonValue()), (answers) => {
        const problems = findProblems(aProcedureAsking(everyType), { answers: answers as Answers, applicant });
        expect(problems.every(({ code }) => problemCodes.includes(code))).toBe(true);
      }),
      { numRuns: propertyRuns(300, 50_000) },
    );
  });
});
