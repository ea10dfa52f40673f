// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aDraft, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const procedure = aProcedureAsking(
  [
    { id: 'call', type: 'phone', label: 'Số điện thoại', means: { of: 'applicant', field: 'phone' } },
    { id: 'wish', type: 'text', label: 'Nguyện vọng' },
  ],
  { code: '1.014027' },
);

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openSecond(applicant = aDraft().applicant) {
  const device = newFakeDevice({ procedures: [procedure] });
  const pinned = { code: '1.014027', version: 1 };
  await device.drafts.save(
    aDraft({ procedure: pinned, startedAt: '2026-11-21T08:00:00+07:00', answers: { call: '0912345678', wish: 'Nhà' } }),
  );
  const second = aDraft({
    dossierId: uuidFor('second'),
    basketId: uuidFor('second-basket'),
    procedure: pinned,
    applicant,
    startedAt: '2026-11-21T09:00:00+07:00',
    answers: {},
  });
  await device.drafts.save(second);
  stop = followDevice(device);
  screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${second.basketId}/ke-khai`);
  return { screen, answers: async () => (await device.drafts.find(second.dossierId))?.answers };
}

describe('what an earlier dossier of the visit says', () => {
  it('is shown with its words and filled in only after a yes', async () => {
    const { screen: page, answers } = await openSecond();
    await page.until('Lấy từ hồ sơ trước của');
    expect(page.text()).toContain('Số điện thoại: 0912345678');
    expect(await answers()).toEqual({});
    await page.tap('Lấy 1 câu trả lời');
    await page.settle(50);
    expect(await answers()).toEqual({ call: '0912345678' });
    expect(page.text()).not.toContain('Lấy từ hồ sơ trước');
    expect(page.labelled('Số điện thoại').value).toBe('0912345678');
  });

  it('goes away for good when nobody wants it', async () => {
    const { screen: page, answers } = await openSecond();
    await page.until('Lấy từ hồ sơ trước của');
    await page.tap('Không, hỏi lại');
    expect(page.text()).not.toContain('Lấy từ hồ sơ trước');
    expect(await answers()).toEqual({});
  });

  it('is not offered to another family', async () => {
    const { screen: page } = await openSecond({ fullName: 'Hồ Thị Láng', idNumber: '045190000009', source: 'card' });
    await page.until('Nguyện vọng');
    await page.settle(50);
    expect(page.text()).not.toContain('Lấy từ hồ sơ trước');
  });
});
