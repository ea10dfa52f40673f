// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskHamlets, DeskHousehold } from '../../../src/core/household/desk-households.ts';
import type { RosterPreview } from '../../../src/core/household/roster-import.ts';
import type { Outcome } from '../../../src/core/ports.ts';
import type { Device } from '../../../src/core/screen-ports.ts';
import DeskApp from '../../../src/ui/desk/desk-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { anOfficial } from './open-desk.tsx';

let screen: Screen | undefined;
afterEach(() => screen?.close());

interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}
type Answer = unknown;

/** `answers`: by path; a function is asked anew each time. What has none is offline. */
async function open(at: string, answers: { readonly [path: string]: Answer | (() => Answer) }) {
  useDeviceState.setState({ enrolled: anOfficial, vault: 'open', link: 'online', changes: {} });
  const fake = newFakeDevice({ enrolled: anOfficial });
  const calls: Call[] = [];
  const call = async <T,>(
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: string,
  ): Promise<Outcome<{ readonly body: T }>> => {
    if (method === 'POST') calls.push({ path, body, ifMatch });
    const answer = answers[`${method} ${path}`];
    const value: unknown = typeof answer === 'function' ? (answer as () => Answer)() : answer;
    if (value === undefined) return { kind: 'offline' };
    if (typeof value === 'object' && value !== null && 'kind' in value) return value as Outcome<{ readonly body: T }>;
    return { kind: 'done', value: { body: value as T } };
  };
  const device: Device = { ...fake, office: { ...fake.office, call } };
  screen = await openScreen(device, <DeskApp />, '/quay/*', at);
  return { opened: screen, calls };
}

const doors = { 'to-knock': 1, helped: 2, 'not-home': 0, declined: 0, 'come-back': 1 };
const hamlets: DeskHamlets = { since: '2026-11-16', hamlets: [{ hamlet: 'Bản Mẫu', households: 4, doors, due: 1 }] };
const household: DeskHousehold = {
  row: {
    household: { householdId: 'h1', headName: 'Hồ Văn Mẫu', hamlet: 'Bản Mẫu', needs: ['poor'], memberCount: 4 },
    state: 'come-back',
    isDue: true,
    isNew: false,
    isGone: false,
    knockedOn: '2026-11-20',
    comeBackOn: '2026-11-22',
  },
  people: [],
  history: [
    {
      at: '2026-11-20T08:00:00+07:00',
      by: 'Nguyễn Văn Thử',
      what: {
        kind: 'note',
        isDesk: false,
        body: { type: 'door', householdId: 'h1', outcome: 'come-back', comeBackOn: '2026-11-22' },
      },
    },
    {
      at: '2026-11-21T08:00:00+07:00',
      by: 'Hồ Thị Lan Mẫu',
      what: { kind: 'corrected', reason: 'Theo sổ', differs: [{ field: 'needs', from: '', to: 'poor' }] },
    },
  ],
  etag: 'e1',
};
const preview: RosterPreview = {
  headLine: 1,
  heads: ['Chủ hộ', 'Thôn'],
  columns: { headName: 0, hamlet: 1 },
  isRemembered: false,
  rows: [
    { line: 2, verdict: 'new', headName: 'Hồ Văn Mới', hamlet: 'Bản Mẫu' },
    { line: 3, verdict: 'hamlet-missing', headName: 'Hồ Văn Lạc', hamlet: '' },
  ],
  gone: [{ householdId: 'h9', headName: 'Hồ Văn Đi', hamlet: 'Bản Mẫu' }],
  unknownHamlets: [],
  hamlets: ['Bản Mẫu'],
  plan: 'p1',
};

async function chooseFile(opened: Screen): Promise<void> {
  const input = opened.field('input[type=file]');
  const file = new File(['x'], 'ho.csv', { type: 'text/csv' });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await opened.settle();
}

describe('the hamlets', () => {
  it('show how far the round is, offline says so, and a commune without any is led to the import', async () => {
    const { opened } = await open('/quay/ho', { 'GET /desk/hamlets': hamlets });
    await opened.until('Bản Mẫu');
    expect(opened.text()).toContain('3/4');
    await opened.close();
    const empty = await open('/quay/ho', { 'GET /desk/hamlets': { ...hamlets, hamlets: [] } });
    await empty.opened.until('Xã chưa có thôn nào ở đây');
    await empty.opened.close();
    const offline = await open('/quay/ho', {});
    await offline.opened.until('Thử lại');
  });
});

describe('one household', () => {
  it('says what was noted, by whom and when, and is corrected with a reason on what was seen', async () => {
    let after: Answer = { kind: 'refused', problem: { code: 'changed-meanwhile' } };
    const { opened, calls } = await open('/quay/ho/nha/h1', {
      'GET /desk/households/h1': household,
      'POST /desk/households/h1': () => after,
    });
    await opened.until('Hồ Văn Mẫu');
    const text = opened.text();
    for (const words of ['Hẹn quay lại', 'hẹn 22/11/2026', 'Nguyễn Văn Thử', 'Lý do: Theo sổ', 'trống → Hộ nghèo']) {
      expect(text).toContain(words);
    }
    await opened.tap('Sửa thông tin');
    await opened.tap('Lưu');
    expect(opened.text()).toContain('Hãy ghi lý do.');
    expect(calls).toEqual([]);
    await opened.type(opened.field('input[name=reason]'), 'Đếm lại');
    await opened.tap('Lưu');
    await opened.until('Hộ này vừa có ghi nhận mới');
    expect(calls[0]).toMatchObject({ ifMatch: '"e1"', body: { reason: 'Đếm lại', household: { memberCount: 4 } } });
    after = household;
    await opened.tap('Lưu');
    await opened.until('Đã lưu.');
  });
});

describe('bringing a list in', () => {
  it('shows faults in words, writes nothing until they are left out, and then says what was written', async () => {
    const { opened, calls } = await open('/quay/ho/nhap', {
      'GET /desk/hamlets': hamlets,
      'POST /desk/rosters/preview': preview,
      'POST /desk/rosters': { importId: 'i1', added: 1, changed: 0, gone: 0 },
    });
    await opened.until('Nhập danh sách hộ');
    await chooseFile(opened);
    await opened.until('Thiếu tên thôn');
    expect(opened.field<HTMLButtonElement>('[class*=apply] button').disabled).toBe(true);
    expect(opened.text()).toContain('hộ đó có thể nằm ở dòng lỗi');
    await opened.press(opened.field('[class*=apply] input'));
    await opened.press(opened.field('[class*=apply] button'));
    await opened.until('Đã ghi: 1 hộ mới');
    expect(calls.at(-1)).toMatchObject({
      path: '/desk/rosters',
      body: { plan: 'p1', leaveFaults: true, marksGone: false },
    });
  });
});
