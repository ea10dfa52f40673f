// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import type { Device } from '../../src/core/screen-ports.ts';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aSection } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

/** One of the law's own mobile procedures. */
const wedding = aProcedure({
  code: '1.000593',
  version: 1,
  shortName: 'Kết hôn lưu động',
  sla: { value: 5, unit: 'working-day', text: '05 ngày làm việc' },
  papers: [{ paperId: 'paper', name: 'Giấy xác nhận', need: 'original', originals: 1 }],
  form: aForm([aSection([{ id: 'fullName', type: 'text', label: 'Họ và tên', required: true }])]),
});

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openSign(role: 'official' | 'volunteer', isConfirmed = true) {
  const device = newFakeDevice({ procedures: [wedding] });
  const draft: Draft = aDraft({
    procedure: { code: wedding.code, version: 1 },
    answers: { fullName: 'Hồ Thị Mẫu' },
    papers: [{ paperId: 'paper', custody: 'original', pages: [] }],
  });
  await device.drafts.save(draft);
  const points = [{ receptionPointId: 'point-1', name: 'Quầy thôn Mẫu', address: 'Thôn Mẫu' }];
  const current = await device.enrolment.current();
  const official: Device = {
    ...device,
    settings: { ...device.settings, helper: async () => ({ deviceId: 'device-1', name: 'Trần Thị Quầy', role }) },
    enrolment: {
      ...device.enrolment,
      current: async () => current && { ...current, role, confirmed: isConfirmed, receptionPoints: points },
    },
  };
  stop = followDevice(official);
  screen = await openScreen(official, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/ky`);
  await screen.until('Chốt hồ sơ');
  return { device, page: screen, draft };
}

describe('receiving at a session', () => {
  it('is the official’s own act: lane, originals, the promised day, the signed slip; and can be taken back', async () => {
    const { device, page, draft } = await openSign('official');
    await page.until('Tiếp nhận tại buổi này');
    await page.tap('Tiếp nhận tại buổi này');
    await page.until('Đã cầm bản chính và đối chiếu');
    await page.tap('Ghi là đã tiếp nhận');
    expect(page.text()).toContain('Hãy ghi vì sao không đến được và ai đề nghị.');
    await page.type(page.field('input[name=lane-reason]'), 'Cụ già yếu');
    await page.type(page.field('input[name=lane-asked-by]'), 'Trưởng thôn');
    await page.tap('Ghi là đã tiếp nhận');
    expect(page.text()).toContain('Hãy gắn tờ có mã');
    await page.tap('Không có tờ');
    await page.tap('Ghi là đã tiếp nhận');
    expect(page.text()).toContain('Hãy ký vào phần phiếu');
    await page.press(page.labelled('Giấy xác nhận'));
    await page.press(page.labelled('Tôi đã ký'));
    await page.tap('Ghi là đã tiếp nhận');
    await page.until('Đã tiếp nhận lúc');
    const { accepted } = (await device.drafts.find(draft.dossierId)) ?? {};
    expect(accepted).toMatchObject({
      by: 'Trần Thị Quầy',
      receptionPoint: 'point-1',
      compared: ['paper'],
      sheetCode: draft.localCode,
      mobile: { reason: 'Cụ già yếu', askedBy: 'Trưởng thôn' },
      appointmentAt: expect.stringMatching(/T17:00:00\+07:00$/) as string,
    });
    await page.tap('Không tiếp nhận tại buổi này');
    await page.until('Tiếp nhận tại buổi này');
    expect(await device.drafts.find(draft.dossierId)).not.toHaveProperty('accepted');
  });

  it('is not offered to a volunteer, nor on a device that nobody has confirmed', async () => {
    const { page } = await openSign('volunteer');
    await page.settle();
    expect(page.text()).not.toContain('Tiếp nhận lưu động');
    await page.close();
    const { page: other } = await openSign('official', false);
    await other.until('chưa tiếp nhận chính thức được');
    expect(other.text()).not.toContain('Tiếp nhận tại buổi này');
  });
});
