/**
 * Two volunteers share a phone, in a real browser: the second comes with an invitation while the first one's two dossiers
 * wait, her session sends them, neither is shown anything of the other, and a window left open goes on in its own store.
 */

import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
const first = 'Hồ Văn Thử';
const second = 'Lê Thị Khác';
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

describe('somebody new on a phone with unsent work', () => {
  it('is let in by an invitation, sends what the first one sealed, and sees none of it', async () => {
    road.setBusy(true);
    phone = await launchPhone(worked, copyProfile(worked, 'shared'));
    const { page } = phone;
    await page.getByText('2 chờ gửi').waitFor();
    const left = await phone.context.newPage();
    await left.goto(worked.url, { waitUntil: 'commit' });
    await left.getByText('2 chờ gửi').waitFor();

    await page.goto(worked.invitationForAnother, { waitUntil: 'commit' });
    await page.getByRole('heading', { name: 'Lời mời cho người mới' }).waitFor();
    await takePicture(page, 'invitation-for-another');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Người mới trên máy này' }).click();
    await page.getByLabel(/Tên máy/).waitFor();
    expect(new URL(page.url()).hash).toBe('');

    road.setBusy(false);
    const volunteer = new Volunteer(page);
    await volunteer.enrolsHere('Điện thoại chung');
    await volunteer.goesHome();
    expect(await page.getByText(worked.code).count()).toBe(0);

    await page.getByRole('link', { name: 'Thêm', exact: true }).click();
    await page.getByRole('link', { name: 'Đổi người dùng' }).click();
    await page.getByText(second).waitFor();
    await page
      .getByRole('button', { name: new RegExp(`${first}.*Không có gói nào chờ gửi`) })
      .waitFor({ timeout: 60_000 });
    await takePicture(page, 'people');
    expect(await findViolations(page)).toEqual([]);
    await left.getByText('Không có hồ sơ chờ gửi').waitFor();

    await page.getByRole('button', { name: new RegExp(first) }).click();
    await page.getByText('Ứng dụng đang khóa').waitFor();
    await page.getByRole('link', { name: 'Mở khóa' }).click();
    await page.getByText(`Máy đang ở phần của ${first}.`).waitFor();
    await volunteer.unlocks();
    await page.getByText(worked.code).first().waitFor();
  });
});
