// @vitest-environment happy-dom
/** The desk's schedule as an official uses it: planned, cancelled and taken back, shared, looked at by year. */

import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskVisits } from '../../../src/core/visit/desk-visits.ts';
import type { Outcome } from '../../../src/core/ports.ts';
import { fail } from '../../../src/core/result.ts';
import type { VisitException } from '../../../src/core/visit/schedule.ts';
import DeskApp from '../../../src/ui/desk/desk-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { anOfficial } from './open-desk.tsx';

let screen: Screen | undefined;
afterEach(async () => await screen?.close());

const thursday = {
  ruleId: 'r1',
  hamlet: 'Tà Rẹc',
  place: 'Nhà văn hóa',
  weekday: 4,
  repeat: { kind: 'weekly' },
  from: '08:00',
  to: '11:00',
  people: [{ personId: 'p1', name: 'Hồ Thị Lan Mẫu' }],
  validFrom: '2020-01-01',
} as const;
const page: DeskVisits = {
  communeCode: '99901',
  communeName: 'Xã Mẫu',
  schedule: { rules: [thursday], exceptions: [] },
  daysOff: {},
  hamlets: ['Tà Rẹc', 'Ba Nang'],
  points: [],
  people: [{ personId: 'p1', name: 'Hồ Thị Lan Mẫu', role: 'official' }],
  procedures: [{ code: '1.001193', shortName: 'Khai sinh' }],
  publicPage: { showsNames: false, path: '/xa/99901' },
};

interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

/** An office with one schedule: `answers` are given to the posts in turn. */
async function openVisits(first: Outcome<{ body: DeskVisits; etag: string }>, answers: readonly unknown[] = []) {
  const calls: Call[] = [];
  const left = [...answers];
  const device = newFakeDevice({ enrolled: anOfficial });
  const call = async (method: string, path: string, body?: unknown, ifMatch?: string) => {
    if (path.startsWith('/visits/errand-counts')) return { kind: 'done', value: { body: { visits: [] } } };
    if (method === 'GET') return first;
    calls.push({ path, body, ifMatch });
    return left.shift();
  };
  sessionStorage.clear();
  useDeviceState.setState({ enrolled: anOfficial, vault: 'open', link: 'online', changes: {} });
  const office = { ...device.office, call } as typeof device.office;
  screen = await openScreen({ ...device, office }, <DeskApp />, '/quay/*', '/quay/lich');
  await screen.until('Lịch cố định của xã về từng thôn');
  return calls;
}
const done = (value: DeskVisits, etag = '2') => ({ kind: 'done', value: { body: value, etag } }) as const;

const pressed = async (name: string) => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  if (!button) throw new Error(`there is no button ${name}`);
  await act(async () => button.click());
  await screen?.settle();
};

const typed = async (selector: string, text: string) => {
  if (screen) await screen.type(screen.field(selector), text);
};

describe('the schedule at the desk', () => {
  it('shows the week with who goes, and cancels a day only with its reason', async () => {
    const exception: VisitException = {
      exceptionId: 'e1',
      kind: 'cancelled',
      ruleId: 'r1',
      on: '2026-11-26',
      reason: 'Bão',
    };
    const cancelled = { ...page, schedule: { ...page.schedule, exceptions: [exception] } };
    const calls = await openVisits(done(page, '1'), [done(cancelled, '2'), done(page, '3')]);
    expect(screen?.text()).toContain('Thôn Tà Rẹc');
    expect(screen?.text()).toContain('Người đi: Hồ Thị Lan Mẫu');
    await pressed('Hủy buổi này');
    await pressed('Lưu');
    expect(calls).toEqual([]);
    expect(screen?.text()).toContain('Xin điền chỗ này.');
    await typed('input[name="reason"]', 'Bão');
    await pressed('Lưu');
    expect(calls[0]).toMatchObject({
      path: '/visits/exceptions',
      ifMatch: '1',
      body: { kind: 'cancelled', ruleId: 'r1', reason: 'Bão' },
    });
    expect(screen?.text()).toContain('Đã hủy buổi này.');
    await pressed('Hoàn tác');
    expect(calls[1]).toEqual({ path: '/visits/exceptions/e1', body: { removed: true }, ifMatch: '2' });
    expect(screen?.text()).toContain('Đã hoàn tác.');
  });

  it('adds a rule, and takes it back', async () => {
    const added = { ...thursday, ruleId: 'r2', hamlet: 'Ba Nang' };
    const more = { ...page, schedule: { ...page.schedule, rules: [thursday, added] } };
    const calls = await openVisits(done(page, '1'), [done(more, '2'), done(page, '3')]);
    await pressed('Thêm lịch cố định');
    await typed('input[name="hamlet"]', 'Ba Nang');
    await typed('input[name="place"]', 'Nhà văn hóa');
    await pressed('Lưu');
    expect(calls[0]).toMatchObject({
      path: '/visits/rules',
      ifMatch: '1',
      body: { hamlet: 'Ba Nang', repeat: { kind: 'weekly' }, people: [] },
    });
    await pressed('Hoàn tác');
    expect(calls[1]).toMatchObject({ path: '/visits/rules/r2', body: { removed: true } });
  });

  it('names what does not fit', async () => {
    const twice = { ...thursday, ruleId: 'r2', hamlet: 'Ba Nang', from: '10:00' };
    await openVisits(done({ ...page, schedule: { rules: [thursday, twice], exceptions: [] } }, '1'));
    expect(screen?.text()).toContain('Hồ Thị Lan Mẫu có hai buổi cùng giờ');
  });

  it('is text to paste, and twelve months', async () => {
    await openVisits(done(page, '1'));
    await pressed('Chép để gửi Zalo');
    expect(screen?.field<HTMLTextAreaElement>('textarea').value).toContain('LỊCH CÁN BỘ VỀ THÔN – Xã Mẫu');
    await pressed('Cả năm');
    expect(document.querySelectorAll('section[aria-label^="Tháng"]')).toHaveLength(12);
    expect(document.querySelectorAll('button[data-kind="visit"]').length).toBeGreaterThan(50);
  });

  it('says so when nothing was planned, and when nothing came', async () => {
    await openVisits(done({ ...page, schedule: { rules: [], exceptions: [] } }, '1'));
    expect(screen?.text()).toContain('Xã chưa có lịch đi thôn.');
    await screen?.close();
    await openVisits({ kind: 'offline' });
    expect(screen?.text()).toContain('Không kết nối được máy chủ.');
    expect(screen?.text()).toContain('Thử lại');
  });

  it('keeps what was typed when somebody else changed the schedule', async () => {
    const { problem } = fail('changed-meanwhile');
    await openVisits(done(page, '1'), [{ kind: 'refused', problem }]);
    await pressed('Hủy buổi này');
    await typed('input[name="reason"]', 'Bão');
    await pressed('Lưu');
    expect(screen?.field<HTMLInputElement>('input[name="reason"]').value).toBe('Bão');
    expect(document.querySelector('[data-tone="attention"]')).not.toBeNull();
  });
});
