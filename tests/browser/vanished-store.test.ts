/**
 * The browser threw away what it kept for the app: once its database while the app was open, and between two launches once
 * its database, once everything but one word.
 * The next launch notices, brings back what has a second copy, names the codes of what has none, and the volunteer goes on.
 */

import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyProfile, launchPhone, looksAgain } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
const title = 'Trình duyệt đã xóa dữ liệu của ứng dụng';
let road: Coverage;
let phone: Phone;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
});
afterEach(async () => {
  expect(phone.complaints).toEqual([]);
  await phone.close();
});
afterAll(async () => {
  await road.cut();
});

/** Without the copy of one of the two dossiers, as when the phone went out in the middle of copying it. */
async function forgetOneCopy(profileDir: string): Promise<void> {
  const before = await launchPhone(worked, profileDir);
  await before.page.getByText('2 chờ gửi').waitFor();
  await before.page.evaluate(async () => {
    const copies = await caches.open('gocua-sealed');
    const headers = (await copies.keys()).filter(({ url }) => url.includes('/sealed/header/'));
    if (headers.length !== 2 || !headers[0]) throw new Error(`${headers.length} copies`);
    await copies.delete(headers[0]);
  });
  await before.close();
}

describe('a phone whose database is gone', () => {
  it('says so offline, with what came back and the code of what did not; sends that, and goes on after a new invitation', async () => {
    const profileDir = copyProfile(worked, 'vanished');
    await road.cut();
    await forgetOneCopy(profileDir);
    const stores = join(profileDir, 'Default', 'IndexedDB');
    for (const name of readdirSync(stores)) rmSync(join(stores, name), { recursive: true });

    phone = await launchPhone(worked, profileDir);
    const { page } = phone;
    await page.getByText(title).waitFor({ timeout: 30_000 });
    await page.getByText('Đã lấy lại 1 hồ sơ đã chốt').waitFor();
    await page.getByText('1 gói đã khóa đang chờ gửi').waitFor();
    await page.getByText(worked.code).waitFor();
    await takePicture(page, 'store-gone');
    expect(await findViolations(page)).toEqual([]);

    await road.returns();
    await page.evaluate(() => void window.dispatchEvent(new Event('online')));
    await page.getByText('Tất cả đã gửi xong').waitFor({ timeout: 60_000 });
    const volunteer = new Volunteer(page);
    await volunteer.enrols(worked.invitation, 'Điện thoại thử');
    await volunteer.goesHome();
    await page.locator('b', { hasText: worked.code }).waitFor();
    await takePicture(page, 'store-gone-enrolled-again');
    await page.getByRole('button', { name: 'Đã đọc' }).click();
    await page.getByText(title).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Không có hồ sơ chờ gửi').waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
    await volunteer.unlocks();
    await page.getByRole('heading', { name: 'Đồng ý cho hỏi' }).waitFor();
  });
});

describe('a phone whose database goes while the app is open', () => {
  it('writes nothing into an empty one: it begins anew by itself, and has back what was sealed', async () => {
    phone = await launchPhone(worked, copyProfile(worked, 'vanishing'));
    const { page } = phone;
    await page.getByText('2 chờ gửi').waitFor();
    await page.evaluate(
      () => new Promise((resolve) => (indexedDB.deleteDatabase('gocua').onsuccess = () => resolve(undefined))),
    );
    await looksAgain(page);
    await page.getByText(title).waitFor({ timeout: 30_000 });
    await page.getByText('Đã lấy lại 2 hồ sơ đã chốt').waitFor();
  });
});

describe('a phone of which one word is left', () => {
  it('says that it cannot know what was lost, and who does', async () => {
    const profileDir = join(worked.folder, 'one-word');
    const kept = join('Default', 'Local Storage');
    cpSync(join(worked.profileDir, kept), join(profileDir, kept), { recursive: true });
    phone = await launchPhone(worked, profileDir);
    const { page } = phone;
    await page.getByText(title).waitFor({ timeout: 30_000 });
    await page.getByText('Bản sao cũng không còn').waitFor();
    await takePicture(page, 'everything-gone');
    expect(await findViolations(page)).toEqual([]);
    expect(await page.getByText('Đã lấy lại').count()).toBe(0);
  });
});
