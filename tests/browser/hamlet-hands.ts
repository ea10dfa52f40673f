/** What a volunteer does in a hamlet, in the words on the screens. */

import type { Page } from '@playwright/test';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** From wherever the way home is shown; ends at the households. */
export async function takesPack(page: Page): Promise<void> {
  await link(page, 'Hôm nay').click();
  await link(page, /Đi từng nhà/).click();
  await button(page, 'Tải gói').click();
  await link(page, 'Mở danh sách hộ').click();
  await page.getByText('0/4 hộ đã gõ cửa').waitFor();
}

export async function opensDoor(page: Page, name: string): Promise<void> {
  await link(page, new RegExp(name)).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** What happened at the door that is open. */
export async function notesAtDoor(page: Page, outcome: string): Promise<void> {
  await button(page, outcome).click();
  await page.getByText(`Đã ghi: ${outcome}.`).waitFor();
}
