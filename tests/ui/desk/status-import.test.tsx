// @vitest-environment happy-dom
/** Bringing statuses over at the desk: look first, explain what is not understood, choose, then write. */

import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { StatusPreview, StatusRow } from '../../../src/core/reception/status-import.ts';
import { newOffice } from './office.ts';
import type { Office } from './office.ts';
import { openDesk } from './open-desk.tsx';
import type { Screen } from '../screen.tsx';

const rowOf = (line: number, changes: Partial<StatusRow>): StatusRow => ({
  line,
  number: `H50.99-261121-000${line}`,
  statusText: 'Đã xử lý xong',
  verdict: 'change',
  code: '9',
  ...changes,
});
const preview: StatusPreview = {
  headLine: 1,
  heads: ['Số hồ sơ', 'Tình trạng'],
  columns: { number: 0, status: 1 },
  isRemembered: false,
  rows: [
    rowOf(2, { dossierId: 'd-2', from: 'accepted', to: 'done', at: '2026-11-21' }),
    rowOf(3, { dossierId: 'd-3', from: 'accepted', to: 'done' }),
    rowOf(4, { verdict: 'number-unknown' }),
    rowOf(5, { verdict: 'status-unknown', statusText: 'Chờ bốc thăm' }),
    rowOf(6, { verdict: 'same', dossierId: 'd-6', from: 'done' }),
  ],
  unknownStatuses: ['Chờ bốc thăm'],
};
const paths = { preview: '/desk/status-imports/preview', apply: '/desk/status-imports' };

let screen: Screen;
afterEach(async () => await screen.close());

async function openImport(prepare: (office: Office) => void = () => undefined): Promise<Office> {
  const office = newOffice([]);
  office.answer(paths.preview, preview);
  prepare(office);
  screen = await openDesk(office, '/quay/nhap-trang-thai');
  await screen.until('Chọn tệp');
  return office;
}

async function choose(name: string, content: string): Promise<void> {
  const input = screen.field('input[type=file]');
  Object.defineProperty(input, 'files', { value: [new File([content], name)], configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await screen.settle(50);
}

const bodies = (office: Office, path: string) =>
  office.calls.filter((call) => call.path === path).map(({ body }) => body as { [name: string]: unknown });

describe('bringing statuses over', () => {
  it('shows what would be written, what is wrong and why, and what stays', async () => {
    await openImport();
    await choose('thang-11.csv', 'a;b');
    await screen.until('thang-11.csv: 5 dòng');
    expect(screen.text()).toContain('Đã tiếp nhận');
    expect(screen.text()).toContain('21/11/2026');
    await screen.tap('Cần xem 2');
    expect(screen.text()).toContain('Xã không có hồ sơ mang số này.');
    await screen.tap('Không đổi 1');
    expect(screen.text()).toContain('đã như vậy');
  });

  it('writes the chosen lines, and says how many', async () => {
    const office = await openImport((each) =>
      each.answer(paths.apply, { changed: 1, preview: { ...preview, rows: [] } }),
    );
    await choose('a.csv', 'a;b');
    await screen.until('Ghi 2 dòng');
    await screen.press(screen.field('[aria-label="Chọn dòng 3"]'));
    await screen.tap('Ghi 1 dòng');
    await screen.until('Đã ghi 1 hồ sơ.');
    expect(bodies(office, paths.apply)).toEqual([{ file: btoa('a;b'), columns: preview.columns, lines: [2] }]);
  });

  it('asks again with another column, and with what an unknown status means', async () => {
    const office = await openImport();
    await choose('a.csv', 'a;b');
    await screen.until('Chờ bốc thăm');
    const [word] = [...screen.place.querySelectorAll('section select')].slice(-1) as HTMLSelectElement[];
    if (!word) throw new Error('there is no field for the word');
    await screen.select(word, '4');
    expect(bodies(office, paths.preview).at(-1)).toEqual({ file: btoa('a;b'), words: { 'cho boc tham': '4' } });
    await screen.select(screen.field<HTMLSelectElement>('[name=number]'), '1');
    expect(bodies(office, paths.preview).at(-1)).toMatchObject({ columns: { number: 1 } });
  });

  it('says what is wrong with a file, and that nothing was written when the server refuses', async () => {
    await openImport((office) => office.answer(paths.preview, { fault: 'file-old-excel' }));
    await choose('cu.xls', 'x');
    await screen.until('Hãy mở bằng Excel rồi lưu thành .xlsx.');
    await screen.close();
    await openImport((office) => office.refuse(paths.apply, 'not-found'));
    await choose('a.csv', 'a;b');
    await screen.tap('Ghi 2 dòng');
    await screen.until('Thử lại');
    expect(screen.text()).not.toContain('Đã ghi');
  });

  it('keeps the file when the network is away, and goes on when it is back', async () => {
    const office = await openImport();
    office.setOnline(false);
    await choose('a.csv', 'a;b');
    await screen.until('Không kết nối được máy chủ.');
    office.setOnline(true);
    await screen.tap('Thử lại');
    await screen.until('Ghi 2 dòng');
  });
});
