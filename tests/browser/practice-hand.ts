/** A newcomer in practice: does what the sentence above the screen says, with the buttons of the real screens. */

import type { Page } from '@playwright/test';
import { Official } from './official.ts';
import { Volunteer } from './volunteer.ts';

export class PracticeHand {
  readonly page: Page;
  readonly #look: (name: string) => Promise<unknown>;

  constructor(page: Page, look: (name: string) => Promise<unknown> = async () => undefined) {
    this.page = page;
    this.#look = look;
  }

  /** From the list of lessons through all six; each is over when the app says so. */
  async doesAll(): Promise<void> {
    const { page } = this;
    const volunteer = new Volunteer(page);
    await page.getByRole('button', { name: 'Bắt đầu: Quét thẻ' }).first().click();
    await page.getByText('Bấm "Hồ sơ mới"').waitFor();
    await this.#look('scan-home');
    await volunteer.asksConsent();
    await page.getByRole('button', { name: 'Quét thẻ mẫu' }).waitFor();
    await this.#look('scan-card');
    await page.getByRole('button', { name: 'Quét thẻ mẫu' }).click();
    await this.#finishes('Quét thẻ');
    await page.getByRole('button', { name: 'Bài tiếp: Điền tờ khai' }).click();
    await page.getByText('Hỏi từng câu').waitFor();
    await this.#look('fill');
    await page.getByLabel(/mấy năm/).fill('12');
    await page.getByText('Cho con đi học').click();
    await page.getByRole('button', { name: /^Tiếp tục/ }).click();
    await this.#finishes('Điền tờ khai');
    await page.getByRole('button', { name: 'Bài tiếp: Chụp giấy tờ' }).click();
    await this.#look('photograph');
    await volunteer.photographs('Giấy chứng minh nơi ở', 1);
    await this.#finishes('Chụp giấy tờ');
    await page.getByRole('button', { name: 'Bài tiếp: Đọc lại' }).click();
    await this.#readsBack();
    await this.#finishes('Đọc lại');
    await page.getByRole('button', { name: 'Bài tiếp: Chốt hồ sơ' }).click();
    await page.getByText('rồi chọn cách ký').waitFor();
    await this.#look('seal');
    await page.getByRole('button', { name: 'Không có tờ' }).click();
    await volunteer.signs('Hồ Thị Luyện', 'Chưa ký được, để lần sau');
    await page.getByRole('button', { name: 'Chốt hồ sơ', exact: true }).click();
    await this.#finishes('Chốt hồ sơ');
    await page.getByRole('button', { name: 'Bài tiếp: Gửi' }).click();
    await page.getByText('Hồ sơ đang chờ gửi').waitFor();
    await page.getByText('1 chờ gửi').waitFor();
    await this.#look('send');
    await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Cổng luyện tập đã nhận').waitFor();
    await this.#look('send-wait');
    await this.#finishes('Gửi');
  }

  /** The three lessons of the desk, from their list. */
  async doesDesk(): Promise<void> {
    const { page } = this;
    const official = new Official(page);
    await page.getByRole('button', { name: 'Bắt đầu: Tiếp nhận' }).first().click();
    await page.locator('[data-dossier-heading]').waitFor();
    await this.#look('desk-accept');
    await official.accepts('000.00.00.H50-261122-0001');
    await this.#finishes('Tiếp nhận');
    await page.getByRole('button', { name: 'Bài tiếp: Yêu cầu bổ sung' }).click();
    await page.getByText('đánh dấu giấy còn thiếu').waitFor();
    await page.getByText('Giấy chứng minh nơi ở').first().waitFor();
    await official.asksForMore('Chưa có giấy: chụp hoặc mang đến.');
    await this.#finishes('Yêu cầu bổ sung');
    await page.getByRole('button', { name: 'Bài tiếp: Chép từng ô' }).click();
    await page.getByText('rồi chép ba ô đầu').waitFor();
    await page
      .getByRole('button', { name: /^Chép từng ô/ })
      .first()
      .click();
    await this.#look('desk-copy');
    await page.getByRole('button', { name: /^Chép ô đầu/ }).click();
    for (let count = 0; count < 2; count += 1) await page.getByRole('button', { name: /^Chép ô tiếp/ }).click();
    await this.#finishes('Chép từng ô');
  }

  async #readsBack(): Promise<void> {
    const { page } = this;
    const right = page.getByRole('button', { name: 'Đúng', exact: true });
    const confirmation = page.getByRole('heading', { name: 'Xác nhận nội dung đúng' });
    await right.waitFor();
    await this.#look('read-back');
    while (!(await confirmation.isVisible())) {
      await right.or(confirmation).first().waitFor();
      if (await right.isVisible()) await right.click();
    }
    await page.getByText('Nói "đúng"').click();
    await this.#look('read-back-confirm');
    await page.getByText('Tiếp tục: Ký').click();
  }

  async #finishes(lesson: string): Promise<void> {
    await this.page.getByText(`Xong bài "${lesson}".`).waitFor();
    await this.#look(`done-${lesson}`);
  }
}
