// @vitest-environment happy-dom
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/delivery/log-entry.ts';
import { succeed } from '../../src/core/result.ts';
import type { Device } from '../../src/core/screen-ports.ts';
import CustodyLogScreen from '../../src/ui/field/custody-log-screen.tsx';
import DossiersScreen from '../../src/ui/field/dossiers-screen.tsx';
import { logText } from '../../src/ui/field/log-lines.ts';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { sealedTextOf } from '../fixtures/sealed-text-fixture.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
  screen = undefined;
});

const atMs = Date.UTC(2026, 10, 21, 1, 30);
const entries: readonly LogEntry[] = [
  { atMs, kind: 'refused', count: 1, pids: ['0f6f4b6e'], localCodes: ['482109375'], problem: 'header-invalid' },
  { atMs, kind: 'broken-off', count: 12, times: 40, untilMs: atMs + 3_600_000 },
  { atMs, kind: 'set-aside', detail: 'drafts' },
  { atMs, kind: 'app-updated', detail: '0.2.0' },
  { atMs, kind: 'clock-off', count: -5_000 },
];

const open = async (device: Device) => {
  await screen?.close();
  useDeviceState.setState({ enrolled: aVolunteer, vault: 'open', changes: {} });
  screen = await openScreen(device, <CustodyLogScreen />);
  return screen;
};

describe('the delivery log', () => {
  it('is readable: what happened, with codes and counts', async () => {
    const opened = await open({ ...newFakeDevice(), deliveryLog: { list: async () => entries } });
    const lines = [...opened.place.querySelectorAll('ol li')].map((line) => line.textContent ?? '');
    expect(lines[0]).toContain('Cổng không nhận 1 gói');
    expect(lines[0]).toContain('mã tạm 4821-0937-5 · gói 0f6f4b6e · mã lỗi header-invalid');
    expect(lines[1]).toContain('40 lần');
    expect(lines[2]).toContain('bản nháp');
    expect(lines[3]).toContain('0.2.0');
    expect(lines[4]).toContain('chậm 3 ngày');
  });

  it('says that it is empty', async () => {
    expect((await open(newFakeDevice())).text()).toContain('Chưa có gì được ghi.');
  });

  it('leaves as text, a line an event, and names no one: not even whose phone it is', () => {
    const text = logText(entries, ['Phiên bản ứng dụng 0.2.0']);
    expect(text.split('\r\n')).toHaveLength(4 + entries.length + 1);
    expect(text).toContain('Cổng không nhận 1 gói | mã tạm 4821-0937-5');
    expect(text).toMatch(/\r\n\d{2}:\d{2} \d{2}\/\d{2}\/\d{4} \| /);
    expect(text).not.toContain(aVolunteer.personName);
  });
});

describe('records that were set aside', () => {
  it('are counted and exported, and then asked about no more', async () => {
    let isExported = false;
    const saved: string[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (file) => {
      saved.push((file as File).name);
      return 'blob:none';
    };
    const setAside: Device['setAside'] = {
      list: async () => ['drafts', 'deliveries'].map((table) => ({ table, key: 'k', foundAtMs: atMs, isExported })),
      export: async () => succeed({ fileName: 'hong.json', bytes: new Uint8Array([1]) }),
      async markExported() {
        isExported = true;
      },
    };
    const device = newFakeDevice();
    const opened = await open({ ...device, setAside });
    expect(opened.text()).toContain('2 bản ghi hỏng – xuất để gửi kỹ thuật');
    expect(opened.text()).toContain('bản nháp, lượt gửi');
    await opened.tap('Xuất bản ghi hỏng');
    await act(async () => useDeviceState.setState({ changes: { deliveries: 1 } }));
    await opened.settle();
    await opened.until('Đã xuất. Tệp này đã khóa');
    expect(opened.text()).not.toContain('xuất để gửi kỹ thuật');
    expect(saved).toEqual(['hong.json']);
    URL.createObjectURL = createObjectURL;
  });

  it('are shown beside the dossiers too, and a delivery without its packet is not passed over', async () => {
    const device = newFakeDevice();
    const draft = aDraft({ state: 'sealed', step: 'sealed' });
    const { pid } = await device.sealer.seal(sealedTextOf(draft), [], () => draft);
    useDeviceState.setState({ enrolled: aVolunteer, vault: 'open', changes: {} });
    const { outbox: whole } = device;
    const outbox = new Proxy(whole, {
      get: (_target, name: keyof Device['outbox']) =>
        name === 'packet' ? async () => undefined : whole[name]?.bind(whole),
    });
    screen = await openScreen({ ...device, outbox }, <DossiersScreen />);
    await screen.until(`Gói ${pid.slice(0, 8)}`);
    expect(screen.text()).toContain(`Gói ${pid.slice(0, 8)}`);
    expect(screen.text()).toContain('báo quầy mã gói');
  });
});

describe('the words of the app', () => {
  it('never call anything synchronised: only an acknowledgement is an arrival', () => {
    const folder = join(import.meta.dirname, '../../src/ui');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    expect(files.length).toBeGreaterThan(100);
    const hopeful = files.filter((name) =>
      /đồng bộ|sync(ed|hroni[sz]ed)/i.test(readFileSync(join(folder, name), 'utf8')),
    );
    expect(hopeful).toEqual([]);
  });
});
