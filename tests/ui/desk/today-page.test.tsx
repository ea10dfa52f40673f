// @vitest-environment happy-dom

import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskRow } from '../../../src/core/reception/desk.ts';
import type { Screen } from '../screen.tsx';
import { aDossier, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

let screen: Screen;
afterEach(() => screen.close());

const late = aDossier(
  {},
  { state: 'accepted', deadline: 'late', appointmentAt: '2026-11-20T17:00:00+07:00', officialNumber: 'H50-1-2' },
).row;
const near: DeskRow = {
  ...late,
  dossierId: '6a1e2f00-0000-4000-8000-000000000002',
  applicantName: 'Trần Văn Mẫu',
  deadline: 'near',
  appointmentAt: '2026-11-25T17:00:00+07:00',
  holder: { kind: 'section', name: 'Tư pháp', since: '2026-11-19T08:00:00+07:00' },
};
const today = (groups: readonly unknown[]) => ({ date: '2026-11-23', groups });

async function openToday(groups: readonly unknown[]) {
  const office = newOffice([]);
  office.answer('/desk/today', today(groups));
  screen = await openDesk(office, '/quay/hom-nay');
  await screen.until('Việc hôm nay');
  await screen.settle();
  return office;
}

describe('the work of today', () => {
  it('names each group with its count, what to do, how near the appointment is and who holds it', async () => {
    await openToday([
      { kind: 'late', count: 1, rows: [late] },
      { kind: 'due-soon', count: 60, rows: [near] },
    ]);
    const text = screen.text();
    expect(text).toContain('Đã quá hẹn1');
    expect(text).toContain('quá hẹn 20/11');
    expect(text).toContain('sắp đến hẹn 25/11');
    expect(text).toContain('ở Bộ phận chuyên môn Tư pháp từ 19/11');
    expect(screen.field<HTMLAnchorElement>(`a[href="/quay/ho-so/${late.dossierId}"]`).textContent).toContain(
      'Hồ Thị Mẫu',
    );
  });

  it('leads to the queue with the filter of a group that is longer than what is shown', async () => {
    const office = await openToday([{ kind: 'due-soon', count: 60, rows: [near] }]);
    await screen.tap('Xem tất cả trong danh sách');
    expect(screen.address()).toBe('/quay');
    expect(office.calls.map(({ path }) => path)).toContain('/desk/dossiers?deadline=near');
  });

  it('moves along the rows with j and k', async () => {
    await openToday([{ kind: 'late', count: 2, rows: [late, near] }]);
    await pressKey(screen, 'j');
    await pressKey(screen, 'j');
    expect(document.activeElement?.textContent).toContain('Trần Văn Mẫu');
  });

  it('says so when nothing is to be done, and why nothing came when the link is gone', async () => {
    const office = await openToday([]);
    expect(screen.text()).toContain('Hôm nay không còn việc nào phải làm.');
    await screen.close();
    office.setOnline(false);
    screen = await openDesk(office, '/quay/hom-nay');
    await screen.until('Không kết nối được máy chủ');
    expect(screen.text()).toContain('Không kết nối được máy chủ');
  });

  it('does not move under the hand: a newer list waits while somebody is at it', async () => {
    const office = await openToday([{ kind: 'late', count: 2, rows: [late, near] }]);
    await pressKey(screen, 'j');
    office.answer('/desk/today', today([{ kind: 'due-soon', count: 1, rows: [near] }]));
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await screen.settle();
    expect(screen.text()).toContain('quá hẹn 20/11');
    await screen.tap('Cập nhật');
    expect(screen.text()).not.toContain('quá hẹn 20/11');
    expect(screen.text()).toContain('sắp đến hẹn 25/11');
  });
});
