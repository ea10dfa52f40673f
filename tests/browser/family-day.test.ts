/**
 * One family's day on the built app in real Chromium: an elder, her daughter who answers for her, two procedures, one
 * original, one missing signature. The network is really cut from the first question to the next morning, the browser is
 * killed by pid, and nothing is touched until the phone shows what the desk decided.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { parseSheetCode } from '../../src/core/dossier/sheet-code.ts';
import { writeCameraVideo } from './camera-video.ts';
import { countHands, forgetHands, handsSoFar } from './count-hands.ts';
import { daughter, elder, extract, familyAnswers, pension } from './family.ts';
import { findViolations } from './find-violations.ts';
import { Official } from './official.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

let province: Province;
let phone: Phone;
let desk: Phone;
let volunteer: Volunteer;
let official: Official;
let sheetText: string;
let sheetCode: string;
let camera: string;
/** From the card to the sealed dossiers. */
const mostTaps = 58;
const mostKeys = 85;
const complaints: string[] = [];
const violations: string[] = [];

/** Looks at a screen as axe does; the last test says what it saw. */
async function look(page: Page): Promise<void> {
  violations.push(...(await findViolations(page)));
}

beforeAll(async () => {
  province = await openProvince(28_101);
  sheetText = (await province.printSheets(1))[0] ?? '';
  const parsed = parseSheetCode(sheetText);
  if (!parsed.ok) throw new Error('the printed sheet cannot be read');
  sheetCode = formatLocalCode(parsed.value.code);
  camera = join(province.folder, 'camera.y4m');
  writeCameraVideo(camera, [elder, daughter, sheetText]);
  phone = await openPhone({ profileDir: profile('phone'), cameraVideo: camera });
  await countHands(phone.context);
  volunteer = new Volunteer(phone.page);
  desk = await openPhone({ profileDir: profile('desk'), viewport: { width: 1366, height: 768 } });
  official = new Official(desk.page);
});

afterAll(async () => {
  await phone?.close();
  await desk?.close();
  await province?.end();
});

describe('a family’s day', () => {
  it('begins with coverage: phone and desk enrol and are confirmed', async () => {
    const link = await province.invite('volunteer', 'Hồ Văn Thử');
    await province.confirm(await volunteer.enrols(link, 'Điện thoại thử'));
    await look(phone.page);
    await volunteer.goesHome();
    await look(phone.page);
    await province.confirm(await official.enrols(await province.invite('official', 'Trần Thị Quầy')));
  });

  it('goes on without: consent, two cards, two needs, questions', async () => {
    await province.coverage.cut();
    await volunteer.asksConsent();
    await volunteer.seesCardOf('Hồ Thị Mẫu');
    await forgetHands(phone.page);
    await volunteer.letsAnswer('Con', 'Hồ Thị Con');
    await look(phone.page);
    await volunteer.choosesNeeds();
    await look(phone.page);
    await volunteer.beginsForThemselves('Thôn Làng Cát');
    await volunteer.answersPages(familyAnswers, () => look(phone.page));
  });

  it('two photographs, one original in the envelope, one paper later', async () => {
    await volunteer.keepsPaper('Văn bản ủy quyền', 'Đã nhận bản chính, bỏ vào phong bì');
    await volunteer.photographs('Văn bản ủy quyền', 2);
    await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
    await look(phone.page);
  });

  it('read back, bound to the sheet, one signature missing, sealed', async () => {
    expect(await volunteer.readsBack()).toBeGreaterThan(5);
    await volunteer.scansSheet(sheetCode);
    await volunteer.signs('Hồ Thị Mẫu', 'Chưa ký được, để lần sau');
    await volunteer.signs('Hồ Thị Con', 'Đã ký mực trên tờ');
    await volunteer.page.getByText('Qua trưởng thôn').click();
    await look(phone.page);
    await volunteer.seals();
    // Two procedures, another who answers, three papers with two photographs. `npm run bench -- P13` counts by procedure.
    const { taps, keys } = await handsSoFar(phone.page);
    expect(taps).toBeLessThanOrEqual(mostTaps);
    expect(keys).toBeLessThanOrEqual(mostKeys);
    await look(phone.page);
    await volunteer.page.getByText(sheetCode).first().waitFor();
  });

  it('the browser is killed, opened offline, and still has both', async () => {
    complaints.push(...phone.complaints);
    await phone.kill();
    phone = await openPhone({ profileDir: profile('phone'), cameraVideo: camera });
    volunteer = new Volunteer(phone.page);
    await phone.page.goto(`${province.gateway.url}/`);
    await phone.page.getByText('2 chờ gửi').waitFor({ timeout: 30_000 });
  });

  it('coverage returns: delivered without a touch', async () => {
    await province.coverage.returns();
    await phone.page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 120_000 });
  });

  it('the desk accepts one and asks for the signature of the other', async () => {
    await official.opens(extract);
    await look(desk.page);
    await official.accepts('000.00.00.H50-261122-0001');
    await official.opens(pension);
    await official.asksForMore('Chưa có chữ ký: ký hoặc điểm chỉ trên tờ có mã.');
  });

  it('the phone shows the number and the task', async () => {
    await phone.page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
    await volunteer.unlocks();
    await volunteer.asksForNews();
    await look(phone.page);
    await phone.page.getByText('000.00.00.H50-261122-0001').first().waitFor({ timeout: 60_000 });
  });

  it('the supplement is done and the desk accepts the pension too', async () => {
    await volunteer.supplementsSignature();
    await phone.page.goto(`${province.gateway.url}/`);
    await phone.page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 120_000 });
    await official.opens(pension);
    await official.accepts('000.00.00.H50-261122-0002');
  });

  it('whoever holds the slip sees the state and nothing else', async () => {
    await desk.page.goto(sheetText);
    await desk.page
      .getByText(/Đã tiếp nhận|tiếp nhận/)
      .first()
      .waitFor();
    await look(desk.page);
    expect(await desk.page.locator('main').innerText()).not.toContain('Hồ Thị');
  });

  it('no page complained', () => {
    expect([...complaints, ...phone.complaints, ...desk.complaints]).toEqual([]);
  });

  it('no screen keeps anybody out', () => {
    expect(violations).toEqual([]);
  });
});

function profile(name: string): string {
  const folder = join(province.folder, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
