import { describe, expect, it } from 'vitest';
import { settleNotes } from '../../../src/core/notes/note.ts';
import type { NoteBody } from '../../../src/core/notes/note.ts';
import type { ResultToHandOver } from '../../../src/core/results/result-to-hand-over.ts';
import { countHamletErrands, findHamletErrands } from '../../../src/core/visit/hamlet-errands.ts';
import { aHamletPack } from '../../fixtures/hamlet-fixtures.ts';
import { aDoor, aNote } from '../../fixtures/notes-fixtures.ts';

const fee = { text: '8.000 đ một bản', dueDong: 8000 };
const result = { dossierId: 'd1', applicantName: 'Hồ Thị Mẫu', fee } as ResultToHandOver;
const pack = aHamletPack({
  results: [result],
  boxes: [{ personName: 'Chị Hoa', deviceName: 'Máy 1', unsent: 3 }],
  envelopes: [{ code: '123456782', state: 'held', holders: ['Chị Hoa'], applicantNames: ['Hồ Thị Mẫu'] }],
});
const handed: NoteBody = {
  type: 'result',
  dossierId: 'd1',
  step: 'handed-over',
  to: { kind: 'applicant', name: 'Hồ Thị Mẫu' },
  how: 'witness',
  witness: 'Lê Văn Mẫu',
};
const settled = (...bodies: readonly NoteBody[]) =>
  settleNotes(bodies.map((body, index) => aNote(`note-${index}`, body, { turn: index + 1 })));
const day = '2026-11-26';

describe('what a visit to a hamlet is for', () => {
  it('is every door that nobody answered, and who was promised that day or before', () => {
    const notes = settled(
      aDoor('h1', { outcome: 'come-back', comeBackOn: day }),
      aDoor('h2', { outcome: 'come-back', comeBackOn: '2026-11-27' }),
      aDoor('h3', { outcome: 'not-home' }),
    );
    const errands = findHamletErrands(pack, notes, day);
    expect(errands.comeBack.map(({ household, on }) => [household.householdId, on])).toEqual([['h1', day]]);
    expect(errands.notHome.map(({ householdId }) => householdId)).toEqual(['h3']);
    expect(errands.notKnocked).toEqual([]);
    expect(countHamletErrands(errands)).toEqual({
      households: 2,
      supplements: 0,
      results: 1,
      fees: 1,
      boxes: 3,
      envelopes: 1,
    });
  });

  it('leaves out a household that is gone, and comes to a door again whose knock was a mistake', () => {
    const gone: NoteBody = {
      type: 'household',
      householdId: 'h1',
      household: { headName: 'x', needs: [] },
      isGone: true,
    };
    const errands = findHamletErrands(pack, settled(gone, aDoor('h2'), aDoor('h2', { outcome: 'not-knocked' })), day);
    expect(errands.notKnocked.map(({ householdId }) => householdId)).toEqual(['h2', 'h3']);
    expect(errands.householdCount).toBe(2);
  });

  it('is a result no more once it was handed over here, and again when that was a mistake', () => {
    expect(findHamletErrands(pack, settled(handed), day).results).toEqual([]);
    const undone = settled(handed, { type: 'result', dossierId: 'd1', step: 'taken-back' });
    expect(findHamletErrands(pack, undone, day).results).toEqual([result]);
  });

  it('is only doors where the pack is of an older gateway', () => {
    const { results: _results, boxes: _boxes, envelopes: _envelopes, ...older } = pack;
    expect(countHamletErrands(findHamletErrands(older, new Map(), day))).toMatchObject({
      results: 0,
      envelopes: 0,
      households: 3,
    });
  });
});
