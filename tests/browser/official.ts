/** What an official does at the desk, in a browser of its own, with the keys that the desk has for it. */

import type { Page } from '@playwright/test';
import { Volunteer } from './volunteer.ts';

export class Official {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Answers the six digits. */
  async enrols(link: string): Promise<string> {
    const digits = await new Volunteer(this.page).enrols(link, 'Máy quầy');
    await this.page.getByText('Vào bàn tiếp nhận').click();
    await this.page.getByRole('heading', { name: 'Quầy tiếp nhận' }).waitFor({ timeout: 30_000 });
    return digits;
  }

  /** After the page was opened anew. */
  async unlocksDesk(): Promise<void> {
    await new Volunteer(this.page).unlocks();
    await this.page.getByRole('link', { name: 'Hồ sơ', exact: true }).waitFor();
  }

  /** Opens the row of a procedure that waits to be accepted, asking the gateway again until it is there. */
  async opens(procedureName: string): Promise<void> {
    const { page } = this;
    const rows = page.getByRole('link').filter({ hasText: procedureName });
    const row = rows.filter({ hasText: 'Chờ tiếp nhận' }).first();
    for (let count = 0; count < 30 && !(await row.isVisible()); count += 1) {
      await page.getByRole('link', { name: 'Phong bì' }).click();
      await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
      await page.waitForTimeout(1000);
    }
    await row.click();
    await page.locator('[data-dossier-heading]').waitFor();
  }

  async accepts(officialNumber: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole('button', { name: /^Tiếp nhận/ })
      .first()
      .click();
    await page.getByLabel('Số hồ sơ trên hệ thống một cửa').fill(officialNumber);
    await page.locator('form').getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.getByText('Đã tiếp nhận.').first().waitFor();
  }

  /** Asks for the first thing that the dossier itself says is missing, with the first ready-made reason. */
  async asksForMore(why: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole('button', { name: /^Yêu cầu bổ sung/ })
      .first()
      .click();
    await page.getByRole('group', { name: 'Hồ sơ còn thiếu' }).getByRole('button').first().click();
    await page.getByLabel('Cần bổ sung gì, vì sao').first().fill(why);
    await page.locator('form').getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    await page.getByText('Đã gửi yêu cầu bổ sung.').first().waitFor();
  }
}
