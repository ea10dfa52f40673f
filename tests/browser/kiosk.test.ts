/**
 * The PC of a commune's hall: the desk pairs it, a stranger does everything there with a scanner that types, and leaves. Then
 * nothing of the stranger is found anywhere in the browser's profile, no address leads out, and the desk has the dossier.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { atHome, keeperPin, pairHall, typeAsScanner } from './hall.ts';
import { Official } from './official.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import { findPlanted } from './profile-scan/find-planted.ts';
import { markWords, newMarks } from './profile-scan/marks.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

const viewport = { width: 1366, height: 768 };
const marks = newMarks();
const applicant = `Hồ Thị ${marks.word()}`;
const card = `${marks.idNumber()}|197123456|${applicant}|05031948|Nữ|Thôn ${marks.word()}, Đa Krông, Quảng Trị|15042021`;
const need = 'Bản sao khai sinh, trích lục hộ tịch';

let province: Province;
let desk: Phone;
let hall: Phone;
let page: Page;
let profileDir: string;

beforeAll(async () => {
  province = await openProvince(28_501);
  profileDir = join(province.folder, 'hall');
  const deskDir = join(province.folder, 'desk');
  for (const folder of [profileDir, deskDir]) mkdirSync(folder);
  desk = await openPhone({ profileDir: deskDir, viewport });
  await province.confirm(await new Official(desk.page).enrols(await province.invite('official', 'Lê Thị Quầy')));
  hall = await openPhone({ profileDir, viewport });
  page = hall.page;
});
afterAll(async () => {
  await hall?.close();
  await desk?.close();
  await province?.end();
});

describe('the PC of a hall', () => {
  it('is paired by the desk, and confirmed by its six digits', async () => {
    await pairHall(desk.page, page, 'Máy cạnh cửa chính');
  });

  it('calls an official', async () => {
    await page.getByRole('button', { name: 'Gọi cán bộ' }).click();
    await page.getByText('Cán bộ sẽ ra ngay').waitFor();
    await desk.page.getByRole('link', { name: 'Hôm nay' }).click();
    await desk.page.getByRole('button', { name: 'Tôi ra ngay' }).click();
    await desk.page.getByText('Đã báo là có người ra.').waitFor();
  });

  it('takes a dossier from a card that a scanner types, and forgets who stood there', async () => {
    expect(await findViolations(page)).toEqual([]);
    await findNeed();
    await page.getByRole('button', { name: 'Chuẩn bị hồ sơ này' }).click();
    await agreeAndBegin();
    await answerPages();
    await page.getByRole('button', { name: /^Tiếp tục/ }).click();
    await readBack();
    await page.getByRole('button', { name: 'Khóa và gửi đến quầy' }).click();
    await page.getByRole('heading', { name: 'Đã gửi đến quầy' }).waitFor();
    const code = /\d{4}-\d{4}-\d/.exec(await page.locator('main').innerText())?.[0] ?? 'no code';
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xong, xóa hết' }).first().click();
    await atHome(page);
    expect(scan()).toEqual([]);
    expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
    expect(page.url()).toBe(`${province.gateway.url}/kiosk`);
    await new Official(desk.page).opens(need);
    await desk.page.getByText(code).first().waitFor();
    expect(await desk.page.locator('[data-dossier-heading]').innerText()).toContain(applicant);
  });

  it('loses what was begun with a reload, and no address and no step back lead out', async () => {
    await findNeed();
    await page.getByRole('button', { name: 'Chuẩn bị hồ sơ này' }).click();
    await agreeAndBegin();
    for (const path of ['/', '/ho-so', '/quay', '/quan-tri', '/them', '/moi#x', '/kiosk?x=1#y']) {
      await page.goto(province.gateway.url + path);
      await atHome(page);
      expect(page.url()).toBe(`${province.gateway.url}/kiosk`);
      expect(await page.getByText('Làm tiếp').count()).toBe(0);
    }
    await page.evaluate(() => history.back());
    await atHome(page);
    expect(page.url()).toBe(`${province.gateway.url}/kiosk`);
    expect(scan()).toEqual([]);
  });

  it('lets nobody to its keeper without the PIN', async () => {
    await page.getByRole('button', { name: 'Dành cho cán bộ' }).click();
    await page.getByLabel('Mã PIN của quầy').fill('908170');
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Mã PIN của quầy').fill(keeperPin);
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
    await page.getByRole('heading', { name: 'Trông coi máy ở sảnh' }).waitFor();
    await page.getByRole('button', { name: 'Trở lại màn hình của người dân' }).click();
    await atHome(page);
    expect(hall.complaints).toEqual([]);
  });
});

async function findNeed(): Promise<void> {
  await page.getByRole('link', { name: /Tìm thủ tục/ }).click();
  await page.getByLabel('Tìm thủ tục').fill('trich luc');
  await page.getByText(need).first().click();
}

/** From the two questions, each on its own screen, to the first page of the form; the card is typed by a scanner, into whatever has the focus. */
async function agreeAndBegin(): Promise<void> {
  for (const question of ['máy này ghi lại thông tin', 'quét mã QR trên thẻ căn cước']) {
    await page.getByText(question).waitFor();
    await page.getByRole('button', { name: 'Tôi đồng ý', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
  await page.getByText('Gõ tay theo thẻ').click();
  const name = page.locator('input[type="text"]').first();
  await name.fill('Chữ đang gõ');
  await name.focus();
  await typeAsScanner(page, 'không phải thẻ nào');
  await expect.poll(() => name.inputValue()).toBe('Chữ đang gõ');
  await typeAsScanner(page, card);
  await page.getByText(applicant).first().waitFor();
  await page.getByText('Tiếp tục: Việc gì?').click();
  await page.getByRole('button', { name: 'Tiếp tục với 1 việc' }).click();
  await page.getByText('Cho chính người này').click();
  await page.getByText('Tôi đồng ý', { exact: true }).last().click();
  await page.getByLabel('Thôn của ông/bà').fill(`Thôn ${marks.word()}`);
  await page.getByRole('button', { name: 'Bắt đầu kê khai' }).click();
  await page.getByText(/· Kê khai/).waitFor();
}

/** The first choice of whatever is asked, a mark in every line. */
async function answerPages(): Promise<void> {
  const papers = page.getByRole('heading', { name: 'Giấy tờ', exact: true });
  /** A section that goes over two pages has one heading for both. */
  const position = async () => (await page.getByText(/· Kê khai/).allInnerTexts()).join('');
  for (let count = 0; count < 12 && !(await papers.isVisible()); count += 1) {
    const before = await position();
    for (const group of await page.locator('main fieldset:has(input[type="radio"])').all()) {
      if ((await group.locator('input:checked').count()) === 0) await group.locator('label').first().click();
    }
    for (const list of await page.locator('main select:visible').all()) {
      if ((await list.inputValue()) === '') await list.selectOption({ index: 1 });
    }
    for (const line of await page.locator('main input[type="text"]:visible').all()) {
      if ((await line.inputValue()) === '') await line.fill(marks.word());
    }
    await page
      .getByRole('button', { name: /^(Tiếp tục|Xong)/ })
      .last()
      .click();
    const isOn = async () => (await papers.isVisible()) || !['', before].includes(await position());
    const skip = page.getByRole('button', { name: 'Điền sau, sang trang tiếp' });
    await expect.poll(async () => (await isOn()) || (await skip.isVisible())).toBe(true);
    if (!(await isOn())) throw new Error(`not answered: ${await page.locator('main').innerText()}`);
  }
}

async function readBack(): Promise<void> {
  const confirm = page.getByRole('button', { name: 'Đúng, tôi xác nhận' });
  for (let count = 0; count < 30 && !(await confirm.isVisible()); count += 1) {
    const alone = page.getByRole('button', { name: 'Chỉ có người nhà, đọc to được' });
    const right = page.getByRole('button', { name: 'Đúng', exact: true });
    await alone.or(right).or(confirm).first().waitFor();
    if (await alone.isVisible()) await alone.click();
    else if (await right.isVisible()) await right.click();
  }
  await confirm.click();
  await page.getByRole('heading', { name: 'Gửi đến quầy' }).waitFor();
}

function scan() {
  const copy = `${profileDir}-found`;
  spawnSync('cp', ['-a', profileDir, copy]);
  const finds = findPlanted(copy, markWords);
  rmSync(copy, { recursive: true });
  return finds;
}
