// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import { findEnvelopeCode } from '../../../src/ui/desk/envelope-code.ts';
import { isFiltered, noFilter, queueQuestion } from '../../../src/ui/desk/queue-filter.ts';
import type { Screen } from '../screen.tsx';
import { aDossier, dossierId, newOffice } from './office.ts';
import { anOfficial, openDesk } from './open-desk.tsx';

let screen: Screen;
afterEach(() => screen.close());

const code = '482109371';
const token = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('the code of an envelope', () => {
  it('is read from digits, from the QR, and from a QR that a Vietnamese keyboard garbled', async () => {
    screen = await openDesk(newOffice([]));
    const digits = '771792298';
    for (const text of [digits, '7717-9229-8', `https://mau.vn/tra-cuu#${digits}.${token}`]) {
      expect(findEnvelopeCode(text)).toBe(digits);
    }
    expect(findEnvelopeCode(`https://mẫu.vn/tra-cưu#${digits}.AâBđ`)).toBe(digits);
    for (const text of ['', code, `https://mau.vn/tra-cuu#${code}.${token}`]) {
      expect(findEnvelopeCode(text)).toBeUndefined();
    }
  });
});

describe('the envelope page', () => {
  it('looks before it marks, sends the digits alone, and is ready for the next envelope', async () => {
    const office = newOffice([]);
    const { row } = aDossier({}, { localCode: '771792298', awaitsOriginal: true, awaitsSignature: false });
    office.answer('/desk/envelopes', { code: '771792298', dossiers: [row] });
    screen = await openDesk(office, '/quay/phong-bi');
    await screen.type(screen.field('input[name=code]'), `https://mau.vn/tra-cuu#771792298.${token}`);
    await screen.tap('Tìm hồ sơ');
    expect(screen.labelled('Bản chính đã về').checked).toBe(true);
    expect(screen.labelled('Phiếu ký mực đã về').checked).toBe(false);
    await screen.tap('Ghi đã về');
    expect(office.calls.filter((call) => call.path === '/desk/envelopes').map((call) => call.body)).toEqual([
      { code: '771792298', originals: false, ink: false },
      { code: '771792298', originals: true, ink: false },
    ]);
    expect(screen.field('input[name=code]').value).toBe('');
    expect(document.activeElement).toBe(screen.field('input[name=code]'));
    expect(screen.text()).toContain('Đã quét trong buổi này');
  });

  it('says of a sheet of ours that its dossier has not come yet', async () => {
    const office = newOffice([]);
    office.answer('/desk/envelopes', { code: '771792298', dossiers: [] });
    screen = await openDesk(office, '/quay/phong-bi');
    await screen.type(screen.field('input[name=code]'), '771792298');
    await screen.tap('Tìm hồ sơ');
    expect(screen.text()).toContain('hồ sơ chưa gửi về');
  });
});

describe('the queue', () => {
  it('asks the gateway for its filters and keeps them out of the page’s address', async () => {
    const office = newOffice([aDossier(), aDossier({}, { dossierId: 'other', state: 'accepted' })]);
    screen = await openDesk(office);
    await screen.tap('Đã nhận1');
    expect(office.calls.at(-1)?.path).toBe('/desk/dossiers?state=accepted');
    await screen.type(screen.field('input[type=search]'), 'Hồ Thị');
    await screen.settle(300);
    expect(office.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: '/desk/dossiers',
      body: { state: 'accepted', text: 'Hồ Thị' },
    });
    expect(screen.address()).toBe('/quay');
  });

  it('says what a filter finds nothing of, and that an empty desk is empty', async () => {
    screen = await openDesk(newOffice([]));
    expect(screen.text()).toContain('Chưa có hồ sơ nào về quầy.');
  });

  it('shows a device that waits for its confirmation the six digits to read out', async () => {
    const office = newOffice([]);
    office.refuse('/desk/dossiers', 'device-unconfirmed');
    screen = await openDesk(office);
    expect(screen.text()).toContain('123 456');
  });

  it('keeps the rows it has when the link goes', async () => {
    const office = newOffice([aDossier()]);
    screen = await openDesk(office);
    office.setOnline(false);
    await screen.tap('Mới về1');
    expect(screen.text()).toContain('Danh sách dưới đây là của lần lọc trước.');
    expect(screen.text()).toContain('Hồ Thị Mẫu');
  });

  it('says once that nothing is to be had of people and devices, and asks for both again', async () => {
    const office = newOffice([]);
    office.setOnline(false);
    screen = await openDesk(office, '/quay/nguoi');
    expect(screen.text().split('Không kết nối được máy chủ').length - 1).toBe(1);
    office.answer('/admin/communes', []);
    office.answer('/admin/devices', []);
    office.setOnline(true);
    await screen.tap('Thử lại');
    expect(screen.text()).not.toContain('Không kết nối được máy chủ');
  });

  it('tells that the open dossier was changed elsewhere, before anything is typed', async () => {
    const office = newOffice([aDossier()]);
    screen = await openDesk(office, `/quay/ho-so/${dossierId}`);
    office.actElsewhere(dossierId, { state: 'accepted' });
    await screen.tap('Mới về1');
    await screen.tap('Tất cả1');
    expect(screen.text()).toContain('Hồ sơ này vừa có thay đổi ở nơi khác.');
  });

  it('is for officials: another role is shown its own place', async () => {
    screen = await openDesk(newOffice([]), '/quay', { ...anOfficial, role: 'volunteer' });
    expect(screen.text()).toContain('Phần này không dành cho vai của máy này');
  });
});

describe('what needs another look', () => {
  const item = { pid: 'pid-1', deviceName: 'Máy mất', receivedAt: '2026-11-22T08:00:00+07:00' };

  it('lets a packet of a revoked device in only when it is said twice, and then names what is left', async () => {
    const office = newOffice([]);
    office.answer('/desk/review', [
      { ...item, code: 'device-revoked' },
      { ...item, pid: 'pid-2', code: 'packet-unreadable' },
    ]);
    office.answer('/desk/review/pid-1/release', [{ ...item, pid: 'pid-2', code: 'packet-unreadable' }]);
    screen = await openDesk(office, '/quay/xem-lai');
    expect(screen.text()).toContain('Tới sau khi máy bị khóa hoặc thu hồi.');
    await screen.tap('Nhận vào xử lý');
    await screen.tap('Để lại');
    const posts = () => office.calls.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(posts()).toEqual([]);
    await screen.tap('Nhận vào xử lý');
    await screen.press(screen.field<HTMLElement>('dialog[aria-labelledby=confirm-title] button:last-child'));
    expect(posts()).toEqual(['/desk/review/pid-1/release']);
    expect(screen.text()).toContain('Đã nhận. Gói đang được mở');
    expect(screen.text()).not.toContain('pid-1');
  });
});

describe('a queue filter', () => {
  it('makes the same path whatever blanks were typed', async () => {
    screen = await openDesk(newOffice([]));
    expect(queueQuestion({ text: '  ' })).toEqual({ path: '/desk/dossiers' });
    expect(queueQuestion({ ...noFilter, waiting: 'original' })).toEqual({ path: '/desk/dossiers?waiting=original' });
    expect(isFiltered({ text: ' ' })).toBe(false);
  });
});
