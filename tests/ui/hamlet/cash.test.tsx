// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CashOfPack, CashHandOver } from '../../../src/core/money/cash.ts';
import { cashQr } from '../../../src/core/money/cash-code.ts';
import type { HamletPack } from '../../../src/core/household/hamlet-pack.ts';
import type { EnrolledDevice } from '../../../src/core/screen-ports.ts';
import CashApp from '../../../src/ui/hamlet/cash/cash-app.tsx';
import { followDevice, useDeviceState } from '../../../src/ui/state/device-state.ts';
import { aCashEntry, aConfirmation, aHandOver } from '../../fixtures/cash-fixtures.ts';
import { testHamlet } from '../../fixtures/notes-fixtures.ts';
import { newFakeDevice } from '../fake-device.ts';
import type { FakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const deviceId = '4f2a91c0-1b2c-4d3e-8f90-a1b2c3d4e5f6';
const enrolled = (role: EnrolledDevice['role'] = 'volunteer'): EnrolledDevice => ({
  deviceId,
  role,
  personName: 'Hồ Văn Mẫu',
  commune: { code: '99901', name: 'Xã Mẫu' },
  receptionPoints: [],
  confirmed: true,
  check: '123456',
});

function aPack(cash: Partial<CashOfPack> = {}): HamletPack {
  return {
    hamlet: testHamlet,
    asOf: '2026-11-22T06:00:00+07:00',
    households: [],
    notes: [],
    knownNoteIds: [],
    cash: { isOn: true, own: [], confirmations: [], ...cash },
  };
}

let device: FakeDevice;
let screen: Screen;
let stop: () => void = () => undefined;
beforeEach(() => {
  localStorage.clear();
});
afterEach(async () => {
  stop();
  await screen.close();
});

async function open(at = '/tien', pack: HamletPack | undefined = aPack(), role?: EnrolledDevice['role']) {
  device = newFakeDevice({ enrolled: enrolled(role) });
  if (pack) device.hamlets.packs.set(testHamlet, pack);
  useDeviceState.setState({ enrolled: enrolled(role), vault: 'open', link: 'offline', changes: {} });
  stop();
  stop = followDevice(device);
  screen = await openScreen(device, <CashApp />, '/tien/*', at);
}

async function see(words: string): Promise<void> {
  await screen.until(words);
  expect(screen.text()).toContain(words);
}

const noted = async () => {
  const known = await device.hamlets.open(testHamlet);
  return known.ok ? known.value.notes.map(({ body }) => body) : [];
};

async function take(amount: string, payer = 'Hồ Thị Mẫu', purpose = '2 bản sao khai sinh') {
  await screen.type(screen.field('input[name=amount]'), amount);
  await screen.type(screen.field('input[name=payerName]'), payer);
  await screen.type(screen.field('input[name=purpose]'), purpose);
  await screen.tap('Đã nhận tiền, ghi');
}

describe('cash on the phone', () => {
  it('is not there where the commune has not switched it on, and what is held is shown all the same', async () => {
    await open('/tien/thu', aPack({ isOn: false, own: [aCashEntry(deviceId, 1, 8000)] }));
    await see('Xã chưa bật');
    expect(screen.address()).toBe('/tien');
    expect(screen.text()).toContain('8.000 đ');
    expect(screen.text()).not.toContain('Ghi thu tiền');
  });

  it('says that it does not know without a pack', async () => {
    await open('/tien', { ...aPack(), cash: undefined } as unknown as HamletPack);
    await see('chưa biết xã có bật');
  });

  it('is written with the next number after all that are known, offline, and shown as a slip', async () => {
    await open('/tien/thu', aPack({ own: [aCashEntry(deviceId, 7, 8000)] }));
    await see('Ghi thu tiền');
    await take('mười', '');
    expect(screen.text()).toContain('Số tiền là số nguyên');
    expect(screen.text()).toContain('Ghi tên người nộp tiền');
    await take('16.000');
    await see('4F2A-0008');
    expect(screen.text()).toContain('Mười sáu nghìn đồng');
    expect(screen.text()).toContain('Không thay biên lai');
    expect(await noted()).toMatchObject([{ step: 'entry', number: '4F2A-0008', amountDong: 16_000 }]);
  });

  it('never uses a number again, also when the pack that knew of it is gone', async () => {
    await open('/tien/thu');
    await see('Ghi thu tiền');
    await take('8000');
    await see('4F2A-0001');
    await screen.close();
    await open('/tien/thu');
    await see('Ghi thu tiền');
    await take('8000');
    await see('4F2A-0002');
  });

  it('is reversed by an entry of its own with a reason, never edited', async () => {
    const entry = aCashEntry(deviceId, 1, 8000);
    await open(`/tien/khoan/${entry.cashId}`, aPack({ own: [entry] }));
    await see('Hủy khoản này');
    await screen.press(screen.field('details button'));
    expect(screen.text()).toContain('Ghi lý do hủy');
    expect(await noted()).toEqual([]);
    await screen.type(screen.field('input[name=reason]'), 'Trả lại tiền');
    await screen.press(screen.field('details button'));
    await see('Hủy bằng số 4F2A-0002: Trả lại tiền');
    expect(await noted()).toMatchObject([{ step: 'reversal', entryId: entry.cashId, reason: 'Trả lại tiền' }]);
  });

  it('goes to an official as one list with its code, and is handed over once that came back confirmed', async () => {
    const entries = [aCashEntry(deviceId, 1, 8000), aCashEntry(deviceId, 2, 16_000)];
    await open('/tien/giao', aPack({ own: entries }));
    await see('2 khoản, tổng 24.000 đ');
    await screen.tap('Lập danh sách bàn giao');
    await see('Chờ cán bộ xác nhận');
    const [handOver] = (await noted()) as CashHandOver[];
    expect(handOver).toMatchObject({ step: 'hand-over', sumDong: 24_000, number: '4F2A-0003' });
    expect(screen.text()).toContain('Mã bàn giao');
    device.hamlets.coming.set(testHamlet, aPack({ own: entries, confirmations: [aConfirmation(handOver!)] }));
    await screen.tap('Tải gói của thôn');
    await see('Cán bộ đã nhận');
    expect(screen.text()).toContain('Hồ Thị Lan Mẫu xác nhận');
  });

  it('is taken by an official who scans the list of somebody else', async () => {
    const handOver = aHandOver('0c11d2e3-0000-4000-8000-000000000001', 3, [aCashEntry('x', 1, 24_000)]);
    await open('/tien/nhan', aPack(), 'official');
    await see('Đếm tiền');
    await screen.type(screen.field('textarea'), cashQr(handOver));
    await screen.press(screen.field('details button[type=submit]'));
    await see('24.000 đ, 1 khoản');
    await screen.tap('Đã đếm đủ, nhận tiền');
    await see('Đã ghi nhận 24.000 đ');
    expect(await noted()).toMatchObject([{ step: 'received', sumDong: 24_000 }]);
  });

  it('is not taken from oneself, nor by a volunteer', async () => {
    const own = aHandOver(deviceId, 3, [aCashEntry(deviceId, 1, 8000)]);
    await open('/tien/nhan', aPack(), 'official');
    await see('Đếm tiền');
    await screen.type(screen.field('textarea'), cashQr(own));
    await screen.press(screen.field('details button[type=submit]'));
    await see('Không tự nhận tiền');
    await screen.close();
    await open('/tien/nhan');
    await see('Chỉ cán bộ của xã');
    expect(screen.place.querySelector('textarea')).toBeNull();
  });
});
