// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';
import { aDossier, dossierId, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

const secondId = '6a1e2f00-0000-4000-8000-000000000002';
let office: Office;
let screen: Screen;

beforeEach(async () => {
  localStorage.clear();
  office = newOffice([
    aDossier(),
    aDossier({}, { dossierId: secondId, applicantName: 'Trần Văn Mẫu', state: 'accepted', officialNumber: 'H50-1-2' }),
  ]);
  screen = await openDesk(office);
});
afterEach(() => screen.close());

const focused = () => document.activeElement?.textContent ?? '';

describe('the keys of the queue', () => {
  it('move the focus along the rows and stop at its ends', async () => {
    await pressKey(screen, 'j');
    expect(focused()).toContain('Hồ Thị Mẫu');
    await pressKey(screen, 'j');
    await pressKey(screen, 'j');
    expect(focused()).toContain('Trần Văn Mẫu');
    await pressKey(screen, 'k');
    expect(focused()).toContain('Hồ Thị Mẫu');
  });

  it('move from the open dossier on', async () => {
    await screen.close();
    screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
    await pressKey(screen, 'j');
    expect(focused()).toContain('Trần Văn Mẫu');
  });

  it('read no dossier by moving, since reading is written down', async () => {
    await pressKey(screen, 'j');
    await pressKey(screen, 'j');
    expect(office.calls.map((call) => call.path)).not.toContain(`/desk/dossiers/${dossierId}`);
  });

  it('lead to the search field and leave letters typed there alone', async () => {
    await pressKey(screen, '/');
    expect(document.activeElement?.getAttribute('type')).toBe('search');
    expect(await pressKey(screen, 'j')).toBe(false);
    await pressKey(screen, 'Escape');
    expect(document.activeElement?.getAttribute('type')).not.toBe('search');
  });

  it('rest while another key is held down with them', async () => {
    const event = new KeyboardEvent('keydown', { key: 'j', ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('show themselves behind ? and can be switched off on this machine', async () => {
    await pressKey(screen, '?');
    const dialog = screen.field<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    expect(await pressKey(screen, 'j')).toBe(false);
    await screen.press(screen.field('dialog input[type=checkbox]'));
    await screen.tap('Đóng');
    expect(await pressKey(screen, 'j')).toBe(false);
  });
});

describe('the keys of an open dossier', () => {
  it('open the form of an action that its state allows, and only that', async () => {
    await screen.close();
    screen = await openDesk(office, `/quay/ho-so/${secondId}`);
    await pressKey(screen, 't');
    expect(screen.place.querySelector('form[novalidate]')).toBeNull();
    await pressKey(screen, 'g');
    expect(screen.field('form h2').textContent).toBe('Ghi kết quả');
    expect(document.activeElement).toBe(screen.field('form h2'));
  });

  it('close the form with Escape, also from inside a field, and keep what a supplement had', async () => {
    await screen.close();
    screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
    await pressKey(screen, 'b');
    await screen.tap('+ Chữ ký: Người đề nghị');
    const why = screen.field<HTMLTextAreaElement>('form li textarea');
    await screen.type(why, 'Ký trên tờ có mã.');
    why.focus();
    await pressKey(screen, 'Escape');
    expect(screen.place.querySelector('form li textarea')).toBeNull();
    await pressKey(screen, 'b');
    expect(screen.field<HTMLTextAreaElement>('form li textarea').value).toBe('Ký trên tờ có mã.');
  });
});
