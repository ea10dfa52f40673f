/** What a volunteer does with the phone, in the words on its screen. Every step waits for what the next one needs. */

import type { Page } from '@playwright/test';

export const pin = '482915';

/** Who needs no paper is read to at once. */
export const afterQuestions = /^Giấy tờ$|^Đọc lại cho/;

export class Volunteer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Redeems an invitation, sets the PIN, waits until the app is ready for a day offline; answers the six digits. */
  async enrols(link: string, deviceName: string): Promise<string> {
    await this.page.goto(link);
    return await this.enrolsHere(deviceName);
  }

  /** The same from where the invitation is already open. */
  async enrolsHere(deviceName: string): Promise<string> {
    const { page } = this;
    await page.getByLabel(/Tên máy/).fill(deviceName);
    await page.getByRole('button', { name: 'Ghi danh' }).click();
    await page.getByLabel(/Mã PIN mới/).fill(pin);
    await page.getByLabel('Nhập lại mã PIN').fill(pin);
    await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
    await page.getByText('Đọc sáu số này cho người mời').waitFor({ timeout: 60_000 });
    for (const words of ['Ứng dụng mở được khi không có mạng', 'Danh mục thủ tục đã ở trên máy']) {
      await page.locator('li[data-met="true"]', { hasText: words }).waitFor({ timeout: 60_000 });
    }
    const digits = /(\d{3}) (\d{3})/.exec(await page.locator('main').innerText());
    if (!digits) throw new Error('the screen shows no six digits');
    return `${digits[1]}${digits[2]}`;
  }

  async goesHome(): Promise<void> {
    await this.page.getByText('Vào Hôm nay').click();
    await this.page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
  }

  async unlocks(): Promise<void> {
    await this.page.getByLabel('Mã PIN', { exact: true }).fill(pin);
    await this.page.getByRole('button', { name: 'Mở khóa', exact: true }).click();
    await this.page.getByLabel('Mã PIN', { exact: true }).waitFor({ state: 'detached', timeout: 60_000 });
  }

  /** Out of the resident's hand. */
  async takesBack(): Promise<void> {
    await this.page.getByLabel('Mã PIN', { exact: true }).fill(pin);
    await this.page.getByRole('button', { name: 'Nhận lại máy' }).click();
    await this.page.getByLabel('Mã PIN', { exact: true }).waitFor({ state: 'detached', timeout: 60_000 });
  }

  /** From home: the consent to ask, spoken, for every purpose. */
  async asksConsent(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
    await this.givesConsent();
  }

  /** From the questions themselves. */
  async givesConsent(): Promise<void> {
    const { page } = this;
    await page.getByRole('heading', { name: 'Đồng ý cho hỏi' }).waitFor();
    for (const answer of await page.getByText('Nói đồng ý', { exact: true }).all()) await answer.click();
    await page.getByText('Tiếp tục: Ai?').click();
  }

  /** The camera reads the card by itself. */
  async seesCardOf(name: string): Promise<void> {
    await this.page.getByText(name).first().waitFor({ timeout: 60_000 });
  }

  /** A relative answers for the applicant; the relative's own card is read by the camera too. */
  async letsAnswer(relation: string, name: string): Promise<void> {
    const { page } = this;
    await page.getByText('Có người trả lời thay').click();
    await page.getByText(relation, { exact: true }).click();
    await page.getByText(name).first().waitFor({ timeout: 60_000 });
  }

  async choosesNeeds(): Promise<void> {
    const { page } = this;
    await page.getByText('Tiếp tục: Việc gì?').click();
    await page.getByText('Người cao tuổi').first().click();
    await page.getByText('Trợ cấp hưu trí xã hội (từ 75 tuổi)').click();
    await page.getByLabel('Tìm thủ tục').fill('trich luc');
    await page.getByText('Bản sao khai sinh, trích lục hộ tịch').first().click();
    await page.getByRole('button', { name: 'Tiếp tục với 2 việc' }).click();
  }

  async choosesOne(search: string, need: string): Promise<void> {
    const { page } = this;
    await page.getByText('Tiếp tục: Việc gì?').click();
    await page.getByLabel('Tìm thủ tục').fill(search);
    await page.getByText(need).first().click();
    await page.getByRole('button', { name: 'Tiếp tục với 1 việc' }).click();
  }

  async beginsForThemselves(hamlet: string): Promise<void> {
    const { page } = this;
    await page.getByText('Cho chính người này').click();
    const sensitive = page.getByText('Nói đồng ý', { exact: true });
    if (await sensitive.count()) await sensitive.last().click();
    await page.getByLabel('Đang ở thôn').fill(hamlet);
    await page.getByRole('button', { name: 'Bắt đầu kê khai' }).click();
    await page.getByText('Kê khai').first().waitFor();
  }

  /** Where the procedure itself says whom it concerns. */
  async beginsForNobodyElse(hamlet: string): Promise<void> {
    const { page } = this;
    const start = page.getByRole('button', { name: 'Bắt đầu kê khai' });
    await start.waitFor();
    const sensitive = page.getByText('Nói đồng ý', { exact: true });
    if (await sensitive.count()) await sensitive.last().click();
    await page.getByLabel('Đang ở thôn').fill(hamlet);
    await start.click();
    await page.getByText('Kê khai').first().waitFor();
  }

  /** Goes through the pages of questions; `answers` by the words of the question, chosen, picked or typed. */
  async answersPages(
    answers: readonly (readonly [question: RegExp, answer: string])[],
    onPage: (count: number) => Promise<unknown> = async () => undefined,
  ): Promise<void> {
    const { page } = this;
    const end = page.getByRole('heading', { name: afterQuestions });
    for (let count = 0; count < 20 && !(await end.isVisible()); count += 1) {
      const heading = await page.locator('h1').innerText();
      const position = await page.getByText(/\d+\/\d+ · Kê khai/).innerText();
      for (const [question, answer] of answers) await this.#answer(question, answer);
      await onPage(count);
      await page.getByRole('button', { name: /^Tiếp tục/ }).click();
      await page.waitForFunction(
        ([before, where]) => {
          const now = document.querySelector('h1')?.textContent ?? '';
          return now !== before || !document.body.innerText.includes(where ?? '');
        },
        [heading, position] as const,
      );
    }
    await end.waitFor();
  }

  async #answer(question: RegExp, answer: string): Promise<void> {
    const { page } = this;
    const group = page.getByRole('group', { name: question }).or(page.getByRole('radiogroup', { name: question }));
    if (await group.count()) return void (await group.first().getByText(answer, { exact: true }).click());
    const field = page.getByLabel(question);
    if ((await field.count()) === 0) return;
    const isList = await field.first().evaluate((element) => element.tagName === 'SELECT');
    if (isList) await field.first().selectOption({ label: answer });
    else {
      await field.first().fill(answer);
      await field.first().blur();
    }
  }

  /** Photographs `count` pages of the paper named `name`. */
  async photographs(name: string, count: number): Promise<void> {
    const { page } = this;
    await this.#paper(name).getByRole('button', { name: 'Chụp' }).first().click();
    // On the list before it, every paper has a button of that name.
    await page.locator('video').waitFor();
    for (let taken = 1; taken <= count; taken += 1) {
      await page.getByRole('button', { name: 'Chụp', exact: true }).click();
      await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
      await page.getByText(`Đã cất ${taken} trang`).waitFor({ timeout: 60_000 });
    }
    await page.getByRole('button', { name: 'Xong giấy tờ này' }).click();
    await page.getByRole('heading', { name: 'Giấy tờ', exact: true }).waitFor();
  }

  async keepsPaper(name: string, custody: string): Promise<void> {
    await this.#paper(name).getByText(custody).click();
  }

  /** Whatever is not at hand comes later; the declaration is a paper of the office's. */
  async tellsPapersLater(): Promise<void> {
    const later = this.page.getByText('Sẽ bổ sung sau', { exact: true });
    const all = this.page.getByRole('button', { name: /Ghi "sẽ bổ sung"/ });
    if (await all.isVisible()) await all.click();
    else if (await later.count()) await later.first().click();
  }

  #paper(name: string) {
    return this.page.getByRole('region', { name });
  }

  /** Reads everything back; the resident says that it is right. */
  async readsBack(onSentence: (count: number) => Promise<unknown> = async () => undefined): Promise<number> {
    const { page } = this;
    const papers = page.getByRole('heading', { name: 'Giấy tờ', exact: true });
    if (await papers.isVisible()) await page.getByText('Tiếp tục: Đọc lại').click();
    await page.getByRole('heading', { name: /Đọc lại cho/ }).waitFor();
    const confirmation = page.getByRole('heading', { name: 'Xác nhận nội dung đúng' });
    const right = page.getByRole('button', { name: 'Đúng', exact: true });
    const nobodyNear = page.getByText('Chỉ có người nhà, đọc to được');
    let sentences = 0;
    for (let count = 0; count < 60 && !(await confirmation.isVisible()); count += 1) {
      await right.or(nobodyNear).or(confirmation).first().waitFor();
      if (await nobodyNear.isVisible()) await nobodyNear.click();
      else if (await right.isVisible()) {
        await onSentence(sentences);
        await right.click();
        sentences += 1;
      }
    }
    await page.getByText('Nói "đúng"').click();
    await page.getByText('Tiếp tục: Ký').click();
    return sentences;
  }

  /** Binds the sheet that the camera sees. */
  async scansSheet(code = ''): Promise<void> {
    await this.page.getByText('Quét mã trên tờ').click();
    await this.page.getByText(`Đã gắn tờ ${code}`).waitFor({ timeout: 60_000 });
  }

  async seals(): Promise<void> {
    await this.page.getByRole('button', { name: 'Chốt hồ sơ' }).click();
    await this.page.getByRole('heading', { name: 'Đã chốt hồ sơ' }).waitFor({ timeout: 60_000 });
  }

  async signs(name: string, way: string): Promise<void> {
    await this.page.getByRole('group', { name }).getByText(way).click();
  }

  /** "Gửi ngay": sends what waits and asks what the office says. */
  async asksForNews(): Promise<void> {
    await this.page.getByRole('button', { name: 'Gửi ngay' }).click();
  }

  /** The task on the home screen: only the missing signature is to be done. */
  async supplementsSignature(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
    await page
      .getByRole('link', { name: /bổ sung/i })
      .first()
      .click();
    const start = page.getByRole('button', { name: /bổ sung/i });
    const title = page.getByRole('heading', { name: 'Bổ sung', exact: true });
    await start.or(title).first().waitFor();
    if (!(await title.isVisible())) await start.first().click();
    await title.waitFor();
    await page.getByText('Đã điểm chỉ trên tờ').first().click();
    await page.getByRole('button', { name: 'Chốt phần bổ sung' }).click();
    await title.waitFor({ state: 'detached', timeout: 60_000 });
  }
}
