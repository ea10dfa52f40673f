/**
 * `node --import tsx tests/browser/take-pictures.ts [FOLDER]`: walks the family's day on the built app and takes a picture
 * of every screen (phone 360×640, desk 1366×768) into FOLDER (default: a temporary one), and makes the picture of README and those
 * that a browser shows when it offers to install the app (`public/manifest.webmanifest`).
 */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { writeCameraVideo } from './camera-video.ts';
import { daughter, elder, familyAnswers, pension } from './family.ts';
import { findViolations } from './find-violations.ts';
import { Official } from './official.ts';
import { openPhone } from './phone.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

const readmePicture = resolve(import.meta.dirname, '../../docs/pictures/home-and-desk.png');
const publicFolder = resolve(import.meta.dirname, '../../public');
const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gocua-pictures-')));
mkdirSync(folder, { recursive: true });
let taken = 0;

async function take(page: Page, name: string): Promise<string> {
  await page.waitForTimeout(400);
  taken += 1;
  const file = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`);
  await page.screenshot({ path: file });
  for (const violation of await findViolations(page)) console.log(`${name}: ${violation}`);
  return file;
}

const province = await openProvince(28_201);
const [sheet = ''] = await province.printSheets(1);
const cameraVideo = join(province.folder, 'camera.y4m');
writeCameraVideo(cameraVideo, [elder, daughter, sheet]);
const phone = await openPhone({ profileDir: join(province.folder, 'phone'), cameraVideo });
const desk = await openPhone({ profileDir: join(province.folder, 'desk'), viewport: { width: 1366, height: 768 } });
const { page } = phone;
const volunteer = new Volunteer(page);
const official = new Official(desk.page);
try {
  await page.goto(`${province.gateway.url}/`);
  await take(page, 'not-enrolled');
  await province.confirm(await volunteer.enrols(await province.invite('volunteer', 'Hồ Văn Thử'), 'Điện thoại thử'));
  await take(page, 'ready');
  await volunteer.goesHome();
  await take(page, 'home-empty');
  await phone.context.setOffline(true);
  await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
  await take(page, 'consent');
  await page.goBack();
  await volunteer.asksConsent();
  await take(page, 'scan');
  await volunteer.seesCardOf('Hồ Thị Mẫu');
  await take(page, 'who');
  await volunteer.letsAnswer('Con', 'Hồ Thị Con');
  await take(page, 'representative');
  await volunteer.choosesNeeds();
  await take(page, 'begin');
  await volunteer.beginsForThemselves('Thôn Làng Cát');
  await take(page, 'questions');
  await volunteer.answersPages(familyAnswers, (count) => take(page, `questions-${count}`));
  await take(page, 'papers');
  await volunteer.keepsPaper('Văn bản ủy quyền', 'Đã nhận bản chính, bỏ vào phong bì');
  await volunteer.photographs('Văn bản ủy quyền', 1);
  await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
  await take(page, 'papers-done');
  const readBack: string[] = [];
  await volunteer.readsBack(async (count) => void readBack.push(await take(page, `read-back-${count}`)));
  await take(page, 'sign');
  await page.getByText('Quét mã trên tờ').waitFor();
  await volunteer.scansSheet();
  await volunteer.signs('Hồ Thị Mẫu', 'Chưa ký được, để lần sau');
  await volunteer.signs('Hồ Thị Con', 'Đã ký mực trên tờ');
  await page.getByText('Qua trưởng thôn').click();
  await take(page, 'sign-done');
  await volunteer.seals();
  await take(page, 'sealed');
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  const home = await take(page, 'home-waiting');
  for (const name of ['Thủ tục', 'Hồ sơ', 'Thêm']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await take(page, `tab-${taken}`);
  }
  await phone.context.setOffline(false);
  await province.confirm(await official.enrols(await province.invite('official', 'Trần Thị Quầy')));
  await take(desk.page, 'desk-empty');
  await official.opens(pension);
  const dossier = await take(desk.page, 'desk-dossier');
  await desk.page.keyboard.press('t');
  await take(desk.page, 'desk-accept');
  await desk.page.keyboard.press('Escape');
  await official.asksForMore('Chưa có chữ ký: ký hoặc điểm chỉ trên tờ có mã.');
  await take(desk.page, 'desk-supplement-asked');
  await desk.page.keyboard.press('o');
  await desk.page.getByText('Rời chế độ này').waitFor();
  await desk.page.keyboard.press('m');
  await take(desk.page, 'desk-copying');
  await desk.page.keyboard.press('Escape');
  for (const name of ['Hôm nay', 'Phong bì', 'Cần xem lại', 'Sổ theo dõi']) {
    await desk.page.getByRole('link', { name }).click();
    await take(desk.page, `desk-page-${taken}`);
  }
  for (const name of ['In tập phiếu', 'Người và máy']) {
    await desk.page.locator('nav summary').click();
    await desk.page.getByRole('link', { name }).click();
    await take(desk.page, `desk-page-${taken}`);
  }
  await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
  await volunteer.asksForNews();
  await page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 60_000 });
  await take(page, 'delivered');
  await page.getByRole('link', { name: pension }).click();
  await take(page, 'dossier');
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await take(page, 'home-task');
  await page.goto(sheet);
  await take(page, 'slip');
  await makeReadmePicture(home, dossier);
  for (const [name, file] of [
    ['home', home],
    ['read-back', readBack[0] ?? home],
    ['desk', dossier],
  ] as const) {
    await sharp(file)
      .webp({ quality: 70 })
      .toFile(join(publicFolder, `install-${name}.webp`));
  }
  console.log(`${taken} pictures in ${folder}`);
  console.log([...phone.complaints, ...desk.complaints].join('\n'));
} finally {
  await phone.close();
  await desk.close();
  await province.end();
}

/** Phone and desk side by side on the app's own paper colour. */
async function makeReadmePicture(phoneFile: string, deskFile: string): Promise<void> {
  const gap = 24;
  const deskPicture = await sharp(deskFile).resize({ height: 640 }).toBuffer({ resolveWithObject: true });
  mkdirSync(join(readmePicture, '..'), { recursive: true });
  await sharp({
    create: {
      width: 360 + deskPicture.info.width + gap * 3,
      height: 640 + gap * 2,
      channels: 3,
      background: '#d9d4c7',
    },
  })
    .composite([
      { input: phoneFile, left: gap, top: gap },
      { input: deskPicture.data, left: 360 + gap * 2, top: gap },
    ])
    .png({ palette: true })
    .toFile(readmePicture);
}
