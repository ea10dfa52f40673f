// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { HolidayYear } from '../../../src/core/reception/holidays.ts';
import type { PersonPage } from '../../../src/core/reception/people.ts';
import AdministrationApp from '../../../src/ui/administration/administration-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newOffice } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { anOfficial, choose } from '../desk/open-desk.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const { commune: _commune, ...admin } = { ...anOfficial, role: 'admin' as const, personName: 'Quản trị Mẫu' };

let screen: Screen;
let office: Office;
afterEach(() => screen.close());

async function open(at: string, answers: { readonly [path: string]: unknown }): Promise<void> {
  office = newOffice([]);
  const row = { code: '1', name: 'Xã Mẫu', opened: true, ownNumbers: false, officialsOnly: false, devices: 0 };
  office.answer('/admin/communes', [{ ...row, receptionPoints: [] }]);
  office.answer('/admin/teams', []);
  for (const [path, value] of Object.entries(answers)) office.answer(path, value);
  useDeviceState.setState({ enrolled: admin, vault: 'open', link: 'online', changes: {} });
  const device = { ...newFakeDevice({ enrolled: admin }), office: office.client };
  screen = await openScreen(device, <AdministrationApp />, '/quan-tri/*', at);
  // Its part of the program comes when it is first opened.
  for (let count = 0; count < 200 && !screen.place.querySelector('h1'); count += 1) await screen.settle(10);
  await screen.settle(20);
}

const postsTo = (path: string) => office.calls.filter((call) => call.method === 'POST' && call.path === path);

const row = {
  personId: 'person-1',
  name: 'Hồ Thị Hạn',
  role: 'official' as const,
  communeCode: '1',
  communeName: 'Xã Mẫu',
  hamlets: [],
  expiresOn: '2026-11-30',
  devices: 1,
  lessons: [],
};
const person: PersonPage = {
  row,
  since: '2026-01-05T08:00:00+07:00',
  devices: [],
  substitutes: [],
  guestRoles: [],
  reasons: [],
  assigned: 0,
  colleagues: [],
  teams: [],
  isMine: false,
};

describe('people', () => {
  it('are asked for by words that never stand in the address, and say who is ending soon', async () => {
    const counts = { ending: 3, over: 0, 'no-end': 0, left: 0, guest: 0 };
    await open('/quan-tri/nguoi', { '/admin/people': { rows: [row], total: 1, counts } });
    expect(screen.text()).toContain('3 người sắp hết hạn trong 30 ngày tới');
    expect(screen.text()).toContain('đến 30/11/2026');
    await screen.type(screen.field('input[type=search]'), 'ho thi');
    await screen.settle(400);
    expect(postsTo('/admin/people').at(-1)?.body).toEqual({ text: 'ho thi' });
    expect(screen.address()).toBe('/quan-tri/nguoi');
    await choose(screen, 'select[aria-label="Vai"]', 'volunteer');
    expect(postsTo('/admin/people').at(-1)?.body).toMatchObject({ role: 'volunteer' });
  });

  it('get more time with one press, from their last day on', async () => {
    await open('/quan-tri/nguoi/person-1', { '/admin/people/person-1': person });
    expect(screen.text()).toContain('Thời hạn kết thúc ngày 30/11/2026');
    await screen.tap('Gia hạn 3 tháng');
    expect(postsTo('/admin/people/person-1')).toMatchObject([{ body: { expiresOn: '2027-02-28' } }]);
  });

  it('are lent only with commune, days and decision', async () => {
    await open('/quan-tri/nguoi/person-1', {
      '/admin/people/person-1': { ...person, row: { ...row, communeCode: '2' } },
    });
    await screen.tap('Biệt phái');
    for (const sentence of ['Hãy chọn đơn vị nhận.', 'Ngày đến phải sau ngày đi', 'Hãy ghi quyết định cử.']) {
      expect(screen.text()).toContain(sentence);
    }
    expect(postsTo('/admin/people/person-1/guest-roles')).toEqual([]);
  });

  it('who left keep a list of what is open', async () => {
    const left = { ...person, row: { ...row, leftOn: '2026-11-30', teamId: 'team-1' }, assigned: 2 };
    await open('/quan-tri/nguoi/person-1', { '/admin/people/person-1': left });
    expect(screen.text()).toContain('2 hồ sơ đang giao cho người này.');
    await screen.tap('Rút khỏi tổ');
    expect(postsTo('/admin/people/person-1')).toMatchObject([{ body: { teamId: '' } }]);
  });
});

describe('the working calendar', () => {
  const year: HolidayYear = {
    year: 2027,
    days: [{ date: '2027-01-01', name: 'Tết Dương lịch', source: 'BLLĐ' }],
    announced: false,
    proposed: [
      { date: '2027-01-01', name: 'Tết Dương lịch', source: 'BLLĐ' },
      { date: '2027-02-06', name: 'Tết Âm lịch (mùng 1)', source: 'BLLĐ', unverified: 'Chờ thông báo' },
    ],
    newYear: '2027-02-06',
    digest: 'a',
    years: [2026, 2027],
  };

  it('takes what is proposed, gives back what was taken out, and is published under a notice only', async () => {
    await open('/quan-tri/lich/2027', { '/admin/holidays/2027': year });
    await screen.tap('Đưa 1 ngày theo luật và âm lịch vào lịch');
    expect(screen.text()).toContain('Đã thêm 1 ngày. Chưa công bố.');
    await screen.tap('Bỏ');
    expect(screen.text()).toContain('Đã bỏ Tết Dương lịch.');
    await screen.tap('Lấy lại');
    await screen.tap('Công bố lịch');
    expect(screen.text()).toContain('Hãy ghi văn bản.');
    expect(postsTo('/admin/holidays/2027')).toEqual([]);
    await screen.type(screen.field('input[name=decision]'), 'TB 1/2026');
    await screen.tap('Công bố lịch');
    const [post] = postsTo('/admin/holidays/2027');
    expect(post?.body).toMatchObject({ announced: false, decision: 'TB 1/2026', digest: 'a' });
    const published = post?.body as HolidayYear | undefined;
    expect(published?.days.map(({ date }) => date)).toEqual(['2027-01-01', '2027-02-06']);
  });
});

describe('the settings', () => {
  const settings = {
    correctionWindowMs: 7_200_000,
    purgeGraceMs: 86_400_000,
    draftLimitMs: 259_200_000,
    loadWindow: null,
    smallestFigure: 5,
    hotline: null,
    reportAnswerDays: 7,
  };

  it('are said in the units of people, and not saved out of their limits', async () => {
    await open('/quan-tri/cai-dat', { '/admin/settings': settings });
    expect(screen.field<HTMLInputElement>('input[name=correctionWindowMs]').value).toBe('120');
    await screen.type(screen.field('input[name=purgeGraceMs]'), '999');
    expect(screen.field<HTMLButtonElement>('button[type=submit]').disabled).toBe(true);
    await screen.type(screen.field('input[name=purgeGraceMs]'), '48');
    await screen.tap('Lưu cài đặt');
    expect(postsTo('/admin/settings')).toMatchObject([{ body: { purgeGraceMs: 172_800_000, loadWindow: null } }]);
  });

  it('say below which number figures are hidden, never less than three', async () => {
    await open('/quan-tri/cai-dat', { '/admin/settings': settings });
    const field = screen.field<HTMLInputElement>('input[name=smallestFigure]');
    for (const wrong of ['', '2', '21', '4.5']) {
      await screen.type(field, wrong);
      expect(screen.text(), wrong).toContain('Ghi một số nguyên từ 3 đến 20.');
      expect(screen.field<HTMLButtonElement>('button[type=submit]').disabled, wrong).toBe(true);
    }
    await screen.type(field, '8');
    await screen.tap('Lưu cài đặt');
    expect(postsTo('/admin/settings')).toMatchObject([{ body: { smallestFigure: 8 } }]);
  });
});

describe('the audit log', () => {
  it('says what its chain is worth, and leads from an id to all that was done with it', async () => {
    const about = { id: '7', at: '2026-11-21T08:30:00+07:00', actor: 'opener', action: 'dossier-read', details: {} };
    const found = { rows: [{ ...about, subject: 'dossier-x' }], actions: ['dossier-read'] };
    await open('/quan-tri/nhat-ky', { '/admin/audit': found });
    expect(screen.text()).toContain('Chưa kiểm tra từ trang này.');
    office.answer('/admin/audit/check', { at: '2026-11-21T08:30:00+07:00', rows: 9, brokenAt: '4' });
    await screen.tap('Kiểm tra chuỗi ngay');
    expect(screen.text()).toContain('Đứt ở dòng 4');
    await screen.tap('Chỉ mã này');
    expect(postsTo('/admin/audit').at(-1)?.body).toEqual({ subject: 'dossier-x' });
  });
});
