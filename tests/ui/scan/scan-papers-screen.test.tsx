// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import type { ScanTask } from '../../../src/core/reception/scan.ts';
import { succeed } from '../../../src/core/result.ts';
import ScanPapersScreen from '../../../src/ui/scan/scan-papers-screen.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const ticket = 'BBBBBBBBBBBBBBBBBBBBBB';
const task: ScanTask = {
  localCode: '771792298',
  procedureName: 'Đăng ký khai sinh',
  papers: [{ paperId: 'birth-paper', name: 'Giấy chứng sinh', pages: 0 }],
  pagesLeft: 60,
  expiresAt: '2026-11-22T08:15:00+07:00',
};
let screen: Screen;
let asked: unknown[];
let answers: Outcome<unknown>[];
afterEach(async () => {
  await screen.close();
  location.hash = '';
});

async function openWith(...outcomes: Outcome<unknown>[]): Promise<void> {
  asked = [];
  answers = outcomes;
  history.replaceState(null, '', `/quet#${ticket}`);
  const device = newFakeDevice();
  const scan = async (...call: unknown[]) => {
    asked.push(call);
    return answers.shift() ?? { kind: 'offline' as const };
  };
  const session = { take: async () => new Blob(['page'], { type: 'image/jpeg' }), stop: async () => undefined };
  const camera = { start: async () => succeed(session) };
  screen = await openScreen({ ...device, camera, office: { ...device.office, scan } }, <ScanPapersScreen />, '/quet');
}

describe('a phone as scanner', () => {
  it('takes the ticket out of the address at once and shows which papers there are', async () => {
    await openWith({ kind: 'done', value: task });
    expect(asked).toEqual([[ticket]]);
    expect(location.href).not.toContain(ticket);
    expect(screen.text()).toContain('Giấy chứng sinh');
    expect(screen.text()).toContain('7717-9229-8');
  });

  it('sends each page to its paper and counts what the desk has', async () => {
    const after = { ...task, papers: [{ ...task.papers[0], pages: 1 }] };
    await openWith({ kind: 'done', value: task }, { kind: 'done', value: after });
    await screen.tap('Chụp');
    await screen.tap('Chụp');
    await screen.tap('Dùng ảnh này');
    expect(asked[1]).toMatchObject([ticket, { paperId: 'birth-paper' }]);
    expect(screen.text()).toContain('Đã cất 1 trang');
    await screen.tap('Xong giấy tờ này');
    expect(screen.text()).toContain('1 trang');
  });

  it('keeps a page on the screen that did not go through, and sends it again', async () => {
    await openWith({ kind: 'done', value: task }, { kind: 'offline' }, { kind: 'done', value: task });
    await screen.tap('Chụp');
    await screen.tap('Chụp');
    await screen.tap('Dùng ảnh này');
    expect(screen.text()).toContain('Dùng ảnh này');
    expect(screen.text()).toContain('chưa gửi được');
    expect(screen.text()).not.toContain('sẽ làm tiếp');
    await screen.tap('Dùng ảnh này');
    expect(asked).toHaveLength(3);
    expect(screen.text()).toContain('Đã cất 1 trang');
  });

  it('says that a ticket is over and takes another by scanning', async () => {
    await openWith({ kind: 'refused', problem: { code: 'scan-ticket-over' } });
    expect(screen.text()).toContain('Mã quét này đã hết hạn');
    expect(screen.text()).toContain('bấm "Quét bằng điện thoại"');
  });

  it('asks again on a touch when there was no link', async () => {
    await openWith({ kind: 'offline' }, { kind: 'done', value: task });
    await screen.tap('Thử lại');
    expect(screen.text()).toContain('Giấy chứng sinh');
  });
});
