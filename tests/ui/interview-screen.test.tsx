// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const procedure = aProcedureAsking(
  [
    { id: 'fullName', type: 'text', label: 'Họ và tên', required: true, means: { of: 'applicant', field: 'fullName' } },
    { id: 'phone', type: 'phone', label: 'Điện thoại' },
    { id: 'a', type: 'text', label: 'Câu ba' },
    { id: 'b', type: 'text', label: 'Câu bốn' },
    { id: 'reason', type: 'text', label: 'Lý do', required: true },
  ],
  { code: '1.014027', version: 1 },
);

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
});

async function openInterview(
  changes: Partial<Draft> = {},
  query = '',
): Promise<{ device: FakeDevice; screen: Screen; saved: () => Promise<Draft | undefined> }> {
  const device = newFakeDevice({ procedures: [procedure] });
  const draft = aDraft({ answers: { fullName: 'Hồ Thị Mẫu' }, ...changes });
  await device.drafts.save(draft);
  stop = followDevice(device);
  screen = await openScreen(
    device,
    <BasketScreens />,
    '/lam/:basketId/:step',
    `/lam/${draft.basketId}/ke-khai${query}`,
  );
  await screen.until('Kê khai');
  return { device, screen, saved: () => device.drafts.find(draft.dossierId) };
}

describe('the interview', () => {
  it('marks what the card said until it is changed', async () => {
    const { screen: page } = await openInterview();
    expect(page.text()).toContain('từ thẻ');
    await page.type(page.labelled('Họ và tên'), 'Hồ Thị Mẫu Hai');
    expect(page.text()).not.toContain('từ thẻ');
  });

  it('has what was typed in the draft within half a second of a pause, and only then says so', async () => {
    const { screen: page, saved } = await openInterview();
    await page.type(page.labelled('Câu ba'), 'một hai');
    expect(page.text()).not.toContain('Đã lưu');
    expect((await saved())?.answers['a']).toBeUndefined();
    await page.settle(500);
    expect((await saved())?.answers['a']).toBe('một hai');
    expect(page.text()).toContain('Đã lưu');
  });

  it('saves at once when the field is left', async () => {
    const { screen: page, saved } = await openInterview();
    await page.type(page.labelled('Câu ba'), 'một');
    await page.leave(page.labelled('Câu ba'));
    expect((await saved())?.answers['a']).toBe('một');
  });

  it('saves at once when the page is hidden', async () => {
    const { screen: page, saved } = await openInterview();
    await page.type(page.labelled('Câu ba'), 'một');
    await page.hide();
    expect((await saved())?.answers['a']).toBe('một');
  });

  it('saves when the screen goes away', async () => {
    const { screen: page, saved } = await openInterview();
    await page.type(page.labelled('Câu ba'), 'một');
    await page.close();
    screen = undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await saved())?.answers['a']).toBe('một');
  });

  it('says that a save failed, keeps what was typed and saves it when asked again', async () => {
    const { device, screen: page, saved } = await openInterview();
    const save = device.drafts.save.bind(device.drafts);
    device.drafts.save = () => Promise.reject(new Error('disk'));
    await page.type(page.labelled('Câu ba'), 'một');
    await page.leave(page.labelled('Câu ba'));
    expect(page.text()).toContain('Chưa lưu được');
    expect(page.labelled('Câu ba').value).toBe('một');
    device.drafts.save = save;
    await page.tap('Lưu lại');
    expect((await saved())?.answers['a']).toBe('một');
    expect(page.text()).toContain('Đã lưu');
  });

  it('says that the disk is full, and leaves for no other screen with what is on this one alone', async () => {
    const { device, screen: page, saved } = await openInterview({}, '?trang=2');
    const save = device.drafts.save.bind(device.drafts);
    device.drafts.save = () => Promise.reject(new StorageFailure({ code: 'storage-full' }));
    await page.type(page.labelled('Lý do'), 'Đủ tuổi');
    await page.tap('Tiếp tục: Đọc lại');
    expect(page.address()).toMatch(/ke-khai\?trang=2$/);
    expect(page.field('[role=alert]').textContent).toContain('Bộ nhớ máy đã đầy');
    await page.tap('Quay lại');
    expect(page.address()).toContain('trang=1');
    await page.tap('Để sau');
    expect(page.address()).toContain('ke-khai');
    await page.tap('Tiếp tục');
    expect(page.labelled('Lý do').value).toBe('Đủ tuổi');
    device.drafts.save = save;
    await page.tap('Tiếp tục: Đọc lại');
    await page.until('Đọc lại cho');
    expect((await saved())?.answers['reason']).toBe('Đủ tuổi');
  });

  it('names the errors on top with links, and never traps anybody on a page', async () => {
    const { screen: page } = await openInterview({ answers: {} });
    await page.tap('Tiếp tục');
    expect(page.address()).not.toContain('trang=2');
    const summary = page.field('[role=alert]');
    expect(summary.textContent).toContain('Họ và tên');
    await page.press(summary.querySelector('a') ?? summary);
    expect(document.activeElement).toBe(page.labelled('Họ và tên'));
    await page.tap('Điền sau');
    expect(page.address()).toContain('trang=2');
  });

  it('goes on page by page, each with its own address, and past the papers where none is asked for', async () => {
    const { screen: page } = await openInterview();
    await page.tap('Tiếp tục');
    expect(page.address()).toContain('trang=2');
    await page.type(page.labelled('Lý do'), 'Đủ tuổi');
    await page.tap('Tiếp tục: Đọc lại');
    await page.until('Đọc lại cho');
    expect(page.address()).toMatch(/\/doc-lai$/);
  });

  it('opens at the question that was read back as wrong', async () => {
    const { screen: page } = await openInterview({}, '?cau=1.014027%23reason');
    expect(document.activeElement).toBe(page.labelled('Lý do'));
  });

  it('keeps the resident out of address and title', async () => {
    const { screen: page } = await openInterview();
    expect(decodeURIComponent(page.address())).not.toMatch(/Hồ|Mẫu|0451/);
    expect(document.title).not.toContain('Hồ Thị Mẫu');
  });
});
