/**
 * A week of one commune on the built app: two volunteers in one hamlet, an official on a visit, the PC in the hall and the
 * desk. The road is cut from Monday noon to Thursday; what was noted, sealed, handed over and received meanwhile meets at the
 * desk, the result goes back to the door, and in the hall a number is taken, called and shown.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSheetCode } from '../../src/core/dossier/sheet-code.ts';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { writeCameraVideo } from './camera-video.ts';
import { handsOver } from './envelope-hands.ts';
import { daughter, elder } from './family.ts';
import { findViolations } from './find-violations.ts';
import { atHome, callsNext, givesNumbers, opensQueues, pairHall, takesNumber, typeAsScanner } from './hall.ts';
import { button, link, notesAtDoor, opensDoor, takesPack } from './hamlet-hands.ts';
import { Official } from './official.ts';
import type { Phone, PhoneOptions } from './phone.ts';
import { openPhone } from './phone.ts';
import type { Province } from './province.ts';
import { communeCode, openProvince } from './province.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';
import { delivers, hamlet, makesDossier, opensDossier, roster, tomorrow } from './week-hands.ts';

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
  province = await openProvince(21_401);
  sheets.push(...(await province.printSheets(2)));
  first = await open('first', { cameraVideo: video('first', [elder, sheetOf(0)]) });
  second = await open('second', { cameraVideo: video('second', [elder]) });
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

let looks = 0;
/** Looks at a screen as axe does; the last test says what it saw. */
async function look(page: Page): Promise<void> {
  looks += 1;
  await takePicture(page, `week-${looks}`);
  violations.push(...(await findViolations(page)));
}

describe('a week of one commune', () => {
  it('Monday: everybody enrols, the desk brings in its list, the phones take the pack of the hamlet', async () => {
    const official = new Official(desk.page);
    await province.confirm(await official.enrols(await province.invite('official', 'Trần Thị Quầy')));
    const { page } = desk;
    await opens(page, '/quay/ho/nhap');
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
    await makesDossier(volunteer, 'Hồ Thị Mẫu', codeOf(0));
  });

  it('Tuesday evening, still without: one gives the envelope to the other, each reading the other’s screen', async () => {
    const giver = { page: first.page, video: join(province.folder, 'first.y4m'), name: 'Hồ Văn Thử' };
    const taker = { page: second.page, video: join(province.folder, 'second.y4m'), name: 'Hồ Thị Hai' };
    for (const { page } of [giver, taker]) await opens(page, '/them/phong-bi');
    await handsOver(giver, taker, look);
    await second.page.getByText(codeOf(0)).waitFor();
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
    await makesDossier(official, 'Hồ Thị Con', codeOf(1), async () => {
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
    await delivers(first.page, province.gateway.url);
    await delivers(second.page, province.gateway.url);
    await delivers(visiting.page, province.gateway.url);
    const { page } = desk;
    await opens(page, '/quay/ho');
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
    await link(page, 'Phong bì').click();
    await link(page, 'Phong bì đang trên đường').click();
    await page
      .getByRole('row')
      .filter({ hasText: codeOf(0) })
      .getByText('Hồ Thị Hai')
      .first()
      .waitFor();
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
    await opens(page, '/quay/tra-tai-thon');
    await page.getByLabel('Chọn kết quả của Hồ Thị Mẫu').check();
    await page.getByLabel('Ai cầm phong bì').fill('Hồ Văn Thử');
    await page.getByLabel('Ngày đi').fill(tomorrow());
    await button(page, 'Đưa đi buổi này (1)').click();
    await page.getByText('Đã ghi: Hồ Văn Thử cầm 1 kết quả.').waitFor();
    await look(page);
  });

  it('Friday: the pack is taken again, the road is cut, the result reaches its door and the resident says what they think', async () => {
    const { page } = first;
    await opens(page, '/thon');
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
    await delivers(page, province.gateway.url);
    await opens(desk.page, '/quay');
    await opensDossier(desk.page, 'Hồ Thị Mẫu');
    await desk.page.getByText('Đã trả', { exact: true }).first().waitFor();
  });

  it('Friday afternoon in the hall: who holds the slip sees how it stands, takes a number, is called and shown', async () => {
    const { page } = desk;
    const { page: hall } = await open('hall', { viewport: { width: 1366, height: 768 } });
    await pairHall(page, hall, 'Máy cạnh cửa chính');
    await link(hall, /Hồ sơ tới đâu rồi/).click();
    await typeAsScanner(hall, sheetOf(0));
    await hall.getByText('Đã trả kết quả').first().waitFor();
    expect(await hall.locator('main').innerText()).not.toContain('Hồ Thị');
    await look(hall);
    await button(hall, 'Xong, xóa hết').click();
    await atHome(hall);

    const token = await opensQueues(page);
    const { page: board } = await open('board', { viewport: { width: 1366, height: 768 } });
    await board.goto(token);
    await board.getByText('Chưa gọi số nào').waitFor();
    await givesNumbers(hall, look);
    await takesNumber(hall, 'Nhận kết quả', 'B-001', look);
    await callsNext(page, 'Quầy 2', 'B-001', look);
    await board.getByText('B-001').first().waitFor();
    await board.getByText('Quầy 2').first().waitFor();
    await look(board);
    await province.coverage.cut();
    await link(hall, /Lấy số thứ tự/).click();
    await hall.getByText('Máy chưa có mạng nên chưa phát số được. Xin lấy số ở quầy.').waitFor();
  });

  it('no page complained, and no screen keeps anybody out', () => {
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(violations).toEqual([]);
  });
});

/** An address of the app, on a phone that may be locked by it. */
async function opens(page: Page, path: string): Promise<void> {
  await page.goto(province.gateway.url + path);
  await new Volunteer(page).unlocks();
}
