import { describe, expect, it } from 'vitest';
import type { DeskPaper } from '../../../src/core/reception/desk.ts';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import { newAnswerSections } from '../../../src/ui/desk/answer-sections.ts';
import { newPaperGroups } from '../../../src/ui/desk/paper-groups.ts';
import { newSupplementOptions } from '../../../src/ui/desk/supplement-options.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';
import { aDossier } from './office.ts';

const children = aQuestion({
  id: 'children',
  type: 'group',
  item: '3',
  questions: [aQuestion({ id: 'name', type: 'text' }), aQuestion({ id: 'born', type: 'date' })],
});
const procedure: Procedure = aProcedure({
  form: aForm(
    [
      aSection(
        [
          aQuestion({ id: 'note', type: 'note' }),
          aQuestion({ id: 'name', type: 'text', item: '1', officialLabel: 'Họ và tên (viết hoa):', required: true }),
          aQuestion({ id: 'group', type: 'choice', list: 'ethnic-groups', item: '2', unverified: 'Chưa đọc được.' }),
        ],
        { id: 'one', title: 'Người đề nghị' },
      ),
      aSection([children], { id: 'two', title: 'Con' }),
      aSection([aQuestion({ id: 'other', type: 'text' })], {
        id: 'three',
        title: 'Người đại diện',
        when: { question: '$representative', is: 'yes' },
      }),
    ],
    { signatures: [{ role: 'applicant', label: 'Người khai' }] },
  ),
  papers: [
    { paperId: 'birth', name: 'Giấy chứng sinh', need: 'original' },
    { paperId: 'photo', name: 'Ảnh', need: 'photo', optional: true },
  ],
});

function dossierWith(answers: Record<string, never> | object, papers: readonly DeskPaper[] = []) {
  const plain = aDossier();
  return { ...plain, papers, text: { ...plain.text, answers: answers as typeof plain.text.answers } };
}

describe('the answers at the desk', () => {
  it('stand in the sections of the form, with its numbers and words, lists in words', () => {
    const sections = newAnswerSections(dossierWith({ name: 'Hồ Thị Mẫu', group: '22' }), procedure, {
      'ethnic-groups': { '22': 'Bru – Vân Kiều' },
    });
    expect(sections.map((section) => section.title)).toEqual(['Người đề nghị', 'Con']);
    expect(sections[0]?.rows).toMatchObject([
      { item: '1', label: 'Họ và tên (viết hoa)', text: 'Hồ Thị Mẫu' },
      { item: '2', text: 'Bru – Vân Kiều', unverified: 'Chưa đọc được.' },
    ]);
  });

  it('tell questions apart that share one item of the paper form', () => {
    const number = aQuestion({ id: 'number', type: 'text', item: '4', officialLabel: 'Giấy tờ tùy thân' });
    const issued = aQuestion({ id: 'issued', type: 'text', item: '4', officialLabel: 'Giấy tờ tùy thân' });
    const form = aForm([aSection([number, issued])]);
    const [section] = newAnswerSections(dossierWith({}), aProcedure({ form }), {});
    expect(section?.rows.map((row) => row.label)).toEqual(['Giấy tờ tùy thân – number', 'Giấy tờ tùy thân – issued']);
  });

  it('give each repeat a heading and its members a place below it', () => {
    const born = { iso: '2020-05', precision: 'month' };
    const [, section] = newAnswerSections(dossierWith({ children: [{ name: 'Hồ Văn Con', born }] }), procedure, {});
    expect(section?.rows.map(({ heading, depth, text }) => ({ heading, depth, text }))).toEqual([
      { heading: true, depth: 0, text: '' },
      { heading: false, depth: 1, text: 'Hồ Văn Con' },
      { heading: false, depth: 1, text: '05/2020' },
    ]);
  });

  it('hide no answer that this form does not know', () => {
    const sections = newAnswerSections(dossierWith({ fromNewerForm: 'một điều mới' }), procedure, {});
    expect(sections.at(-1)?.rows).toMatchObject([{ label: 'fromNewerForm', text: 'một điều mới' }]);
    expect(newAnswerSections(dossierWith({ name: 'Hồ' }), undefined, {})[0]?.rows[0]?.text).toBe('Hồ');
  });

  it('carry what the re-check found to the answer it is about', () => {
    const dossier = { ...dossierWith({}), findings: [{ code: 'answer-missing', questionId: 'name' }] };
    expect(newAnswerSections(dossier, procedure, {})[0]?.rows[0]?.findings).toEqual(['answer-missing']);
  });
});

describe('the papers at the desk', () => {
  const page = { custody: 'photo', mediaType: 'image/jpeg' } as const;

  it('tell a page that is here from one on its way, and a paper that was never photographed', () => {
    const groups = newPaperGroups(
      dossierWith({}, [
        { paperId: 'birth', page: 1, blobId: 'blob-1', ...page },
        { paperId: 'birth', page: 2, ...page },
        { paperId: 'photo', custody: 'later' },
      ]),
      procedure,
    );
    expect(groups[0]?.pages.map(({ state }) => state)).toEqual(['here', 'on-its-way']);
    expect(groups[1]).toMatchObject({ custody: 'later', pages: [] });
  });

  it('say which page the gateway threw out', () => {
    const dossier = dossierWith({}, [{ paperId: 'birth', page: 1, ...page }]);
    const groups = newPaperGroups(
      { ...dossier, findings: [{ code: 'picture-rejected', paperId: 'birth' }] },
      procedure,
    );
    expect(groups[0]?.pages[0]?.state).toBe('rejected');
  });

  it('list what the procedure wants and the dossier says nothing of, never what it does not want', () => {
    expect(newPaperGroups(dossierWith({}), procedure).map(({ paperId, custody }) => [paperId, custody])).toEqual([
      ['birth', undefined],
      ['photo', undefined],
    ]);
  });

  it('count a paper as compared only when all its pages were', () => {
    const compared = { custody: 'compared', comparedBy: 'Lan', comparedAt: '2026-11-21T08:30:00+07:00' } as const;
    const rows: DeskPaper[] = [
      { paperId: 'birth', page: 1, blobId: 'a', ...compared },
      { paperId: 'birth', page: 2, blobId: 'b', custody: 'photo' },
    ];
    expect(newPaperGroups(dossierWith({}, rows), procedure)[0]?.custody).toBe('photo');
    expect(newPaperGroups(dossierWith({}, rows.slice(0, 1)), procedure)[0]?.custody).toBe('compared');
  });
});

describe('what a supplement may ask for', () => {
  it('are ids the procedure has, each once, the missing ones marked', () => {
    const dossier = dossierWith({ children: [{ name: 'Một' }, { name: 'Hai' }] });
    const options = newSupplementOptions(
      dossier,
      procedure,
      newPaperGroups(dossier, procedure),
      newAnswerSections(dossier, procedure, {}),
    );
    expect(options.map(({ kind, id, isMissing }) => `${kind} ${id}${isMissing ? ' !' : ''}`)).toEqual([
      'paper birth !',
      'paper photo',
      'signature applicant !',
      'answer name !',
      'answer group',
      'answer children',
    ]);
  });
});
