/** The PC of a commune's hall: how the desk pairs it, and the scanner that types on it. */

import type { Page } from '@playwright/test';

const keeperPin = '482913';
/** Seconds between two keys. */
const keyPace = 0.004;

/** At the desk's page of hall PCs; answers when the PC stands ready for whoever comes. */
export async function pairHall(desk: Page, hall: Page, name: string): Promise<void> {
  await desk.locator('summary').filter({ hasText: 'Khác' }).click();
  await desk.getByRole('link', { name: 'Máy ở sảnh' }).click();
  await desk.getByLabel('Tên và chỗ đặt').fill(name);
  await desk.getByRole('button', { name: 'Ghép máy', exact: true }).click();
  await hall.goto(await desk.getByRole('textbox', { name: 'Liên kết' }).inputValue());
  await hall.getByRole('button', { name: 'Ghép máy này' }).click();
  await hall.getByLabel(/Mã PIN mới/).fill(keeperPin);
  await hall.getByLabel('Nhập lại mã PIN').fill(keeperPin);
  await hall.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await hall.getByRole('heading', { name: 'Kính chào ông/bà' }).waitFor();
  const digits = /\d{3} \d{3}/.exec(await hall.locator('main').innerText())?.[0] ?? 'no digits';
  await desk.getByRole('row').filter({ hasText: digits }).getByRole('button', { name: 'Xác nhận' }).click();
  await desk.getByText('Đang dùng', { exact: true }).waitFor();
}

/** A key each few milliseconds, by the time that the keys carry, whatever else this machine does; and Enter. */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  for (const [index, key] of [...text, 'Enter'].entries()) {
    const letter = key === 'Enter' ? '\r' : key;
    const timestamp = began + index * keyPace;
    const down = { type: 'keyDown', key, text: letter, unmodifiedText: letter, timestamp } as const;
    void session.send('Input.dispatchKeyEvent', down);
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp });
  }
  await session.detach();
}
