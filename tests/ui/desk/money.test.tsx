// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskCash, DeskMoney, Payment } from '../../../src/core/money/desk-money.ts';
import type { FeeItem } from '../../../src/core/money/fee-item.ts';
import { cashCode } from '../../../src/core/money/cash-code.ts';
import { settleCash } from '../../../src/core/money/settle-cash.ts';
import { FeeReckoner } from '../../../src/ui/field/fee-reckoner.tsx';
import { aCashEntry, aConfirmation, aHandOver } from '../../fixtures/cash-fixtures.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { aDossier, dossierId, newOffice } from './office.ts';
import type { Office } from './office.ts';
import { openDesk } from './open-desk.tsx';

let screen: Screen;
let office: Office;
afterEach(() => screen.close());

const paid: Payment = {
  paymentId: 'payment-1',
  number: '2026-000001',
  kind: 'paid',
  amountDong: 16_000,
  way: 'cash',
  by: 'Hồ Thị Lan Mẫu',
  at: '2026-11-23T08:00:00+07:00',
};
async function see(words: string): Promise<void> {
  await screen.until(words);
  expect(screen.text()).toContain(words);
}

const posts = (path: string) => office.calls.filter((call) => call.method === 'POST' && call.path === path);

describe('what is paid for a dossier', () => {
  beforeEach(async () => {
    office = newOffice([aDossier({ payments: [paid] })]);
    screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
    await see('Đã thu 16.000 đ');
  });

  it('is written with a whole sum only, and with what the official typed', async () => {
    await screen.tap('Ghi thu tiền');
    await screen.type(screen.field('input[name=amount]'), '8,5');
    await screen.tap('Ghi');
    expect(screen.text()).toContain('Số tiền là số nguyên');
    expect(posts(`/desk/dossiers/${dossierId}/pay`)).toEqual([]);
    await screen.type(screen.field('input[name=amount]'), '8.000');
    await screen.type(screen.field('input[name=receipt]'), 'AB 0012345');
    await screen.tap('Ghi');
    expect(posts(`/desk/dossiers/${dossierId}/pay`)).toMatchObject([
      { body: { kind: 'paid', amountDong: 8000, way: 'cash', officialReceipt: 'AB 0012345' }, ifMatch: '"1"' },
    ]);
  });

  it('is taken back with a reason, and nothing is sent without one', async () => {
    await screen.tap('Hủy khoản này');
    await screen.tap('Ghi phiếu hủy');
    expect(posts(`/desk/dossiers/${dossierId}/reverse-payment`)).toEqual([]);
    await screen.type(screen.field('form input[name=reason]'), 'Thu nhầm');
    await screen.tap('Ghi phiếu hủy');
    expect(posts(`/desk/dossiers/${dossierId}/reverse-payment`)).toMatchObject([
      { body: { paymentId: 'payment-1', reason: 'Thu nhầm' } },
    ]);
  });
});

describe('the page of money', () => {
  const entry = aCashEntry('4f2a', 1, 8000);
  const handOver = aHandOver('4f2a', 2, [entry]);
  const sums = (cash: boolean) => settleCash([entry, handOver], cash ? [aConfirmation(handOver)] : []);
  const cash = (isConfirmed: boolean, isOn = true): DeskCash => ({
    isOn,
    book: sums(isConfirmed),
    holders: [{ deviceId: '4f2a', short: '4F2A', name: 'Nguyễn Văn Thử', ...sums(isConfirmed) }],
    loose: [],
  });
  const money = (isOn = true): DeskMoney => ({
    from: '2026-11-23',
    to: '2026-11-23',
    payments: [],
    days: [],
    procedures: [],
    ways: [],
    totalDong: 0,
    cash: cash(false, isOn),
  });

  async function open(isOn = true): Promise<void> {
    office = newOffice([]);
    const today = newFakeDevice().clock.nowIso().slice(0, 10);
    office.answer(`/desk/money?from=${today}&to=${today}`, money(isOn));
    screen = await openDesk(office, '/quay/thu-phi');
    await see('Tiền thu tại nhà');
  }

  it('asks for the responsibility before cash is switched on', async () => {
    await open(false);
    office.answer('/desk/cash/switch', cash(false));
    await screen.tap('Bật thu tiền tại nhà');
    expect(screen.text()).toContain('UBND xã chịu trách nhiệm');
    expect(posts('/desk/cash/switch')).toEqual([]);
    await screen.tap('Xã chịu trách nhiệm, bật');
    expect(posts('/desk/cash/switch')).toMatchObject([{ body: { isOn: true } }]);
    await see('Đang bật');
  });

  it('confirms a hand-over by its code and the counted sum, and says which of the two is wrong', async () => {
    await open();
    expect(screen.text()).toContain('8.000 đ');
    await screen.type(screen.field('input[name=code]'), '12345678');
    await screen.type(screen.field('input[name=sum]'), '8.000');
    await screen.tap('Đã đếm đủ, nhận tiền');
    expect(screen.text()).toContain('Mã không đúng');
    expect(posts('/desk/cash/confirmations')).toEqual([]);
    office.answer('/desk/cash/confirmations', cash(true));
    const code = cashCode(handOver.digest);
    await screen.type(screen.field('input[name=code]'), code);
    await screen.tap('Đã đếm đủ, nhận tiền');
    expect(posts('/desk/cash/confirmations')).toMatchObject([{ body: { code, sumDong: 8000 } }]);
    await see('Đã nhận 8.000 đ');
  });
});

describe('the fee on the page of a procedure', () => {
  it('stands lane beside lane, says what is saved, and follows the groups that are ticked', async () => {
    const items: readonly FeeItem[] = [
      { itemId: 'direct', name: 'Lệ phí', lane: 'assisted', per: 'case', amountDong: 15_000, exempt: ['poor'] },
      { itemId: 'online', name: 'Lệ phí', lane: 'online', per: 'case', amountDong: 7000, exempt: ['poor'] },
    ];
    screen = await openScreen(newFakeDevice(), <FeeReckoner items={items} isUnverified={false} />);
    expect(screen.text()).toContain('Nộp trực tiếp');
    expect(screen.text()).toContain('15.000 đ');
    expect(screen.text()).toContain('7.000 đ');
    expect(screen.text()).toContain('Nộp trực tuyến rẻ hơn 8.000 đ');
    await screen.press(screen.labelled('Hộ nghèo'));
    expect(screen.text()).toContain('không phải nộp');
  });

  it('says that it cannot be reckoned, and never that it is free', async () => {
    const items: readonly FeeItem[] = [{ itemId: 'a', name: 'Lệ phí', per: 'case', setBy: 'HĐND tỉnh' }];
    screen = await openScreen(newFakeDevice(), <FeeReckoner items={items} isUnverified={false} />);
    expect(screen.text()).toContain('chưa tính được');
    expect(screen.text()).toContain('HĐND tỉnh');
    expect(screen.text()).not.toContain('không phải nộp');
  });
});
