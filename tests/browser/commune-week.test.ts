/**
 * A week of one commune on the built app: two volunteers in one hamlet, an official on a visit and the
 * desk. The road is cut from Monday noon to Thursday; what was noted, sealed and received meanwhile meets at the desk, and
 * the result goes back to the door.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSheetCode } from '../../src/core/dossier/sheet-code.ts';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { writeCameraVideo } from './camera-video.ts';
import { daughter, elder, extract, familyAnswers } from './family.ts';
import { findViolations } from './find-violations.ts';
import { button, link, notesAtDoor, opensDoor, takesPack } from './hamlet-hands.ts';
import { Official } from './official.ts';
import type { Phone, PhoneOptions } from './phone.ts';
import { openPhone } from './phone.ts';
import type { Province } from './province.ts';
import { communeCode, openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

const hamlet = 'Thôn Làng Cát';
const roster = [
  'STT,Họ tên chủ hộ,Thôn,Nơi ở,Số nhân khẩu,Điện thoại',
  `1,Hồ Thị Mẫu,${hamlet},Ngõ 1,4,0912000001`,
  `2,Hồ Văn Đông,${hamlet},Ngõ 1,3,`,
  `3,Hồ Thị Tây,${hamlet},Ngõ 2,5,`,
  `4,Hồ Văn Nam,${hamlet},Ngõ 2,2,`,
].join('\n');

let province: Province;
/** Of the volunteer who makes dossiers, of the one who only knocks, and of the official on the visit. */
let first: Phone;
let second: Phone;
let visiting: Phone;
let desk: Phone;
const opened: Phone[] = [];
const violations: string[] = [];
const sheets: string[] = [];

beforeAll(async () => {
  province = await openProvince(28_401);
  sheets.push(...(await province.printSheets(2)));
  first = await open('first', { cameraVideo: video('first', [elder, sheetOf(0)]) });
  second = await open('second');
  visiting = await open('visiting', { cameraVideo: video('visiting', [daughter, sheetOf(1)]) });
  desk = await open('desk', { viewport: { width: 1366, height: 768 } });
});

afterAll(async () => {
  for (const each of opened) await each.close();
  await province?.end();
});

async function open(name: string, more: Partial<PhoneOptions> = {}): Promise<Phone> {
  const profileDir = join(province.folder, name);
  mkdirSync(profileDir);
  const phone = await openPhone({ profileDir, ...more });
  opened.push(phone);
  return phone;
}

function video(name: string, texts: readonly string[]): string {
  const file = join(province.folder, `${name}.y4m`);
  writeCameraVideo(file, texts);
  return file;
}

const sheetOf = (index: number) => sheets[index] ?? '';

function codeOf(index: number): string {
  const parsed = parseSheetCode(sheetOf(index));
  if (!parsed.ok) throw new Error('the printed sheet cannot be read');
  return formatLocalCode(parsed.value.code);
}

/** Looks at a screen as axe does; the last test says what it saw. */
async function look(page: Page): Promise<void> {
  violations.push(...(await findViolations(page)));
}

describe('a week of one commune', () => {
  it('Monday: everybody enrols, the desk brings in its list, the phones take the pack of the hamlet', async () => {
    const official = new Official(desk.page);
    await province.confirm(await official.enrols(await province.invite('official', 'Trần Thị Quầy')));
    const { page } = desk;
    await page.goto(`${province.gateway.url}/quay/ho/nhap`);
    await new Volunteer(page).unlocks();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'ho.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
    await button(page, 'Ghi 4 hộ').click();
    await page.getByText('Đã ghi: 4 hộ mới').waitFor();
    await look(page);
    const { teamId } = await province.call<{ readonly teamId: string }>('POST', '/admin/teams', {
      name: 'Tổ Làng Cát',
      communeCode,
      decision: 'QĐ 12/QĐ-UBND (mẫu)',
      decidedOn: '2026-01-05',
      hamlets: [hamlet],
    });
    for (const [phone, name] of [
      [first, 'Hồ Văn Thử'],
      [second, 'Hồ Thị Hai'],
    ] as const) {
      const volunteer = new Volunteer(phone.page);
      const invitation = await province.invite('volunteer', name, { teamId });
      await province.confirm(await volunteer.enrols(invitation, `Máy của ${name}`));
      await volunteer.goesHome();
      await link(phone.page, 'Hồ sơ').last().click();
      await volunteer.asksForNews();
      await takesPack(phone.page);
    }
    await look(first.page);
    const onVisits = new Volunteer(visiting.page);
    await province.confirm(
      await onVisits.enrols(await province.invite('official', 'Trần Văn Lưu Động'), 'Máy đi thôn'),
    );
    await visiting.page.goto(`${province.gateway.url}/ho-so`);
    await onVisits.unlocks();
    const heard = visiting.page.waitForResponse((response) => response.url().includes('/changes'));
    await onVisits.asksForNews();
    await heard;
  });

  it('Tuesday, without coverage: two volunteers knock, one makes a dossier', async () => {
    await province.coverage.cut();
    const { page } = first;
    await opensDoor(page, 'Hồ Văn Đông');
    await notesAtDoor(page, 'Không có nhà');
    await look(page);
    await opensDoor(second.page, 'Hồ Văn Đông');
    await notesAtDoor(second.page, 'Đã giúp');
    await link(second.page, 'Quay lại').first().click();
    await opensDoor(second.page, 'Hồ Thị Tây');
    await notesAtDoor(second.page, 'Từ chối');
    await button(second.page, 'Hoàn tác').click();
    await second.page.getByText('Đã hoàn tác.').waitFor();

    await link(page, 'Quay lại').first().click();
    await opensDoor(page, 'Hồ Thị Mẫu');
    await notesAtDoor(page, 'Đã giúp');
    await button(page, 'Làm hồ sơ cho hộ này').click();
    const volunteer = new Volunteer(page);
    await volunteer.givesConsent();
    await makesDossier(volunteer, 'Hồ Thị Mẫu', 0);
  });

  it('Wednesday, still without: an official receives on the spot', async () => {
    const { page } = visiting;
    const official = new Volunteer(page);
    await page.goto(`${province.gateway.url}/`);
    await page.getByText('Không có mạng').first().waitFor();
    await link(page, 'Mở khóa').click();
    await official.unlocks();
    await link(page, 'Hôm nay').click();
    await official.asksConsent();
    await makesDossier(official, 'Hồ Thị Con', 1, async () => {
      await button(page, 'Tiếp nhận tại buổi này').click();
      await page.getByText(/^Tôi đã ký và ghi ngày hẹn/).click();
      await button(page, 'Ghi là đã tiếp nhận').click();
      await page.getByText(/^Đã tiếp nhận lúc/).waitFor();
      await look(page);
    });
    await page.getByText('Đã tiếp nhận lưu động').waitFor();
  });

  it('Thursday: coverage returns; both rounds meet, and what was received has only its number to get', async () => {
    await province.coverage.returns();
    await delivers(first.page);
    await delivers(second.page);
    await delivers(visiting.page);
    const { page } = desk;
    await page.goto(`${province.gateway.url}/quay/ho`);
    await new Volunteer(page).unlocks();
    await link(page, hamlet).click();
    await page.getByRole('row').filter({ hasText: 'Hồ Văn Đông' }).getByText('Đã giúp').waitFor();
    await page.getByRole('row').filter({ hasText: 'Hồ Thị Tây' }).getByText('Chưa gõ cửa').waitFor();
    await link(page, 'Hồ Văn Đông').click();
    await page.getByRole('heading', { name: 'Hồ Văn Đông' }).waitFor();
    for (const words of ['Không có nhà', 'Đã giúp', 'Hồ Văn Thử', 'Hồ Thị Hai'])
      await page.getByText(words).first().waitFor();
    await look(page);
    await link(page, 'Hôm nay').click();
    await page.getByText('Chờ nhập số').first().waitFor();
    await look(page);
    await opensDossier(page, 'Hồ Thị Con');
    await new Official(page).accepts('000.00.00.H50-261122-0002');
  });

  it('Thursday noon: the desk accepts the other one, has its result, and gives it to who goes there', async () => {
    const { page } = desk;
    await opensDossier(page, 'Hồ Thị Mẫu');
    await new Official(page).accepts('000.00.00.H50-261122-0001');
    await button(page, /^Ghi kết quả/)
      .first()
      .click();
    await page.locator('form').getByLabel('Kết quả', { exact: true }).fill('Đã cấp 2 bản sao trích lục khai sinh.');
    await page.locator('form').getByRole('button', { name: 'Ghi kết quả', exact: true }).click();
    await page.getByText('Đã ghi kết quả.').waitFor();
    await page.goto(`${province.gateway.url}/quay/tra-tai-thon`);
    await new Volunteer(page).unlocks();
    await page.getByLabel('Chọn kết quả của Hồ Thị Mẫu').check();
    await page.getByLabel('Ai cầm phong bì').fill('Hồ Văn Thử');
    await page.getByLabel('Ngày đi').fill(tomorrow());
    await button(page, 'Đưa đi buổi này (1)').click();
    await page.getByText('Đã ghi: Hồ Văn Thử cầm 1 kết quả.').waitFor();
    await look(page);
  });

  it('Friday: the pack is taken again, the road is cut, the result reaches its door and the resident says what they think', async () => {
    const { page } = first;
    await page.goto(`${province.gateway.url}/thon`);
    await new Volunteer(page).unlocks();
    const fetched = page.waitForResponse((response) => response.url().includes('/packs/'));
    await button(page, 'Tải lại').click();
    expect((await fetched).status()).toBe(200);
    await expect.poll(() => button(page, 'Tải lại').isEnabled()).toBe(true);
    await link(page, 'Mở danh sách hộ').click();
    await province.coverage.cut();
    await link(page, /Trả kết quả/).click();
    await link(page, /Hồ Thị Mẫu/).click();
    await page.getByText('Ký trên phiếu có mã').click();
    await page.getByLabel('Mã phiếu đã ký').fill(codeOf(0));
    await button(page, 'Ghi đã trao').click();
    await page.getByText(/^Đã trao: Hồ Thị Mẫu/).waitFor();
    await button(page, 'Đưa máy cho bà con').click();
    for (const answer of ['Nhanh, hài lòng', 'Tận tình', 'Tạm được']) await page.getByText(answer).click();
    await new Volunteer(page).takesBack();
    await look(page);
    await province.coverage.returns();
    await delivers(page);
    await desk.page.goto(`${province.gateway.url}/quay`);
    await new Volunteer(desk.page).unlocks();
    await opensDossier(desk.page, 'Hồ Thị Mẫu');
    await desk.page.getByText('Đã trả', { exact: true }).first().waitFor();
  });

  it('no page complained, and no screen keeps anybody out', () => {
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(violations).toEqual([]);
  });
});

/** At the desk, whatever its state. */
async function opensDossier(page: Page, name: string): Promise<void> {
  await link(page, 'Hồ sơ').first().click();
  await link(page, new RegExp(name)).filter({ hasText: extract }).first().click();
  await page.locator('[data-dossier-heading]').filter({ hasText: name }).waitFor();
}

/** As the desk's calendar has it. */
function tomorrow(): string {
  return new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
}

/** Without a touch; the phone stands wherever the day ended. */
async function delivers(page: Page): Promise<void> {
  await page.goto(`${province.gateway.url}/`);
  await page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 120_000 });
}

/** From the consent that was given until it is sealed, with the sheet that the camera sees after the card. */
async function makesDossier(
  volunteer: Volunteer,
  name: string,
  sheet: number,
  beforeSealing: () => Promise<void> = async () => undefined,
): Promise<void> {
  await volunteer.seesCardOf(name);
  await volunteer.choosesOne('trich luc', extract);
  await volunteer.beginsForThemselves(hamlet);
  await volunteer.answersPages(familyAnswers);
  await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
  await volunteer.readsBack();
  await volunteer.scansSheet(codeOf(sheet));
  await volunteer.signs(name, 'Đã ký mực trên tờ');
  await beforeSealing();
  await volunteer.seals();
}
