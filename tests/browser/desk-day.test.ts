/**
 * A day at the desk on the built app: two officials on two PCs, and a phone that nobody enrolled as their scanner. What one
 * has changed the other is told before anything is overwritten; a dossier goes from its acceptance through the section to the
 * resident's hand; the residents are those of the demo.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvitationAnswer } from '../../src/core/reception/administration.ts';
import type { ScanTicket } from '../../src/core/reception/scan.ts';
import { writeCameraVideo } from './camera-video.ts';
import { elder } from './family.ts';
import { findViolations } from './find-violations.ts';
import { deskPages } from './office-pages.ts';
import { Official } from './official.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';
import { walkPages } from './walk-pages.ts';

const extract = 'Bản sao khai sinh, trích lục hộ tịch';
const daughter = 'Hồ Thị Con';
const number = 'H50.99-261122-0101';

let province: Province;
let lan: Phone;
let minh: Phone;
let scanner: Phone;
const complaints: string[] = [];
const violations: string[] = [];

beforeAll(async () => {
  province = await openProvince(28_301, undefined, ['--demo']);
  const camera = join(province.folder, 'camera.y4m');
  writeCameraVideo(camera, [elder]);
  const pc = { viewport: { width: 1366, height: 768 } };
  lan = await openPhone({ profileDir: profile('lan'), ...pc });
  minh = await openPhone({ profileDir: profile('minh'), ...pc });
  scanner = await openPhone({ profileDir: profile('scanner'), cameraVideo: camera });
});

afterAll(async () => {
  for (const each of [lan, minh, scanner]) await each?.close();
  await province?.end();
});

function profile(name: string): string {
  const folder = join(province.folder, name);
  mkdirSync(folder);
  return folder;
}

/** To the desk of the demo's commune. */
async function invite(personName: string): Promise<string> {
  const { link } = await province.call<InvitationAnswer>('POST', '/admin/invitations', {
    role: 'official',
    personName,
    communeCode: '99999',
    receptionPointId: 'demo-point',
    validMinutes: 60,
  });
  return link;
}

/** Looks at a page as axe does; the last test says what it saw. */
async function look(page: Page): Promise<void> {
  violations.push(...(await findViolations(page)));
}

/** The dossier of a person, from wherever in the desk's pages. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
  await page.getByRole('link').filter({ hasText: name }).filter({ hasText: extract }).first().click();
  await page.locator('[data-dossier-heading]').filter({ hasText: name }).waitFor();
}

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });
/** In the bar under the open dossier. */
const deed = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Việc làm với hồ sơ' }).getByRole('button', { name });
const send = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true });

describe('a day at the desk', () => {
  it('begins with two officials and what is to be done today', async () => {
    await province.confirm(await new Official(lan.page).enrols(await invite('Trần Thị Lan Mẫu')));
    await province.confirm(await new Official(minh.page).enrols(await invite('Lê Văn Minh Mẫu')));
    await lan.page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
    await lan.page.getByRole('heading', { name: 'Mới về hôm nay' }).waitFor();
    await look(lan.page);
  });

  it('tells the second official what the first did, and keeps what was typed', async () => {
    await open(lan.page, daughter);
    await open(minh.page, daughter);
    await minh.page.locator('summary').filter({ hasText: 'Việc khác' }).click();
    await deed(minh.page, /^Từ chối/).click();
    await minh.page.getByLabel('Lý do không tiếp nhận').fill('Trùng với hồ sơ khác.');
    await new Official(lan.page).accepts(number);
    await send(minh.page, 'Từ chối').click();
    await minh.page.getByText(/Trần Thị Lan Mẫu đã thay đổi hồ sơ này/).waitFor();
    expect(await minh.page.getByLabel('Lý do không tiếp nhận').inputValue()).toBe('Trùng với hồ sơ khác.');
    await look(minh.page);
  });

  it('takes pages from a phone that is nobody’s', async () => {
    await open(lan.page, daughter);
    const answered = lan.page.waitForResponse((response) => response.url().endsWith('/desk/scan-tickets'));
    await lan.page.getByRole('button', { name: 'Quét bằng điện thoại' }).click();
    const { link } = (await (await answered).json()) as ScanTicket;
    await lan.page.getByRole('img', { name: 'Mã để điện thoại quét' }).waitFor();
    await look(lan.page);
    const { page } = scanner;
    await page.goto(link);
    await page.getByText(extract).waitFor();
    expect(page.url()).not.toContain('#');
    await look(page);
    await page.getByRole('button', { name: /^Chụp: Ảnh bản cũ/ }).click();
    await page.getByRole('button', { name: 'Chụp', exact: true }).click();
    await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
    await page.getByText('Đã cất 1 trang').waitFor({ timeout: 60_000 });
    await lan.page.getByText('Đã nhận 1 trang.').waitFor({ timeout: 60_000 });
    await lan.page.getByRole('button', { name: 'Đóng và kết thúc mã' }).click();
    await page.getByRole('button', { name: 'Chụp', exact: true }).click();
    await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
    await page.getByText('Mã quét này đã hết hạn').waitFor({ timeout: 60_000 });
    const paper = lan.page.locator('li').filter({ hasText: 'Ảnh bản cũ' });
    await paper.getByRole('button', { name: /^Trang 1/ }).waitFor();
  });

  it('copies field by field, one key a field', async () => {
    await lan.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = lan;
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Chép từng ô' }).waitFor();
    const seen: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      await page.keyboard.press('m');
      await page
        .getByText(`${count + 1}/`)
        .filter({ hasText: 'ô' })
        .first()
        .waitFor();
      seen.push(await page.evaluate(() => navigator.clipboard.readText()));
    }
    expect(new Set(seen.filter((text) => text !== '')).size).toBeGreaterThan(1);
    await look(page);
    await button(page, /^Xong, về hồ sơ/).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('');
  });

  it('gives it to a section and back, with who holds it in sight of all', async () => {
    await deed(lan.page, /^Chuyển hồ sơ/).click();
    await lan.page.getByLabel('Bộ phận chuyên môn').check();
    await lan.page.getByLabel('Tên bộ phận').fill('Tư pháp – Hộ tịch');
    await look(lan.page);
    await send(lan.page, 'Chuyển hồ sơ').click();
    await lan.page.getByText('Đã ghi nơi đang giữ hồ sơ.').waitFor();
    await minh.page.reload();
    await new Official(minh.page).unlocksDesk();
    await open(minh.page, daughter);
    await minh.page.getByText('Tư pháp – Hộ tịch').first().waitFor();
    await deed(minh.page, /^Chuyển hồ sơ/).click();
    await minh.page.getByLabel('Quầy', { exact: true }).check();
    await send(minh.page, 'Chuyển hồ sơ').click();
    await minh.page.getByText('Đã ghi nơi đang giữ hồ sơ.').waitFor();
  });

  it('keeps the result itself, hands it over, and closes', async () => {
    const { page } = minh;
    await deed(page, /^Ghi kết quả/).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'trich-luc.png',
        mimeType: 'image/png',
        buffer: await page.screenshot(),
      });
    await page.getByText('Ảnh 1').waitFor({ timeout: 60_000 });
    await page.locator('form').getByLabel('Kết quả', { exact: true }).fill('Đã cấp 2 bản sao trích lục khai sinh.');
    await send(page, 'Ghi kết quả').click();
    await page.getByText('Đã ghi kết quả.').waitFor();
    await deed(page, /^Trả kết quả/).click();
    await send(page, 'Trả kết quả').click();
    await page.getByText('Đã ghi trả kết quả.').waitFor();
    await look(page);
  });

  it('prints the process sheet and the register', async () => {
    const { page } = minh;
    await page.locator('summary').filter({ hasText: /^In/ }).click();
    const sheet = page.waitForResponse((response) => response.url().endsWith('/process-sheet'));
    await button(page, /Mẫu 06/).click();
    expect((await sheet).headers()['content-type']).toBe('application/pdf');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Sổ theo dõi' }).click();
    const book = page.waitForResponse((response) => response.url().includes('/desk/register'));
    await button(page, /bảng tính/).click();
    expect((await book).headers()['content-type']).toContain('spreadsheetml');
    await look(page);
  });

  it('shows figures, and by keys the dossiers behind a number', async () => {
    const { page } = lan;
    await page.locator('header nav summary').click();
    await page.getByRole('link', { name: 'Số liệu', exact: true }).click();
    await page.locator('section[aria-label="Chia theo"] tbody tr').first().waitFor();
    await look(page);
    await page.getByRole('button', { name: /Xem hồ sơ phía sau: Hồ sơ đến$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await look(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('has nothing wrong on the pages of the desk, with a day behind them', async () => {
    expect(await walkPages(lan.page, deskPages)).toEqual([]);
  }, 3_600_000);

  it('ends with nothing that axe objects to, and nothing in the console', () => {
    for (const each of [lan, minh, scanner]) complaints.push(...each.complaints);
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
