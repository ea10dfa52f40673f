import { describe, expect, it } from 'vitest';
import { findFeeAtHandOver } from '../../../src/core/money/fee-at-hand-over.ts';
import type { ProcedureFee } from '../../../src/core/money/fee-item.ts';

const copies: ProcedureFee = {
  text: '8.000 đ một bản',
  items: [{ itemId: 'copies', name: 'Bản sao', per: 'copy', amountDong: 8000 }],
};
const setElsewhere: ProcedureFee = {
  text: 'HĐND tỉnh quy định',
  items: [{ itemId: 'registration', name: 'Lệ phí', per: 'case', setBy: 'HĐND tỉnh' }],
};
const free: ProcedureFee = {
  text: 'Không thu',
  items: [{ itemId: 'fee', name: 'Lệ phí', per: 'case', amountDong: 0 }],
};
const asked = { lane: 'assisted', groups: [], counts: { copies: 3 } } as const;
const unpaid = { paidDong: 0, isExempt: false };

describe('the fee at hand-over', () => {
  it('is what it comes to less what was paid, at the desk or at the door', () => {
    expect(findFeeAtHandOver(copies, asked, unpaid)).toEqual({ text: copies.text, dueDong: 24_000 });
    expect(findFeeAtHandOver(copies, asked, { ...unpaid, paidDong: 8000 })?.dueDong).toBe(16_000);
    expect(findFeeAtHandOver(copies, asked, { ...unpaid, paidDong: 24_000 })).toBeUndefined();
  });

  it('is nothing where the desk wrote an exemption, or the procedure takes none or says nothing that can be reckoned', () => {
    expect(findFeeAtHandOver(copies, asked, { ...unpaid, isExempt: true })).toBeUndefined();
    expect(findFeeAtHandOver(free, asked, unpaid)).toBeUndefined();
    expect(findFeeAtHandOver({ text: 'Theo biểu giá' }, asked, unpaid)).toBeUndefined();
  });

  it('is not guessed where the sum is not known: asked for until something was paid', () => {
    expect(findFeeAtHandOver(setElsewhere, asked, unpaid)).toEqual({ text: 'HĐND tỉnh quy định' });
    expect(findFeeAtHandOver(setElsewhere, asked, { ...unpaid, paidDong: 5000 })).toBeUndefined();
  });
});
