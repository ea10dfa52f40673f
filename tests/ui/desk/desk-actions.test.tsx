// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskActions } from '../../../src/core/reception/desk.ts';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';
import { aDossier, dossierId, newOffice } from './office.ts';
import { choose, openDesk, pressKey } from './open-desk.tsx';

let office: Office;
let screen: Screen;

beforeEach(async () => {
  office = newOffice([aDossier()]);
  screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
});
afterEach(() => screen.close());

const sent = (action: keyof DeskActions) =>
  office.calls.filter((call) => call.path === `/desk/dossiers/${dossierId}/${action}`);
const submit = () => screen.press(screen.field('form button[type=submit]'));
const number = () => screen.field('input[name=official-number]');

describe('accepting', () => {
  beforeEach(async () => {
    await pressKey(screen, 't');
  });

  it('proposes the appointment of the procedure’s term and says it in Vietnamese order', () => {
    expect(screen.field('input[name=appointment]').value).toBe('2026-12-07T17:00');
    expect(screen.text()).toContain('07/12/2026 lúc 17:00');
  });

  it('sends nothing without a number, nor with this system’s own code', async () => {
    await submit();
    expect(screen.text()).toContain('Cần số hồ sơ của hệ thống một cửa.');
    await screen.type(number(), '4821-0937-5');
    await submit();
    expect(screen.text()).toContain('Số hồ sơ chưa đúng mẫu');
    expect(sent('accept')).toEqual([]);
  });

  it('waits at the end of a scanned number: the scanner’s Enter only moves on to the button', async () => {
    number().focus();
    await screen.type(number(), 'h50.12-261123-0007');
    await pressKey(screen, 'Enter');
    expect(sent('accept')).toEqual([]);
    expect(document.activeElement).toBe(screen.field('form button[type=submit]'));
  });

  it('sends number and appointment with the revision that was read, and shows the new state', async () => {
    await screen.type(number(), ' h50.12-261123-0007 ');
    await screen.type(screen.field('input[name=appointment]'), '2026-12-01T11:00');
    await submit();
    expect(sent('accept')).toMatchObject([
      {
        ifMatch: '"1"',
        body: { officialNumber: 'H50.12-261123-0007', appointmentAt: '2026-12-01T11:00:00+07:00' },
      },
    ]);
    expect(screen.text()).toContain('Đã tiếp nhận.');
    expect(screen.text()).toContain('H50.12-261123-0007');
  });

  it('refuses a day that is over', async () => {
    await screen.type(number(), 'H50.12-261123-0007');
    await screen.type(screen.field('input[name=appointment]'), '2020-01-01T08:00');
    await submit();
    expect(screen.text()).toContain('Ngày hẹn đã qua');
    expect(sent('accept')).toEqual([]);
  });

  it('says that nothing was written when the link is gone, and keeps the number', async () => {
    await screen.type(number(), 'H50.12-261123-0007');
    office.setOnline(false);
    await submit();
    expect(screen.text()).toContain('Chưa có gì được ghi.');
    expect(number().value).toBe('H50.12-261123-0007');
  });
});

describe('asking for a supplement', () => {
  beforeEach(async () => {
    await pressKey(screen, 'b');
  });

  it('offers what the dossier itself says is missing', () => {
    expect(screen.text()).toContain('+ Chữ ký: Người đề nghị');
  });

  it('takes items picked on the dossier, each with its why', async () => {
    await screen.press(screen.field('button[aria-label="Hỏi bổ sung: Dân tộc"]'));
    await submit();
    expect(screen.text()).toContain('Mục này chưa ghi lý do.');
    await choose(screen, 'form li select', 'Chưa trả lời: cần hỏi và ghi thêm.');
    await screen.tap('+ Chữ ký: Người đề nghị');
    const [, why] = screen.place.querySelectorAll<HTMLTextAreaElement>('form li textarea');
    await screen.type(why ?? screen.field('form li textarea'), '  Ký trên tờ có mã. ');
    await submit();
    expect(sent('supplement')).toMatchObject([
      {
        ifMatch: '"1"',
        body: {
          items: [
            { kind: 'answer', id: 'ethnicity', why: 'Chưa trả lời: cần hỏi và ghi thêm.' },
            { kind: 'signature', id: 'applicant', why: 'Ký trên tờ có mã.' },
          ],
        },
      },
    ]);
    expect(screen.text()).toContain('Đã gửi yêu cầu bổ sung.');
  });

  it('sends nothing while nothing is picked, and takes a pick back', async () => {
    await screen.tap('+ Chữ ký: Người đề nghị');
    await screen.press(screen.field('button[aria-label="Bỏ mục Người đề nghị"]'));
    await submit();
    expect(screen.text()).toContain('Chọn ít nhất một mục cần bổ sung.');
    expect(sent('supplement')).toEqual([]);
  });
});

describe('refusing', () => {
  it('wants the reason in words', async () => {
    await pressKey(screen, 'c');
    await submit();
    expect(sent('refuse')).toEqual([]);
    await screen.type(screen.field<HTMLTextAreaElement>('textarea[name=refuse]'), 'Không thuộc thẩm quyền của xã.');
    await submit();
    expect(sent('refuse')).toMatchObject([{ body: { reason: 'Không thuộc thẩm quyền của xã.' } }]);
  });
});

describe('when another official was first', () => {
  beforeEach(async () => {
    await pressKey(screen, 'b');
    await screen.tap('+ Chữ ký: Người đề nghị');
    await screen.type(screen.field<HTMLTextAreaElement>('form li textarea'), 'Ký trên tờ có mã.');
    office.actElsewhere(dossierId, { state: 'accepted', officialNumber: 'H50.12-261123-0009' });
    await submit();
  });

  it('says who and when, and writes nothing', () => {
    expect(screen.text()).toContain('Lê Văn Minh Mẫu đã thay đổi hồ sơ này lúc 09:15 ngày 23/11/2026.');
    expect(office.dossiers.get(dossierId)?.row.state).toBe('accepted');
    expect(screen.field<HTMLButtonElement>('form button[type=submit]').disabled).toBe(true);
  });

  it('loads the new state and keeps what was typed, which can then be sent', async () => {
    await screen.tap('Xem bản mới');
    expect(screen.text()).toContain('H50.12-261123-0009');
    expect(screen.text()).toContain('Việc gần nhất: Tiếp nhận – Lê Văn Minh Mẫu');
    expect(screen.field<HTMLTextAreaElement>('form li textarea').value).toBe('Ký trên tờ có mã.');
    await submit();
    expect(sent('supplement').map((call) => call.ifMatch)).toEqual(['"1"', '"2"']);
    expect(office.dossiers.get(dossierId)?.row.state).toBe('supplement');
  });

  it('says so when the new state does not allow the action any more', async () => {
    office.actElsewhere(dossierId, { state: 'handed-over' });
    await screen.tap('Xem bản mới');
    expect(screen.text()).toContain('không làm được việc này nữa');
    expect(screen.field<HTMLTextAreaElement>('form li textarea').value).toBe('Ký trên tờ có mã.');
    expect(screen.field<HTMLButtonElement>('form button[type=submit]').disabled).toBe(true);
  });
});
