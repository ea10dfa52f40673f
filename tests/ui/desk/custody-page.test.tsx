// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import type { CustodyRow } from '../../../src/core/reception/custody.ts';
import { fail, succeed } from '../../../src/core/result.ts';
import type { CarriedPacket, Device } from '../../../src/core/screen-ports.ts';
import DeskApp from '../../../src/ui/desk/desk-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { anOfficial } from './open-desk.tsx';

let screen: Screen | undefined;
afterEach(() => screen?.close());

const quiet: CustodyRow = {
  deviceId: 'quiet',
  deviceName: 'Máy 2',
  personName: 'Hồ Văn Ổn',
  role: 'volunteer',
  state: 'active',
  lastContactAt: '2026-11-22T08:00:00+07:00',
  unsentCount: 0,
  sealedCodes: [],
  receivedCount: 3,
  incompleteCount: 0,
  missingSeqs: [],
  missingCount: 0,
  alarms: [],
};
const lost: CustodyRow = {
  ...quiet,
  deviceId: 'lost',
  personName: 'Hồ Văn Rơi',
  state: 'revoked',
  unsentCount: 2,
  oldestUnsentAt: '2026-11-19T08:00:00+07:00',
  storageFreeBytes: 90_000_000,
  appVersion: '0.1.0',
  tornCount: 1,
  sealedCodes: [
    { code: '482109375', arrived: true },
    { code: '123456789', arrived: false },
  ],
  missingSeqs: [5, 6],
  missingCount: 9,
  alarms: ['revoked-unsent', 'silent', 'gap'],
};

async function openBoard(rows: readonly CustodyRow[] | 'offline', parts: Partial<Device> = {}): Promise<Screen> {
  useDeviceState.setState({ enrolled: anOfficial, vault: 'open', link: 'online', changes: {} });
  const fake = newFakeDevice({ enrolled: anOfficial });
  const call = async <T,>(_method: string, path: string): Promise<Outcome<{ readonly body: T }>> =>
    rows === 'offline' || path !== '/desk/custody'
      ? { kind: 'offline' }
      : { kind: 'done', value: { body: rows as unknown as T } };
  const device: Device = { ...fake, office: { ...fake.office, call }, ...parts };
  screen = await openScreen(device, <DeskApp />, '/quay/*', '/quay/goi-va-may');
  await screen.until('Nhận gói từ tệp');
  return screen;
}

async function chooseFiles(opened: Screen, ...files: readonly File[]): Promise<void> {
  const input = opened.field('input[type=file]');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await opened.settle();
}

describe('the custody board', () => {
  it('says in words what is wrong with a device, and that another one is well', async () => {
    const opened = await openBoard([lost, quiet]);
    const [first, second] = [...opened.place.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
    expect(opened.text()).toContain('1 máy cần hỏi lại');
    for (const words of ['Hồ Văn Rơi', 'đã thu hồi', '90 MB', '0.1.0', 'Thiếu số thứ tự', 'Im lặng trên 7 ngày']) {
      expect(first).toContain(words);
    }
    expect(second).toContain('Ổn');
  });

  it('opens one device at a time, with its codes as last reported and the numbers that are missing', async () => {
    const opened = await openBoard([lost, quiet]);
    const toggle = opened.field('button[aria-label="Chi tiết máy của Hồ Văn Rơi"]');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    await opened.press(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(opened.field(`#${toggle.getAttribute('aria-controls')}`).textContent).toContain('4821-0937-5');
    expect(opened.text()).toContain('đã có hồ sơ ở quầy');
    expect(opened.text()).toContain('chưa thấy ở quầy');
    expect(opened.text()).toContain('Số thứ tự thiếu: 5, 6 và 7 số nữa.');
    expect(opened.text()).toContain('1 bản ghi hỏng');
    await opened.press(toggle);
    expect(opened.text()).not.toContain('4821-0937-5');
  });

  it('says so when there is no device yet, and when nothing could be loaded', async () => {
    expect((await openBoard([])).text()).toContain('Xã chưa có máy nào ghi danh.');
    await screen?.close();
    expect((await openBoard('offline')).text()).toContain('Không kết nối được máy chủ');
  });
});

describe('a packet handed in as a file', () => {
  const carried: CarriedPacket = {
    pid: '0f6f4b6e-0000-4000-8000-000000000000',
    partsHeld: 3,
    partsAll: 3,
    isComplete: true,
    isForReview: false,
  };

  it('is called arrived only when the acknowledgement holds, each file with its own word', async () => {
    const answers = new Map([
      [1, succeed([carried])],
      [2, succeed([{ ...carried, partsHeld: 1, isComplete: false, problem: { code: 'offline' as const } }])],
      [3, fail('bundle-malformed')],
    ]);
    const opened = await openBoard([quiet], {
      deliverPacketFile: async (bytes) => answers.get(bytes.length) ?? fail('bundle-malformed'),
    });
    const files = [1, 2, 3].map((size) => new File([new Uint8Array(size)], `goi-${size}.gocua`));
    await chooseFiles(opened, ...files);
    const words = [...opened.place.querySelectorAll('[role=alert]')].map((each) => each.textContent ?? '');
    expect(words).toHaveLength(3);
    expect(words[0]).toMatch(/goi-1\.gocua, gói 0f6f4b6e.*Cổng đã nhận đủ/);
    expect(words[1]).toMatch(/goi-2\.gocua.*Không có mạng.*1\/3 phần/);
    expect(words[1]).not.toContain('nhận đủ');
    expect(words[2]).toMatch(/goi-3\.gocua.*không phải tệp hồ sơ/);
  });
});
