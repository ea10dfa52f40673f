/**
 * The app is updated under a volunteer's hands (protocol.md §6.10), on the built app with its real service worker. The version
 * that works is 0.1.0; the gateway then serves 0.2.0 and later ones, whose chunks all have other names, and no old file any
 * more. The desk's side of the gateway is busy throughout, so that what is sealed stays unsent.
 */

import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isOnRequest } from '../../src/service-worker/on-request.ts';
import {
  appAnswers,
  cachedFiles,
  copyProfile,
  isSamePage,
  launchPhone,
  looksAgain,
  markPage,
  serveBuild,
  workerState,
} from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { extract, familyAnswers } from './family.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { rebuildApp } from './rebuild-app.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
const offer = 'Có bản ứng dụng mới, đã tải xong.';
const place = 'UBND xã Ba Nang, huyện Đakrông, tỉnh Quảng Trị';
const complaints: string[] = [];
let road: Coverage;
let profileDir: string;
let phone: Phone;
let page: Page;
let volunteer: Volunteer;
/** The draft's address. */
let draft: string;

beforeAll(async () => {
  for (const version of ['0.2.0', '0.3.0', '0.4.0']) rebuildApp(worked.build, build(version), version);
  road = await openCoverage(worked.port, worked.port + 1);
  road.setBusy(true);
  profileDir = copyProfile(worked, 'updated');
  await opensPhone();
});
afterAll(async () => {
  await phone?.close();
  await serveBuild(worked, worked.build);
  await road?.cut();
});

function build(version: string): string {
  return join(worked.folder, version);
}

async function opensPhone(): Promise<void> {
  phone = await launchPhone(worked, profileDir);
  page = phone.page;
  volunteer = new Volunteer(page);
}

/** From the locked home to the draft where it stopped. */
async function opensDraft(): Promise<void> {
  await page.getByRole('link', { name: 'Mở khóa' }).click();
  await volunteer.unlocks();
  await goesInApp(page, draft);
}

/** What the draft holds, read from its screens. */
async function findDraft(): Promise<{ readonly place: string; readonly pages: number }> {
  await page.getByRole('heading', { name: 'Giấy tờ', exact: true }).waitFor();
  // Opened with the vault's key and drawn.
  const photos = page.getByRole('region', { name: 'Ảnh bản cũ của giấy' }).locator('img');
  await photos.first().waitFor();
  const pages = await photos.evaluateAll((images) =>
    images.filter((image) => (image as HTMLImageElement).naturalWidth > 0),
  );
  await goesInApp(page, draft.replace(/giay-to.*/, 'ke-khai?cau=2.000635%23registeredAt'));
  const field = page.getByLabel(/Trước đây đăng ký ở đâu/);
  await field.waitFor();
  return { place: await field.inputValue(), pages: pages.length };
}

/** As a link of the app does, without loading the page. */
async function goesInApp(window: Page, address: string): Promise<void> {
  await window.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

async function findVersion(window: Page): Promise<string | undefined> {
  await window.getByRole('link', { name: 'Thêm', exact: true }).click();
  await window.getByRole('heading', { name: 'Thêm', exact: true }).waitFor();
  return /0\.\d\.0/.exec(await window.locator('main').innerText())?.[0];
}

/** Chooses a language, which draws the app anew without loading it. */
async function speaks(window: Page, name: 'English' | 'Tiếng Việt'): Promise<void> {
  await goesInApp(window, '/them');
  await window.getByText(name, { exact: true }).click();
  await window.getByRole('heading', { name: name === 'English' ? 'More' : 'Thêm', exact: true }).waitFor();
}

async function goesHome(window: Page): Promise<void> {
  await goesInApp(window, '/');
  await window.getByRole('heading', { name: 'Hôm nay' }).waitFor();
}

describe('an update while a dossier is being written', () => {
  it('whose download breaks off leaves all of the old version on the phone, also what nobody has opened yet', async () => {
    await page.getByRole('link', { name: 'Mở khóa' }).click();
    await volunteer.unlocks();
    await speaks(page, 'English');
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await speaks(page, 'Tiếng Việt');
    await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
    await volunteer.asksConsent();
    await volunteer.seesCardOf('Hồ Thị Mẫu');
    await volunteer.choosesOne('trich luc', extract);
    await volunteer.beginsForThemselves('Thôn Làng Cát');
    await markPage(page);
    await serveBuild(worked, build('0.2.0'));
    const isCut = road.cutAfterFiles(20);
    await looksAgain(page);
    await isCut;
    await expect.poll(() => workerState(page)).toBe('none');
    await volunteer.answersPages(familyAnswers);
    // Neither the screen that photographs nor what reads a picture was ever opened on this phone.
    await volunteer.photographs('Ảnh bản cũ của giấy', 1);
    draft = page.url();
    expect(await isSamePage(page)).toBe(true);
    await goesHome(page);
    await page.getByText('2 chờ gửi · 1 đang làm dở').waitFor();
    expect(await page.getByText(offer).count()).toBe(0);
    expect(await findVersion(page)).toBe('0.1.0');
  });

  it('is offered only when it is wholly on the phone, and never in a form', async () => {
    await road.returns();
    await goesInApp(page, draft);
    await page.getByRole('heading', { name: 'Giấy tờ', exact: true }).waitFor();
    await looksAgain(page);
    await expect.poll(() => workerState(page), { timeout: 60_000 }).toBe('waiting');
    const listed = /\[\{"bytes".*?\}\]/s.exec(readFileSync(join(build('0.2.0'), 'service-worker.js'), 'utf8'));
    const files = (JSON.parse(listed?.[0] ?? '[]') as { url: string }[])
      .map(({ url }) => `/${url}`)
      .filter((path) => !isOnRequest(path));
    expect(files.length).toBeGreaterThan(100);
    expect(await cachedFiles(page)).toEqual(expect.arrayContaining(files));
    expect(await page.getByText(offer).count()).toBe(0);
    expect(await isSamePage(page)).toBe(true);
    await goesHome(page);
    await page.getByText(offer).waitFor();
    await takePicture(page, 'update-offered');
  });

  it('is not lost and loses nothing when the browser is killed while it waits', async () => {
    complaints.push(...phone.complaints);
    await phone.kill();
    await road.cut();
    await opensPhone();
    // The new version brought its own file of the language that was asked for once.
    await speaks(page, 'English');
    await speaks(page, 'Tiếng Việt');
    await goesHome(page);
    await page.getByText('2 chờ gửi · 1 đang làm dở').waitFor();
    await opensDraft();
    expect(await findDraft()).toEqual({ place, pages: 1 });
    await road.returns();
  });

  it('after a yes has every answer, photograph and sealed dossier', async () => {
    await serveBuild(worked, build('0.3.0'));
    await goesHome(page);
    const other = await phone.context.newPage();
    await other.goto(worked.url, { waitUntil: 'commit' });
    await other.getByText('2 chờ gửi').waitFor();
    await appAnswers(other);
    const before = await findVersion(other);
    await markPage(other);
    await looksAgain(page);
    await expect.poll(() => workerState(page), { timeout: 60_000 }).toBe('waiting');
    await page.getByText(offer).waitFor();
    await page.getByText('Cửa sổ khác đang mở vẫn chạy bản cũ').waitFor();
    await takePicture(page, 'update-offered-two-windows');
    await markPage(page);
    await page.getByRole('button', { name: 'Cập nhật bây giờ' }).click();
    await expect.poll(() => isSamePage(page).catch(() => true), { timeout: 30_000 }).toBe(false);
    await appAnswers(page);
    await page.getByText('2 chờ gửi · 1 đang làm dở').waitFor();
    expect(await findVersion(page)).toBe('0.3.0');
    await goesHome(page);
    await opensDraft();
    expect(await findDraft()).toEqual({ place, pages: 1 });

    // The window that was open meanwhile: its version is gone from the gateway and works on, offline too.
    await road.cut();
    for (const name of ['Thủ tục', 'Hôm nay']) await other.getByRole('link', { name, exact: true }).click();
    await other.getByText(offer).waitFor();
    expect(await findVersion(other)).toBe(before);
    await goesInApp(other, '/them/nhat-ky');
    await other.getByRole('heading', { name: /Nhật ký/ }).waitFor();
    expect(await isSamePage(other)).toBe(true);
    await other.close();

    // Of the new version, offline: an update does not take the language away.
    await speaks(page, 'English');
    await speaks(page, 'Tiếng Việt');
  });
});

describe('a part of the app that is nowhere', () => {
  it('offline is said in a sentence, without a reload, and the rest works', async () => {
    await loseFromCache('custody-log-screen');
    await goesHome(page);
    await markPage(page);
    await goesInApp(page, '/them/nhat-ky');
    await page.getByRole('heading', { name: 'Thiếu một phần của ứng dụng' }).waitFor();
    await takePicture(page, 'part-missing');
    expect(await findViolations(page)).toEqual([]);
    expect(await isSamePage(page)).toBe(true);
    await page.getByRole('link', { name: 'Về Hôm nay' }).click();
    await page.getByText('2 chờ gửi · 1 đang làm dở').waitFor();
  });

  it('with coverage brings the newest version, once, with what was just typed', async () => {
    await page.goto(draft.replace(/giay-to.*/, 'ke-khai?cau=2.000635%23registeredAt'), { waitUntil: 'commit' });
    await volunteer.unlocks();
    const field = page.getByLabel(/Trước đây đăng ký ở đâu/);
    await field.waitFor();
    await serveBuild(worked, build('0.4.0'));
    await road.returns();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await markPage(page);
    await field.fill(`${place} cũ`);
    await goesInApp(page, '/them/nhat-ky');
    await expect.poll(() => isSamePage(page).catch(() => true), { timeout: 60_000 }).toBe(false);
    await page.getByRole('heading', { name: /Nhật ký/ }).waitFor();
    expect(loads).toBe(1);
    await goesHome(page);
    expect(await findVersion(page)).toBe('0.4.0');
    await goesHome(page);
    await opensDraft();
    expect(await findDraft()).toEqual({ place: `${place} cũ`, pages: 1 });
    await goesHome(page);
    await page.getByText('2 chờ gửi · 1 đang làm dở').waitFor();
  });

  it('two versions lie on the phone, no older one', async () => {
    const files = await cachedFiles(page);
    expect(files.filter((path) => path.includes('/v0-3-0-')).length).toBeGreaterThan(100);
    expect(files.filter((path) => path.includes('/v0-2-0-'))).toEqual([]);
    // The browser itself complains of the part that was taken away.
    const others = [...complaints, ...phone.complaints].filter((words) => !words.includes('custody-log-screen'));
    expect(others).toEqual([]);
  });
});

/** The file is gone from what the app keeps, and from what the browser itself remembers. */
async function loseFromCache(name: string): Promise<void> {
  await page.evaluate(async (part) => {
    const [key = ''] = (await caches.keys()).filter((cache) => cache.includes('precache'));
    const cache = await caches.open(key);
    const requests = (await cache.keys()).filter(({ url }) => url.includes(part));
    if (requests.length === 0) throw new Error(`no file ${part}`);
    for (const request of requests) await cache.delete(request);
  }, name);
  const session = await phone.context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}
