// @vitest-environment happy-dom

import { act } from 'react';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskDossier } from '../../../src/core/reception/desk.ts';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';
import { aDossier, dossierId, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

let office: Office;
let screen: Screen;
let clipboard: string[];
let isAllowed: boolean;

const signed = aDossier();
const full: Partial<DeskDossier> = {
  text: {
    ...signed.text,
    answers: {
      fullName: 'Hồ Thị Mẫu',
      birthDate: { iso: '1948-03-05', precision: 'day' },
      idNumber: '044148000001',
      residence: { text: 'Thôn Mẫu, xã Mẫu', provinceCode: '45', communeCode: '19564', detail: 'Thôn Mẫu' },
    },
  },
};

beforeEach(async () => {
  localStorage.clear();
  clipboard = [];
  isAllowed = true;
  vi.stubGlobal('navigator', {
    ...globalThis.navigator,
    clipboard: {
      async writeText(text: string) {
        if (!isAllowed) throw new DOMException('not now', 'NotAllowedError');
        clipboard.push(text);
      },
    },
  });
  await open(full);
});
afterEach(async () => {
  await screen.close();
  vi.unstubAllGlobals();
});

async function open(changes: Partial<DeskDossier>): Promise<void> {
  office = newOffice([aDossier(changes)]);
  screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
  await pressKey(screen, 'o');
  await screen.until('Rời chế độ này');
}

const next = () => pressKey(screen, 'm');
async function copyAll(): Promise<readonly string[]> {
  const from = clipboard.length;
  const steps = screen.place.querySelectorAll('ol[aria-label="Các ô theo thứ tự chép"] li').length;
  for (let count = 0; count < steps; count += 1) await next();
  return clipboard.slice(from);
}

describe('copying field by field', () => {
  it('copies who hands in, then the declaration in its order, dates as dd/mm/yyyy', async () => {
    expect(await copyAll()).toEqual([
      'Hồ Thị Mẫu',
      '044148000001',
      'Hồ Thị Mẫu',
      '05/03/1948',
      '044148000001',
      'Thôn Mẫu, xã Mẫu',
    ]);
    expect(screen.text()).toContain('Đã chép hết các ô.');
  });

  it('shows what lies in the clipboard, goes back one, and copies any field that is pressed', async () => {
    await next();
    await next();
    expect(screen.field('output').textContent).toBe('044148000001');
    await pressKey(screen, 'w');
    expect(screen.field('output').textContent).toBe('Hồ Thị Mẫu');
    await screen.press(screen.field('button[aria-label*="Ngày, tháng, năm sinh"]'));
    expect(clipboard.at(-1)).toBe('05/03/1948');
  });

  it('says so when the browser does not let it, and keeps the value in sight', async () => {
    isAllowed = false;
    await next();
    await screen.settle();
    expect(screen.text()).toContain('Trình duyệt không cho chép.');
    expect(screen.field('output').textContent).toBe('Hồ Thị Mẫu');
  });

  it('empties the clipboard when it is left, and on the return where it could not', async () => {
    await next();
    isAllowed = false;
    await pressKey(screen, 'Escape');
    expect(clipboard).toEqual(['Hồ Thị Mẫu']);
    isAllowed = true;
    await act(async () => {
      globalThis.dispatchEvent(new Event('focus'));
    });
    expect(clipboard).toEqual(['Hồ Thị Mẫu', '']);
  });

  it('copies by itself on the return to the window, where that is wished', async () => {
    await screen.press(screen.labelled('Mỗi lần quay lại'));
    await act(async () => {
      globalThis.dispatchEvent(new Event('focus'));
    });
    await screen.settle();
    expect(clipboard).toEqual(['Hồ Thị Mẫu']);
  });

  it('copies what the desk put right, not what it was', async () => {
    await screen.close();
    await open({
      ...full,
      corrections: [
        {
          questionId: 'idNumber',
          before: '044148000001',
          after: '044148000002',
          reason: 'Theo thẻ.',
          by: 'Lan',
          at: '2026-11-23T09:00:00+07:00',
        },
      ],
    });
    expect((await copyAll()).at(-2)).toBe('044148000002');
  });
});

describe('the order of the other screen', () => {
  it('is set once: skipped, moved, in parts; remembered by ids alone', async () => {
    await screen.tap('Sắp thứ tự ô');
    await screen.press(screen.field('input[aria-label="Chép ô Người nộp · họ tên"]'));
    await screen.press(screen.field('button[aria-label^="Đưa lên: I.2 · Ngày, tháng, năm sinh"]'));
    await screen.select(screen.field<HTMLSelectElement>('select[aria-label*="năm sinh"]'), 'parts');
    await screen.tap('Xong thứ tự');
    const expected = ['044148000001', '05', '03', '1948', 'Hồ Thị Mẫu', '044148000001', 'Thôn Mẫu, xã Mẫu'];
    expect(await copyAll()).toEqual(expected);
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/Mẫu|0441|1948/);
    await screen.close();
    await open(full);
    expect(await copyAll()).toEqual(expected);
  });
});

describe('the way to the other system and back', () => {
  it('names the files for its upload and packs them into one', async () => {
    const taken: File[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof File) taken.push(file);
      return 'blob:mau';
    });
    await screen.close();
    await open({
      ...full,
      papers: [{ paperId: 'representation', custody: 'photo', page: 1, mediaType: 'image/png', blobId: 'b1' }],
    });
    office.answer(`/desk/dossiers/${dossierId}/declaration`, new Blob(['%PDF-'], { type: 'application/pdf' }));
    office.answer('/desk/papers/b1', new Blob(['picture'], { type: 'image/png' }));
    await screen.tap('Tải tất cả (2 tệp, .zip)');
    await screen.until('Đã tải.');
    const zip = taken.find(({ name }) => name.endsWith('.zip'));
    const names = Object.keys(unzipSync(new Uint8Array((await zip?.arrayBuffer()) ?? new ArrayBuffer(0))));
    expect(names).toEqual([
      '01_to-khai_482109375.pdf',
      expect.stringMatching(/^02_giay-to-ve-giam-ho.*_482109375\.png$/),
    ]);
    vi.restoreAllMocks();
  });

  it('brings its number straight into acceptance, pasted anywhere on the page', async () => {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => ' h50.12-261123-0007 ' } });
    await act(async () => {
      document.body.dispatchEvent(event);
    });
    await screen.tap('Tiếp nhận với số này');
    expect(screen.field('form h2').textContent).toBe('Tiếp nhận');
    expect(screen.field('input[name=official-number]').value).toBe('H50.12-261123-0007');
  });
});
