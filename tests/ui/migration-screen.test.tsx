// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Procedure } from '../../src/core/procedure/procedure.ts';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const old = aProcedureAsking(
  [
    { id: 'fullName', type: 'text', label: 'Họ và tên' },
    { id: 'book', type: 'text', label: 'Số sổ' },
  ],
  { code: '1.014027', version: 1 },
);
const current = aProcedureAsking(
  [
    { id: 'fullName', type: 'text', label: 'Họ và tên' },
    { id: 'account', type: 'text', label: 'Số tài khoản' },
  ],
  { code: '1.014027', version: 2, effectiveFrom: '2026-11-20' },
);

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openDraft(procedures: readonly Procedure[], step = 'ke-khai') {
  const device = newFakeDevice({ procedures });
  const draft = aDraft({
    procedure: { code: '1.014027', version: 1 },
    answers: { fullName: 'Hồ Thị Mẫu', book: 'A12' },
  });
  await device.drafts.save(draft);
  stop = followDevice(device);
  screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${draft.basketId}/${step}`);
  return { screen, saved: () => device.drafts.find(draft.dossierId) };
}

describe('a draft whose procedure has a newer version', () => {
  it('opens with what stays, what is new and what no longer fits', async () => {
    const { screen: page } = await openDraft([old, current]);
    await page.until('Thủ tục đã có bản mới');
    for (const words of [
      'áp dụng từ 20/11/2026',
      'đến hết 19/12/2026',
      'Giữ nguyên 1 câu',
      '1 câu hỏi mới',
      'Số sổ: A12',
    ])
      expect(page.text()).toContain(words);
  });

  it('moves on a tap and goes on with the form', async () => {
    const { screen: page, saved } = await openDraft([old, current]);
    await page.until('Thủ tục đã có bản mới');
    await page.tap('Chuyển sang bản mới');
    await page.until('Số tài khoản');
    expect(await saved()).toMatchObject({ procedure: { version: 2 }, answers: { fullName: 'Hồ Thị Mẫu' } });
  });

  it('asks what is new first, wherever the draft had stopped', async () => {
    const { screen: page } = await openDraft([old, current], 'giay-to');
    await page.until('Thủ tục đã có bản mới');
    await page.tap('Chuyển sang bản mới');
    await page.until('Số tài khoản');
    expect(page.address()).toMatch(/ke-khai$/);
  });

  it('may be finished on the old version while that is taken', async () => {
    const { screen: page, saved } = await openDraft([old, current]);
    await page.until('Thủ tục đã có bản mới');
    await page.tap('Để sau');
    await page.until('Số sổ');
    expect(await saved()).toMatchObject({ procedure: { version: 1 } });
  });

  it('has to move once the old version is no longer taken', async () => {
    const { screen: page } = await openDraft([{ ...old, effectiveTo: '2026-09-30' }, current]);
    await page.until('Bản cũ không còn được nhận');
    expect(page.text()).not.toContain('Để sau');
  });

  it('asks what the new version wants agreed to before it moves', async () => {
    const consents = [{ purpose: 'assist', text: 'Tôi đồng ý cho ghi số tài khoản.' }];
    const { screen: page, saved } = await openDraft([old, { ...current, consents }]);
    await page.until('Tôi đồng ý cho ghi số tài khoản.');
    await page.tap('Chuyển sang bản mới');
    expect(page.text()).toContain('Hãy ghi câu trả lời');
    const label = [...page.place.querySelectorAll('label')].find(({ textContent }) => textContent === 'Nói đồng ý');
    await page.press(label!.querySelector('input')!);
    await page.tap('Chuyển sang bản mới');
    await page.until('Số tài khoản');
    expect((await saved())?.consents).toMatchObject([{ moment: 'ask', purpose: 'assist', given: 'spoken' }]);
  });

  it('says until when a version that ended without a successor is taken, and lets the volunteer go on', async () => {
    const { screen: page } = await openDraft([{ ...old, effectiveTo: '2026-11-20' }]);
    await page.until('Thủ tục đã hết hiệu lực');
    expect(page.text()).toContain('đến hết 20/12/2026');
    await page.tap('Tiếp tục làm');
    await page.until('Số sổ');
  });

  it('is not spoken of while the version is in force', async () => {
    const { screen: page } = await openDraft([old, { ...current, effectiveFrom: '2026-12-01' }]);
    await page.until('Số sổ');
  });
});
