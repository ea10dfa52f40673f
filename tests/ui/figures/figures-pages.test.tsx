// @vitest-environment happy-dom
/** The pages of figures: what they say while, without and instead of an answer; what leads to dossiers, and for whom. */

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrolledDevice } from '../../../src/core/screen-ports.ts';
import DeskFigures from '../../../src/ui/figures/desk-figures.tsx';
import ProvinceFigures from '../../../src/ui/figures/province-figures.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { aDossier } from '../desk/office.ts';
import { anOfficial } from '../desk/open-desk.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { anAnswer, newFiguresOffice, total } from './figures-office.ts';
import type { FiguresOffice } from './figures-office.ts';

const { commune: _, ...admin } = { ...anOfficial, role: 'admin' as const };

let screen: Screen;
let office: FiguresOffice;

beforeEach(() => {
  office = newFiguresOffice();
  office.answer('week', anAnswer({ by: 'week' }));
  office.answer('month', anAnswer({ smallest: 5, by: 'month' }));
  office.answer('procedure', anAnswer({ by: 'procedure', rows: procedures }));
  office.answer('hamlet', anAnswer({ by: 'hamlet', rows: [{ key: 'h', label: 'Thôn Mẫu', values: total }] }));
  office.answer('commune', anAnswer({ by: 'commune', rows: communes }));
  office.answer('behind', [aDossier().row]);
  office.answer('/admin/communes', [{ code: '19429', name: 'Xã Mẫu', opened: true }]);
  office.answer('/admin/figure-keys', []);
});
afterEach(() => screen.close());

const procedures = [
  {
    key: 'a',
    label: 'Trợ cấp hưu trí',
    values: { dossiers: { value: 20 }, 'on-time': { numerator: 0, denominator: 0 } },
  },
  { key: 'b', label: 'Khai sinh', values: { dossiers: { value: 0 } } },
];
const communes = [
  { key: '1', label: 'Xã Lớn', values: { dossiers: { value: 120, atLeast: true }, 'same-day': { hidden: true } } },
  { key: '2', label: 'Xã Nhỏ', values: { dossiers: { hidden: true } } },
] as const;

async function open(page: 'desk' | 'province', link: 'online' | 'offline' | 'stalled' = 'online'): Promise<void> {
  const enrolled: EnrolledDevice = page === 'desk' ? anOfficial : admin;
  office.setLink(link);
  useDeviceState.setState({ enrolled, vault: 'open', link: 'online', changes: {} });
  const device = { ...newFakeDevice({ enrolled }), office: office.client };
  screen = await openScreen(device, page === 'desk' ? <DeskFigures /> : <ProvinceFigures />);
  await screen.settle();
}

/** The tile of a figure. */
function tile(name: string): HTMLElement {
  const found = [...screen.place.querySelectorAll('h2')].find(({ textContent }) => textContent === name)?.parentElement;
  if (!found) throw new Error(`no tile ${name}`);
  return found;
}
const numberOf = (name: string) => tile(name).querySelector('p')?.textContent;
const opener = (words: string) =>
  [...screen.place.querySelectorAll('button')].find((each) => each.getAttribute('aria-label')?.includes(words));

describe('the figures of a commune', () => {
  it('stand as people write numbers, with what they are made of, and the meaning one touch away', async () => {
    await open('desk');
    expect(numberOf('Hồ sơ đến')).toBe('1.234');
    expect(tile('Tỷ lệ đúng hẹn').textContent).toContain('87,5%7 trên 8 hồ sơ');
    expect(tile('Tỷ lệ xong trong ngày').textContent).toContain('–chưa có gì để tính');
    expect(tile('Từ cửa nhà đến số chính thức, trung vị').textContent).toContain(
      '1,5 ngày9 trên 10 hồ sơ: trong 4 ngày',
    );
    expect(tile('Gói còn trên máy').textContent).toContain('3lâu nhất đã chờ 1,5 giờ');
    expect(numberOf('Mức độ hài lòng')).toBe('–');
    const explain = opener('Cách tính: Hồ sơ đến');
    expect(explain?.getAttribute('aria-expanded')).toBe('false');
    await screen.press(explain as HTMLElement);
    expect(explain?.getAttribute('aria-expanded')).toBe('true');
    expect(tile('Hồ sơ đến').textContent).toContain('tính theo ngày cổng nhận');
  });

  it('open into the dossiers behind a number, by keys as by hand, and only where there are some', async () => {
    await open('desk');
    expect(opener('Xem hồ sơ phía sau: Gói còn trên máy')).toBeUndefined();
    expect(opener('Xem hồ sơ phía sau: Hồ sơ đến, Khai sinh')).toBeUndefined();
    const cell = opener('Xem hồ sơ phía sau: Hồ sơ đến, Trợ cấp hưu trí') as HTMLButtonElement;
    expect([cell.tagName, cell.type, cell.tabIndex]).toEqual(['BUTTON', 'button', 0]);
    await screen.press(cell);
    const asked = new URLSearchParams(office.calls.at(-1)?.split('?')[1]);
    expect(Object.fromEntries(asked)).toMatchObject({ by: 'procedure', figure: 'dossiers', key: 'a' });
    const dialog = screen.field<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Hồ sơ đến · Trợ cấp hưu trí',
    );
    expect(screen.field<HTMLAnchorElement>('dialog a').getAttribute('href')).toBe(
      `/quay/ho-so/${aDossier().row.dossierId}`,
    );
    // As Escape does.
    await act(async () => void dialog.dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(screen.place.querySelector('dialog')).toBeNull();
  });

  it('are narrowed by what there is, and split another way', async () => {
    office.answer('state', anAnswer({ by: 'state', rows: [] }));
    await open('desk');
    const [, , procedure, hamlet] = screen.place.querySelectorAll('select');
    await screen.select(procedure as HTMLSelectElement, 'a');
    await screen.select(hamlet as HTMLSelectElement, 'h');
    expect(office.calls.some((call) => /by=week&procedure=a&hamlet=h/.test(call))).toBe(true);
    await screen.tap('trạng thái');
    expect(screen.text()).toContain('Kỳ này chưa có số nào.');
    expect(
      [...screen.place.querySelectorAll('button[aria-pressed=true]')].map(({ textContent }) => textContent),
    ).toEqual(['trạng thái']);
  });

  it('are saved as they are published: without what narrows them', async () => {
    await open('desk');
    const [, , procedure] = screen.place.querySelectorAll('select');
    await screen.select(procedure as HTMLSelectElement, 'a');
    office.refuse('/figures/csv', 'busy');
    await screen.tap('CSV');
    expect(office.calls.at(-1)).toMatch(/^GET \/figures\/csv\?from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d&by=month$/);
    expect(screen.field('[role=group] [role=alert]').textContent).not.toBe('');
    expect(screen.text()).toContain('Excel');
  });
});

describe('without figures', () => {
  it('a page says that it waits', async () => {
    await open('desk', 'stalled');
    expect(screen.field<HTMLElement>('[role=status]').textContent).toContain('Đang');
    expect(screen.place.querySelector('ul')).toBeNull();
  });

  it.each(['desk', 'province'] as const)('a page without a link says so, and asks again: %s', async (page) => {
    await open(page, 'offline');
    expect(screen.field<HTMLElement>('[role=alert]').textContent).toContain('Không kết nối được máy chủ');
    office.setLink('online');
    await screen.tap('Thử lại');
    await screen.settle();
    expect(screen.place.querySelector('[role=alert]')).toBeNull();
    expect(numberOf('Hồ sơ đến')).toBe('1.234');
  });

  it('a filter whose list did not come says so', async () => {
    office.refuse('/admin/communes', 'busy');
    await open('province');
    expect(numberOf('Hồ sơ đến')).toBe('1.234');
    office.answer('/admin/communes', [{ code: '19429', name: 'Xã Mẫu', opened: true }]);
    await screen.tap('Thử lại');
    expect(screen.place.querySelector('[role=alert]')).toBeNull();
    expect(screen.text()).toContain('Xã Mẫu');
  });

  it('a page that was refused says why', async () => {
    office.refuse('week', 'forbidden');
    await open('desk');
    expect(screen.field<HTMLElement>('[role=alert]').textContent).not.toBe('');
    expect(screen.text()).not.toContain('Đang tải');
  });

  it('a part that fails leaves the others standing', async () => {
    office.refuse('procedure', 'busy');
    await open('desk');
    expect(numberOf('Hồ sơ đến')).toBe('1.234');
    const split = screen.field<HTMLElement>('section[aria-label="Chia theo"]');
    expect(split.querySelector('[role=alert]')).not.toBeNull();
  });

  it('a period in which nothing came is called empty', async () => {
    office.answer('week', anAnswer({ total: { dossiers: { value: 0 }, unsent: { value: 0 } } }));
    await open('desk');
    expect(screen.text()).toContain('Chưa có hồ sơ nào trong kỳ này.');
  });
});

describe('the figures of the province', () => {
  it('are hidden where too few stand behind them, in words', async () => {
    await open('province');
    expect(screen.text()).toContain('Số dưới 5 được giấu');
    const rows = [...screen.place.querySelectorAll('section[aria-label="Chia theo"] tbody tr')];
    const cells = rows.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['Xã Lớn', '≥ 120', 'ẩn'],
      ['Xã Nhỏ', 'ẩn', '–'],
    ]);
    expect(screen.field<HTMLElement>('td span[title]').title).toContain('quá ít người');
  });

  it('open no dossier', async () => {
    await open('province');
    expect(opener('Xem hồ sơ')).toBeUndefined();
    expect(office.calls.some((call) => call.includes('/figures/dossiers'))).toBe(false);
  });

  it('of one commune are split by hamlet only in months that are over', async () => {
    await open('province');
    const [, to, commune] = screen.place.querySelectorAll('select');
    await screen.select(commune as HTMLSelectElement, '19429');
    expect(screen.text()).toContain('Theo thôn chỉ có những tháng đã qua');
    expect(office.calls.some((call) => call.includes('by=hamlet'))).toBe(false);
    await screen.select(to as HTMLSelectElement, (to as HTMLSelectElement).options[1]?.value ?? '');
    expect(office.calls.some((call) => call.includes('by=hamlet&commune=19429'))).toBe(true);
    expect(screen.text()).toContain('Thôn Mẫu');
  });
});

describe('the keys of those who read from outside', () => {
  it('are asked for when they are looked at, made for a name, and shown once', async () => {
    await open('province');
    expect(office.calls.some((call) => call.includes('figure-keys'))).toBe(false);
    const keys = [...screen.place.querySelectorAll('details')].at(-1) as HTMLDetailsElement;
    await act(async () => {
      keys.open = true;
      keys.dispatchEvent(new Event('toggle'));
    });
    await screen.settle();
    expect(keys.textContent).toContain('Chưa có khóa nào.');
    await screen.tap('Tạo khóa');
    expect(keys.textContent).toContain('Ghi tên đơn vị');
    await screen.type(screen.labelled('Ai dùng khóa này'), 'Trung tâm điều hành');
    const expiresAt = '2036-11-21T08:30:00+07:00';
    const key = { keyId: 'k1', name: 'Trung tâm điều hành', createdAt: '2026-11-21T08:30:00+07:00', expiresAt };
    office.answer('POST /admin/figure-keys', { keyId: 'k1', key: 'gcs_once', expiresAt });
    office.answer('/admin/figure-keys', [key]);
    await screen.tap('Tạo khóa');
    expect(keys.textContent).toContain('gcs_once');
    expect(keys.textContent).toContain('Đang dùng được');
    office.answer('POST /admin/figure-keys/k1/revoke', [{ ...key, revokedAt: '2026-11-21T08:31:00+07:00' }]);
    await screen.press(opener('Thu hồi khóa của Trung tâm điều hành') as HTMLElement);
    expect(keys.textContent).toContain('Đã thu hồi');
    expect(opener('Thu hồi khóa')).toBeUndefined();
  });
});
