// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import BoardScreen from '../../../src/ui/tickets/board-screen.tsx';
import { findNewCalls } from '../../../src/ui/tickets/find-new-calls.ts';
import TicketsScreen from '../../../src/ui/tickets/tickets-screen.tsx';
import { followDevice } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import type { FakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openTickets(changes: Partial<FakeDevice> = {}): Promise<{ device: FakeDevice; page: Screen }> {
  const device = { ...newFakeDevice({}), ...changes };
  stop = followDevice(device);
  screen = await openScreen(device, <TicketsScreen />, '/so');
  return { device, page: screen };
}

describe('queue tickets on a phone', () => {
  it('are handed out, called, taken back, and begun anew only when it is meant', async () => {
    const { device, page } = await openTickets();
    await page.until('Dãy của bạn: A');
    await page.tap('Bắt đầu phát số');
    await page.until('Chưa gọi ai');
    await page.tap('Phát số');
    await page.until('Đã phát số A-001');
    await page.tap('Phát số');
    await page.until('Đang chờ: 2');
    await page.tap('Gọi số tiếp');
    await page.until('Đang chờ: 1');
    expect((await device.tickets.findBook())?.tickets[0]).toMatchObject({ number: 1, state: 'called' });
    await page.tap('Vắng');
    await page.until('Vắng, gọi lại khi quay lại');
    await page.tap('Hoàn tác việc vừa làm');
    await page.until('Đã hoàn tác.');
    expect((await device.tickets.findBook())?.tickets[0]?.state).toBe('called');
    await page.tap('Buổi mới, phát lại từ số 1');
    await page.tap('Thôi');
    expect((await device.tickets.findBook())?.tickets).toHaveLength(2);
    await page.tap('Buổi mới, phát lại từ số 1');
    await page.tap('Bắt đầu buổi mới');
    await page.until('Chưa gọi ai');
    expect((await device.tickets.findBook())?.tickets).toEqual([]);
  });

  it('take a letter by hand where none has come, and say that it must be agreed', async () => {
    const plain = newFakeDevice({});
    const { device, page } = await openTickets({
      ...plain,
      tickets: { ...plain.tickets, findSeries: async () => undefined },
    });
    await page.until('đồng nghiệp đi cùng');
    await page.tap('Bắt đầu phát số');
    await page.until('Chưa gọi ai');
    expect((await device.tickets.findBook())?.series).toBe('X');
  });
});

describe('the board of a hall', () => {
  const link = `#${'a'.repeat(22)}`;
  const openBoard = async (at: string, board: (token: string) => Promise<Outcome<unknown>>) => {
    const device = newFakeDevice({});
    stop = followDevice(device);
    screen = await openScreen(
      { ...device, office: { ...device.office, board } },
      <BoardScreen />,
      '/bang-so',
      `/bang-so${at}`,
    );
    return screen;
  };
  const answer = {
    place: 'Trung tâm Xã Mẫu',
    called: [{ label: '012', counter: 'Quầy 2', calledAt: '2026-11-21T08:00:00+07:00', calls: 1 }],
    absent: ['009'],
    next: ['013', '014'],
    waiting: 2,
    secret: 'Hồ Thị Mẫu',
  };

  it('shows numbers and counters, and nothing else that was sent', async () => {
    const page = await openBoard(link, async () => ({ kind: 'done', value: answer }));
    await page.until('012');
    for (const words of ['Quầy 2', '013', '009', 'Đang chờ: 2 người']) expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('Hồ Thị Mẫu');
  });

  it('says that it may be old without coverage, that a link is over, and that this phone has no numbers', async () => {
    await (await openBoard(link, async () => ({ kind: 'offline' }))).until('số trên bảng có thể đã cũ');
    await screen?.close();
    const over = { kind: 'refused', problem: { code: 'not-found' } } as const;
    await (await openBoard(link, async () => over)).until('không còn dùng được');
    await screen?.close();
    await (await openBoard('#x', async () => over)).until('không còn dùng được');
    await screen?.close();
    await (await openBoard('', async () => over)).until('Máy này chưa phát số nào');
  });

  it('calls out what is new or called again, the earliest first, and nothing when it was just opened', () => {
    const call = (label: string, calls = 1) => ({ label, calls, calledAt: '' });
    expect(findNewCalls(undefined, [call('002'), call('001')])).toEqual([]);
    expect(findNewCalls([], [call('002'), call('001')]).map(({ label }) => label)).toEqual(['001', '002']);
    expect(findNewCalls([call('001')], [call('001', 2)])).toHaveLength(1);
    expect(findNewCalls([call('001', 2)], [call('001', 2)])).toEqual([]);
  });
});
