/**
 * A lost phone tells nothing: after a day's work in which two hundred words, identity numbers and telephone numbers were given
 * to the app, none of them lies anywhere in the browser's profile, nor a picture, in none of the states in which a phone may
 * be lost. What the scan can see is shown by `profile-scan/find-planted.test.ts`.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRow } from '../../src/core/reception/administration.ts';
import { writeCameraVideo } from './camera-video.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import { findPlanted } from './profile-scan/find-planted.ts';
import type { Find } from './profile-scan/find-planted.ts';
import { markWords, newMarks } from './profile-scan/marks.ts';
import { plantAnswers } from './profile-scan/plant-answers.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

/** What they ask for stands in many fields. */
const wordyNeeds = [
  'Đăng ký khai sinh',
  'Đăng ký nhận cha, mẹ, con',
  'Xác nhận tình trạng hôn nhân',
  'Cấp lại, đổi thẻ BHYT, sổ BHXH',
  'Trợ cấp xã hội hằng tháng',
  'Trợ cấp khi người có công mất',
  'Mai táng phí (hưu trí xã hội)',
  'Mai táng phí (bảo trợ xã hội)',
];
const shortNeeds = ['Bản sao khai sinh, trích lục hộ tịch'];
const enoughMarks = 200;
const marks = newMarks();
const applicant = `Hồ Thị ${marks.word()}`;
let province: Province;
let phone: Phone;
let volunteer: Volunteer;
let profileDir: string;
let camera: string;

beforeAll(async () => {
  province = await openProvince(22_301);
  profileDir = join(province.folder, 'phone');
  camera = join(province.folder, 'camera.y4m');
  mkdirSync(profileDir);
  const card = `${marks.idNumber()}|197123456|${applicant}|05031948|Nữ|Thôn ${marks.word()}, Đa Krông, Quảng Trị|15042021`;
  writeCameraVideo(camera, [card]);
  await open();
  await province.confirm(await volunteer.enrols(await province.invite('volunteer', 'Hồ Văn Thử'), 'Điện thoại thử'));
  await volunteer.goesHome();
  await province.coverage.cut();
});
afterAll(async () => {
  await phone?.close();
  await province?.end();
});

describe('a lost phone tells nothing', () => {
  it('while drafts are open', async () => {
    // How many fields open depends on what was chosen in time; people sit down until enough was planted.
    for (const needs of [wordyNeeds, wordyNeeds]) await fillIn(needs);
    while (marks.count() < enoughMarks) await fillIn(shortNeeds);
    await phone.page.getByRole('button', { name: 'Chụp' }).first().click();
    await phone.page.getByRole('button', { name: 'Chụp', exact: true }).click();
    await phone.page.getByRole('button', { name: 'Dùng ảnh này' }).click();
    await phone.page.getByText('Đã cất 1 trang').waitFor({ timeout: 60_000 });
    expect(scan()).toEqual([]);
  });

  it('locked', async () => {
    await phone.page.goto(`${province.gateway.url}/them`);
    await phone.page.getByText('Đang khóa').waitFor();
    expect(scan()).toEqual([]);
  });

  it('killed, with one dossier sealed', async () => {
    await fillIn(shortNeeds);
    await seal();
    await phone.kill();
    expect(scan()).toEqual([]);
  });

  it('closed, after everything was looked at again', async () => {
    await open();
    await phone.page.goto(`${province.gateway.url}/ho-so`);
    await volunteer.unlocks();
    await phone.page.getByText(applicant).first().waitFor();
    await phone.close();
    expect(scan()).toEqual([]);
  });

  it('logged out, with somebody else about to use it', async () => {
    await open();
    await phone.page.goto(`${province.gateway.url}/nguoi`);
    await phone.page.getByRole('button', { name: 'Người mới trên máy này' }).click();
    await phone.page.getByRole('heading', { name: 'Ghi danh máy này' }).waitFor();
    expect(scan()).toEqual([]);
    await phone.page.goto(`${province.gateway.url}/nguoi`);
    await phone.page.getByRole('button', { name: 'Hồ Văn Thử' }).click();
    await phone.page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
  });

  it('when all is sent', async () => {
    await province.coverage.returns();
    await phone.page.goto(`${province.gateway.url}/ho-so`);
    await volunteer.unlocks();
    await phone.page.goto(`${province.gateway.url}/`);
    await phone.page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 120_000 });
    expect(scan()).toEqual([]);
  });

  it('wiped', async () => {
    const devices = await province.call<readonly DeviceRow[]>('GET', '/admin/devices');
    const lost = devices.find(({ personName }) => personName === 'Hồ Văn Thử');
    await province.call('POST', `/admin/devices/${lost?.deviceId}/revoke`, { reason: 'lost' });
    await phone.page.reload();
    await phone.page.getByRole('heading', { name: 'Đã xóa xong' }).waitFor({ timeout: 120_000 });
    expect(scan()).toEqual([]);
    await phone.close();
    expect(scan()).toEqual([]);
  });
});

/** Home, with the vault open. */
async function goHome(): Promise<void> {
  await phone.page.goto(`${province.gateway.url}/ho-so`);
  await volunteer.unlocks();
  await phone.page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
}

/** Another sitting, with a mark in every field. */
async function fillIn(needs: readonly string[]): Promise<void> {
  await goHome();
  await sit(needs);
  await plantAnswers(phone.page, marks);
}

/** From home to the first question. */
async function sit(needs: readonly string[]): Promise<void> {
  const { page } = phone;
  await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
  await page.getByLabel('Ngôn ngữ').selectOption({ index: 1 });
  await page.getByLabel('Người phiên dịch').fill(`Hồ Văn ${marks.word()}`);
  for (const answer of await page.getByText('Nói đồng ý', { exact: true }).all()) await answer.click();
  await page.getByText('Tiếp tục: Ai?').click();
  await volunteer.seesCardOf(applicant);
  await page.getByText('Tiếp tục: Việc gì?').click();
  for (const need of needs) {
    await page.getByLabel('Tìm thủ tục').fill(need);
    await page.locator('main label').filter({ hasText: need }).first().click();
  }
  await page.getByRole('button', { name: /^Tiếp tục với \d+ việc/ }).click();
  await page.getByLabel('Đang ở thôn').fill(`Thôn ${marks.word()}`);
  const own = page.getByText('Cho chính người này');
  if (await own.isVisible()) await own.click();
  for (const consent of await page.getByText('Nói đồng ý', { exact: true }).all()) await consent.click();
  await page.getByRole('button', { name: 'Bắt đầu kê khai' }).click();
  await page.getByText(/\d+\/\d+ · Kê khai/).waitFor();
}

/** From the papers to the sealed dossier. */
async function seal(): Promise<void> {
  for (const later of await phone.page.getByText('Sẽ bổ sung sau').all()) await later.click();
  await volunteer.readsBack();
  await phone.page.getByRole('button', { name: 'Không có tờ' }).click();
  await volunteer.signs(applicant, 'Chưa ký được, để lần sau');
  await phone.page.getByText('Qua trưởng thôn').click();
  await volunteer.seals();
}

async function open(): Promise<void> {
  phone = await openPhone({ profileDir, cameraVideo: camera });
  volunteer = new Volunteer(phone.page);
}

/** What a finder would read from the flash as it is now; the browser may be running. */
function scan(): Find[] {
  const copy = `${profileDir}-found`;
  // What a running browser takes away meanwhile is not found either.
  spawnSync('cp', ['-a', profileDir, copy]);
  const finds = findPlanted(copy, markWords);
  rmSync(copy, { recursive: true });
  return finds;
}
