import type { Page } from '@playwright/test';
import type { Marks } from './marks.ts';

const mostPages = 80;
const settleMs = 150;

/** Goes through the whole interview, chooses what asks for most, and plants a mark in every field that takes letters or digits. */
export async function plantAnswers(page: Page, marks: Marks): Promise<void> {
  const papers = page.getByRole('heading', { name: 'Giấy tờ', exact: true });
  const { pathname } = new URL(page.url());
  for (let count = 0; count < mostPages && new URL(page.url()).pathname === pathname; count += 1) {
    // What is chosen brings further questions, a moment later.
    for (let before = -1; before !== marks.count();) {
      before = marks.count();
      await choose(page);
      await page.waitForTimeout(settleMs);
      await fill(page, marks);
    }
    await goOn(page);
  }
  await papers.waitFor();
}

async function choose(page: Page): Promise<void> {
  const main = page.locator('main');
  const names = new Set(
    await main
      .locator('input[type=radio]')
      .evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).name)),
  );
  for (const name of names) {
    const options = main.locator(`label:has(input[name="${name}"])`);
    // One choice may have taken the next question away.
    const isOpen = (await options.count()) > 0 && (await options.locator('input:checked').count()) === 0;
    const wordy = options.filter({ hasText: /khác|^Có$/i });
    if (isOpen)
      await ((await wordy.count()) > 0 ? wordy : options)
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
  }
  for (const list of await main.locator('select').all()) {
    if ((await list.inputValue()) === '') await list.selectOption({ index: 1 });
  }
}

async function fill(page: Page, marks: Marks): Promise<void> {
  const fields = page.locator('main').locator('input[type=text], input[type=tel], textarea');
  const modes = await fields.evaluateAll((inputs) =>
    inputs.map((input) => {
      const isOpen = (input as HTMLInputElement).value === '' && input.checkVisibility();
      return isOpen ? `${input.getAttribute('inputmode') ?? 'words'} ${input.id === '' ? 'box' : 'field'}` : 'done';
    }),
  );
  for (const [index, mode] of modes.entries()) {
    const mark = markFor(mode, marks);
    if (mark !== undefined) await fields.nth(index).fill(mark);
  }
}

/** Nothing for a date's boxes and for numbers, which are too short to be found again. */
function markFor(mode: string, marks: Marks): string | undefined {
  switch (mode) {
    case 'words field':
      return marks.word();
    case 'numeric field':
      return marks.idNumber();
    case 'tel field':
      return marks.phone();
    default:
      return undefined;
  }
}

async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: /^Tiếp tục/ }).click();
  const later = page.getByRole('button', { name: 'Điền sau, sang trang tiếp' });
  await page.waitForFunction(
    (url) => location.href !== url || document.body.innerText.includes('Điền sau, sang trang tiếp'),
    before,
  );
  if (page.url() === before) await later.click();
  await page.waitForFunction((url) => location.href !== url, before);
}
