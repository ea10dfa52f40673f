// @vitest-environment happy-dom

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptanceRequest } from '../../../src/core/reception/desk-life.ts';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';
import { aDossier, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

const ids = ['1', '2', '3'].map((digit) => `6a1e2f00-0000-4000-8000-00000000000${digit}`);
const names = ['Hồ Thị Mẫu', 'Trần Văn Mẫu', 'Lê Thị Mẫu'];
/** At a session in the hamlet; only its number is missing. */
const received = {
  dossierId: '6a1e2f00-0000-4000-8000-000000000009',
  state: 'accepted',
  receivedOnSpotAt: '2026-11-20T09:00:00+07:00',
} as const;
let office: Office;
let screen: Screen;

beforeEach(async () => {
  office = newOffice([
    ...ids.map((dossierId, index) => aDossier({}, { dossierId, applicantName: names[index] ?? '' })),
    aDossier(
      {},
      { dossierId: 'accepted', applicantName: 'Phạm Văn Mẫu', state: 'accepted', officialNumber: 'H50-1-2' },
    ),
    aDossier({}, { ...received, applicantName: 'Vũ Thị Mẫu' }),
  ]);
  screen = await openDesk(office);
});
afterEach(() => screen.close());

const numbers = () => [...screen.place.querySelectorAll<HTMLInputElement>('input[data-number]')];
const box = (name: string) => screen.field(`input[aria-label="Chọn hồ sơ của ${name}"]`);
const sent = () =>
  office.calls.filter(({ path }) => path === '/desk/acceptances').map(({ body }) => body as AcceptanceRequest);

async function take(...chosen: readonly string[]): Promise<void> {
  for (const name of chosen) await screen.press(box(name));
  await screen.tap(`Tiếp nhận ${chosen.length} hồ sơ`);
  await screen.until('Tiếp nhận nhiều hồ sơ');
  await screen.settle();
}

describe('choosing rows of the queue', () => {
  it('goes by x on the focused row and offers only what can be accepted', async () => {
    await pressKey(screen, 'j');
    await pressKey(screen, 'x');
    expect(box('Hồ Thị Mẫu').checked).toBe(true);
    await pressKey(screen, 'x');
    expect(box('Hồ Thị Mẫu').checked).toBe(false);
    expect(screen.place.querySelector('input[aria-label="Chọn hồ sơ của Phạm Văn Mẫu"]')).toBeNull();
  });

  it('takes a whole run with Shift', async () => {
    await screen.press(box('Hồ Thị Mẫu'));
    await act(async () => {
      box('Lê Thị Mẫu').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }));
    });
    await screen.settle();
    expect(screen.text()).toContain('Đã chọn 3');
  });
});

describe('accepting many at once', () => {
  it('sends nothing while a number is missing or stands twice', async () => {
    await take('Hồ Thị Mẫu', 'Trần Văn Mẫu');
    const [first, second] = numbers();
    if (!first || !second) throw new Error('two fields are missing');
    await screen.type(first, 'H50.12-261123-0007');
    await screen.press(screen.field('form button[type=submit]'));
    expect(screen.text()).toContain('Chưa có số.');
    await screen.type(second, 'h50.12-261123-0007');
    await screen.settle();
    expect(screen.text()).toContain('trùng với hồ sơ khác');
    expect(sent()).toEqual([]);
  });

  it('fills the fields below from a pasted column, and goes on with a scanner’s Enter', async () => {
    await take('Hồ Thị Mẫu', 'Trần Văn Mẫu');
    const [first] = numbers();
    if (!first) throw new Error('the first field is missing');
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => 'H50.12-261123-0007\r\nH50.12-261123-0008\n' } });
    await act(async () => {
      first.dispatchEvent(event);
    });
    expect(numbers().map(({ value }) => value)).toEqual(['H50.12-261123-0007', 'H50.12-261123-0008']);
    first.focus();
    await pressKey(screen, 'Enter');
    expect(document.activeElement).toBe(numbers()[1]);
    await pressKey(screen, 'Enter');
    expect(document.activeElement).toBe(screen.field('form button[type=submit]'));
  });

  it('keeps what was refused with its reason and number, and lets go of what was accepted', async () => {
    await take('Hồ Thị Mẫu', 'Trần Văn Mẫu');
    for (const [index, field] of numbers().entries()) await screen.type(field, `H50.12-261123-000${index + 7}`);
    const done = { ...aDossier().row, officialNumber: 'H50.12-261123-0007' };
    office.answer('/desk/acceptances', {
      accepted: [done],
      refused: [{ dossierId: ids[1], code: 'number-taken' }],
    });
    await screen.press(screen.field('form button[type=submit]'));
    expect(sent()).toEqual([
      {
        dossiers: [
          { dossierId: ids[0], etag: '1', officialNumber: 'H50.12-261123-0007' },
          { dossierId: ids[1], etag: '1', officialNumber: 'H50.12-261123-0008' },
        ],
      },
    ]);
    expect(screen.text()).toContain('Đã tiếp nhận 1 hồ sơ.');
    expect(screen.text()).toContain('Số hồ sơ này đã dùng cho hồ sơ khác.');
    expect(numbers().map(({ value }) => value)).toEqual(['H50.12-261123-0008']);
  });

  it('says that nothing was written when the link is gone, and keeps the numbers', async () => {
    await take('Hồ Thị Mẫu');
    const [field] = numbers();
    if (!field) throw new Error('the field is missing');
    await screen.type(field, 'H50.12-261123-0007');
    office.setOnline(false);
    await screen.press(screen.field('form button[type=submit]'));
    expect(screen.text()).toContain('Chưa có gì được ghi.');
    expect(numbers()[0]?.value).toBe('H50.12-261123-0007');
  });

  it('says of dossiers that were received in the hamlet that they get their number, and of a mixed table which those are', async () => {
    await screen.press(box('Vũ Thị Mẫu'));
    await screen.press(box('Lê Thị Mẫu'));
    await screen.tap('Tiếp nhận 2 hồ sơ');
    await screen.until('1 hồ sơ trong bảng đã tiếp nhận tại thôn');
    await screen.press(screen.field('button[aria-label="Bỏ Lê Thị Mẫu khỏi bảng"]'));
    expect(screen.text()).toContain('Ghi số cho hồ sơ đã tiếp nhận lưu động');
    const [field] = numbers();
    if (!field) throw new Error('the field is missing');
    await screen.type(field, 'H50.12-261123-0009');
    office.answer('/desk/acceptances', {
      accepted: [{ ...aDossier().row, ...received, officialNumber: 'H50.12-261123-0009' }],
      refused: [],
    });
    await screen.press(screen.field('form button[type=submit]'));
    expect(screen.text()).toContain('Đã ghi số cho 1 hồ sơ đã tiếp nhận lưu động.');
    expect(screen.text()).not.toContain('Đã tiếp nhận 1 hồ sơ.');
  });
});
