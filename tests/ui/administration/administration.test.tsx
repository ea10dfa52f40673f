// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { CommuneRow, DeviceRow } from '../../../src/core/reception/administration.ts';
import AdministrationApp from '../../../src/ui/administration/administration-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newOffice } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { anOfficial, choose } from '../desk/open-desk.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const { commune: _commune, ...admin } = { ...anOfficial, role: 'admin' as const, personName: 'Quản trị Mẫu' };

function aCommune(changes: Partial<CommuneRow> = {}): CommuneRow {
  return {
    code: '1',
    name: 'Xã Mẫu',
    opened: true,
    ownNumbers: false,
    officialsOnly: false,
    receptionPoints: [],
    devices: 0,
    ...changes,
  };
}

const phone: DeviceRow = {
  deviceId: 'device-9',
  deviceName: 'Điện thoại anh Thử',
  personId: 'person-9',
  personName: 'Nguyễn Văn Thử',
  role: 'volunteer',
  communeCode: '1',
  state: 'unconfirmed',
  check: '130718',
  enrolledAt: '2026-11-22T07:32:00+07:00',
};

let screen: Screen;
let office: Office;
afterEach(() => screen.close());

/** The page of devices asks for a page of them, the one of invitations for the newest. */
function answerDevices(row: DeviceRow, at = '/quan-tri/may'): void {
  office.answer('/admin/devices', at.startsWith('/quan-tri/may') ? { rows: [row], total: 1 } : [row]);
}

async function openAdministration(at: string): Promise<void> {
  office = newOffice([]);
  const closed = aCommune({ code: '2', name: 'Xã Đakrông', opened: false });
  office.answer('/admin/communes', [aCommune(), closed]);
  answerDevices(phone, at);
  useDeviceState.setState({ enrolled: admin, vault: 'open', link: 'online', changes: {} });
  const device = { ...newFakeDevice({ enrolled: admin }), office: office.client };
  screen = await openScreen(device, <AdministrationApp />, '/quan-tri/*', at);
}

const posts = () => office.calls.filter(({ method, path }) => method === 'POST' && path !== '/admin/devices');

describe('the communes', () => {
  it('are found without marks', async () => {
    await openAdministration('/quan-tri');
    await screen.type(screen.field('input[type=search]'), 'dakrong');
    expect([...screen.place.querySelectorAll('tbody a')].map((link) => link.textContent)).toEqual(['Xã Đakrông']);
  });

  it('are opened on their page', async () => {
    await openAdministration('/quan-tri/xa/2');
    office.answer('/admin/communes/2', aCommune({ code: '2', name: 'Xã Đakrông' }));
    await screen.tap('Mở bàn tiếp nhận');
    expect(posts()).toMatchObject([{ path: '/admin/communes/2', body: { opened: true } }]);
    expect(screen.text()).toContain('Đóng bàn tiếp nhận');
  });

  it('count their own numbers only with an agency id', async () => {
    await openAdministration('/quan-tri/xa/1');
    await screen.press(screen.labelled('Tự cấp số hồ sơ'));
    await screen.tap('Lưu');
    expect(screen.text()).toContain('Cần mã định danh trước khi tự cấp số.');
    await screen.type(screen.field('input[name=agency-id]'), 'h50.1x');
    expect(screen.text()).toContain('Mã định danh có dạng');
    expect(posts()).toEqual([]);
  });
});

describe('inviting', () => {
  it('wants decision and undertaking for a volunteer, of today at the latest', async () => {
    await openAdministration('/quan-tri/moi?xa=1');
    await screen.press(screen.labelled('Người hỗ trợ tại thôn'));
    await screen.tap('Tạo lời mời');
    for (const sentence of ['họ và tên', 'quyết định thành lập tổ', 'ngày ký cam kết']) {
      expect(screen.text()).toContain(`Hãy ghi ${sentence}`);
    }
    await screen.type(screen.field('input[name=undertaking]'), '2999-01-01');
    expect(screen.text()).toContain('Ngày này chưa tới.');
    expect(posts()).toEqual([]);
  });

  it('shows link, QR and expiry once, and the six digits of the device that came', async () => {
    await openAdministration('/quan-tri/moi?xa=1');
    office.answer('/admin/invitations', {
      invitationId: 'invitation-1',
      link: 'https://mau.vn/moi#abc',
      expiresAt: '2026-11-22T15:32:00+07:00',
    });
    await screen.type(screen.field('input[name=person-name]'), 'Lê Thị Quầy Mẫu');
    await choose(screen, 'select[name=valid]', '120');
    await screen.tap('Tạo lời mời');
    expect(posts()).toMatchObject([
      { body: { role: 'official', personName: 'Lê Thị Quầy Mẫu', communeCode: '1', validMinutes: 120 } },
    ]);
    expect(screen.field('input[readonly]').value).toBe('https://mau.vn/moi#abc');
    expect(screen.field('svg[aria-label="Mã QR của lời mời"]')).toBeTruthy();
  });
});

describe('the devices', () => {
  it('are confirmed beside their six digits', async () => {
    await openAdministration('/quan-tri/may');
    expect(screen.text()).toContain('130 718');
    office.answer('/admin/devices/device-9/confirm', { ...phone, state: 'active' });
    await screen.tap('Xác nhận');
    expect(posts().map((call) => call.path)).toEqual(['/admin/devices/device-9/confirm']);
    expect(screen.text()).toContain('Đã xác nhận máy của Nguyễn Văn Thử.');
  });

  it('are revoked only with a reason, and a lost one reminds of the duty to tell', async () => {
    await openAdministration('/quan-tri/may');
    await screen.tap('Khóa, thu hồi');
    await screen.tap('Thực hiện');
    expect(screen.text()).toContain('Hãy chọn khóa máy hay thu hồi.');
    await screen.press(screen.labelled('Thu hồi và xóa'));
    expect(screen.text()).toContain('Hồ sơ đã chốt được gửi về trước rồi mới xóa khỏi máy');
    await screen.tap('Thu hồi máy');
    expect(screen.text()).toContain('Hãy chọn lý do.');
    expect(posts()).toEqual([]);
    await screen.press(screen.labelled('Máy bị mất'));
    expect(screen.text()).toContain('72 giờ');
    office.answer('/admin/devices/device-9/revoke', { ...phone, state: 'revoked' });
    await screen.tap('Thu hồi máy');
    expect(posts()).toMatchObject([{ path: '/admin/devices/device-9/revoke', body: { reason: 'lost' } }]);
  });

  it('are locked for a while, and taken back or revoked from there', async () => {
    await openAdministration('/quan-tri/may');
    await screen.tap('Khóa, thu hồi');
    await screen.press(screen.labelled('Khóa máy'));
    expect(screen.text()).toContain('Bản nháp còn nguyên trên máy.');
    await screen.press(screen.labelled('Người giữ máy tạm nghỉ'));
    office.answer('/admin/devices/device-9/lock', { ...phone, state: 'locked' });
    answerDevices({ ...phone, state: 'locked' });
    await screen.tap('Khóa máy này');
    expect(screen.text()).toContain('Đã khóa máy của Nguyễn Văn Thử.');
    await screen.tap('Thu hồi');
    expect(screen.field<HTMLDialogElement>('dialog').textContent).not.toContain('Khóa máy');
    await screen.tap('Thôi');
    office.answer('/admin/devices/device-9/lift', phone);
    await screen.tap('Mở khóa máy');
    expect(screen.text()).toContain('Đã mở khóa máy của Nguyễn Văn Thử.');
    expect(posts()).toMatchObject([
      { path: '/admin/devices/device-9/lock', body: { reason: 'away' } },
      { path: '/admin/devices/device-9/lift' },
    ]);
  });

  it('have a page of what they held, to call on the residents', async () => {
    const custody = {
      ...phone,
      state: 'revoked',
      unsentCount: 2,
      sealedCodes: [
        { code: '482109371', arrived: true },
        { code: '482109372', arrived: false },
      ],
      receivedCount: 1,
      incompleteCount: 0,
      missingSeqs: [],
      missingCount: 0,
      alarms: [],
    };
    await openAdministration('/quan-tri/may');
    office.answer('/admin/devices/device-9', { device: { ...phone, state: 'revoked' }, custody, inReview: 3 });
    await screen.tap('Nguyễn Văn Thử');
    expect(screen.address()).toBe('/quan-tri/may/device-9');
    expect(screen.text()).toContain('Quầy đã có 1/2.');
    expect(screen.text()).toContain('4821-0937-2 chưa thấy ở quầy');
    expect(screen.text()).toContain('3 gói tới sau khi máy bị khóa hoặc thu hồi');
  });
});
