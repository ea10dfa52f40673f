import { describe, expect, it } from 'vitest';
import { findHandOverFaults, receiverWords } from '../../../src/core/results/result-note.ts';
import type { HandedResult } from '../../../src/core/results/result-note.ts';

const handed: HandedResult = {
  type: 'result',
  dossierId: 'd1',
  step: 'handed-over',
  to: { kind: 'applicant', name: 'Hồ Thị Mẫu' },
  how: 'thumbprint',
  sheetCode: '482109375',
};

describe('a result that is handed over', () => {
  it('names who got it and how that was confirmed', () => {
    expect(findHandOverFaults(handed)).toEqual([]);
    expect(receiverWords(handed)).toBe('Hồ Thị Mẫu; điểm chỉ trên phiếu 482109375');
    const to = { kind: 'representative', name: 'Lê Văn Con', paper: 'giấy ủy quyền' } as const;
    const { sheetCode: _, ...unsigned } = handed;
    const seen: HandedResult = { ...unsigned, to, how: 'witness', witness: 'Trưởng thôn Mẫu' };
    expect(receiverWords(seen)).toBe('Lê Văn Con, nhận thay theo giấy ủy quyền; có Trưởng thôn Mẫu làm chứng');
  });

  it.each([
    [{ to: { kind: 'applicant', name: ' ' } }, 'receiver-missing'],
    [{ to: { kind: 'representative', name: 'Lê Văn Con' } }, 'paper-missing'],
    [{ how: 'sheet', sheetCode: undefined }, 'sheet-missing'],
    [{ how: 'witness', witness: '' }, 'witness-missing'],
  ])('is not written with %j', (changes, fault) => {
    expect(findHandOverFaults({ ...handed, ...changes } as never)).toEqual([fault]);
  });
});
