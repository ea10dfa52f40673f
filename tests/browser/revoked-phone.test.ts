/**
 * A phone is lost. Two people share it; the one whose phone it was is revoked while nobody has coverage, with one dossier
 * sealed and one half done. With coverage the sealed one reaches the province for review, everything else of that person
 * goes, and the other's part is as it was. On a phone with nobody else, nothing of the app is left.
 */

import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from '@playwright/test';
import type { DeviceHoldings } from '../../src/core/reception/custody.ts';
import type { DeviceRow, InvitationAnswer } from '../../src/core/reception/administration.ts';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { extract, familyAnswers } from './family.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { callAs, communeCode } from './province.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
const office = worked.administrator;
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

async function invite(personName: string): Promise<string> {
  const wish = { role: 'volunteer', personName, communeCode, validMinutes: 60, decision: 'QĐ 12/QĐ-UBND (mẫu)' };
  const body = { ...wish, undertakingSignedOn: '2026-11-01' };
  return (await callAs<InvitationAnswer>(office, 'POST', '/admin/invitations', body)).link;
}

/** Confirms the device that shows these digits; answers its id. */
async function confirm(check: string): Promise<string> {
  const devices = await callAs<readonly DeviceRow[]>(office, 'GET', '/admin/devices');
  const device = devices.find((row) => row.check === check && row.state === 'unconfirmed');
  if (!device) throw new Error(`no unconfirmed device shows ${check}`);
  await callAs(office, 'POST', `/admin/devices/${device.deviceId}/confirm`);
  return device.deviceId;
}

async function whatIsLeft(page: Page) {
  return await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name = '' }) => name).toSorted(),
    caches: (await caches.keys()).toSorted(),
    words: Object.keys(localStorage).toSorted(),
  }));
}

async function startsOne(volunteer: Volunteer): Promise<void> {
  await volunteer.asksConsent();
  await volunteer.seesCardOf('Hồ Thị Mẫu');
  await volunteer.choosesOne('trich luc', extract);
  await volunteer.beginsForThemselves('Thôn Làng Cát');
}

describe('a revoked phone', () => {
  it('gives the province what was sealed, loses the rest, and leaves the other person alone', async () => {
    phone = await launchPhone(worked, copyProfile(worked, 'revoked'));
    const { page } = phone;
    const volunteer = new Volunteer(page);
    await page.goto(await invite('Lê Thị Mất Máy'));
    await page.getByRole('button', { name: 'Người mới trên máy này' }).click();
    const deviceId = await confirm(await volunteer.enrolsHere('Điện thoại chung'));
    await volunteer.goesHome();
    await road.cut();
    await startsOne(volunteer);
    await volunteer.answersPages(familyAnswers);
    await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
    await volunteer.readsBack();
    await page.getByRole('button', { name: 'Không có tờ' }).click();
    await volunteer.signs('Hồ Thị Mẫu', 'Chưa ký được, để lần sau');
    await page.getByText('Qua trưởng thôn').click();
    await volunteer.seals();
    await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
    await startsOne(volunteer);
    const before = await whatIsLeft(page);
    expect(before.databases).toEqual(['gocua', 'gocua-2']);
    expect(before.caches).toContain('gocua-sealed-2');

    await callAs(office, 'POST', `/admin/devices/${deviceId}/revoke`, { reason: 'lost' });
    await road.returns();
    await page.evaluate(() => void window.dispatchEvent(new Event('online')));
    // The page opens anew in the other person's part.
    await expect.poll(async () => (await whatIsLeft(page).catch(() => undefined))?.databases).toEqual(['gocua']);
    await page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
    const after = await whatIsLeft(page);
    expect(after.caches).not.toContain('gocua-sealed-2');
    expect(after.words.filter((word) => word.endsWith('-2'))).toEqual([]);
    const holdings = await callAs<DeviceHoldings>(office, 'GET', `/admin/devices/${deviceId}`);
    expect([holdings.inReview, holdings.custody.receivedCount, holdings.custody.incompleteCount]).toEqual([1, 1, 0]);
    await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
    await volunteer.unlocks();
    await page.getByRole('heading', { name: 'Đồng ý cho hỏi' }).waitFor();
  });

  it('that is locked shows nothing else, is told when the lock is lifted, and removes itself altogether when it is revoked', async () => {
    phone = await launchPhone(worked, `${worked.folder}/lost`);
    const { page } = phone;
    const volunteer = new Volunteer(page);
    const deviceId = await confirm(await volunteer.enrols(await invite('Trần Văn Lạc'), 'Điện thoại lạc'));
    await volunteer.goesHome();
    const order = async (change: string) => {
      await callAs(office, 'POST', `/admin/devices/${deviceId}/${change}`, {});
      await page.evaluate(() => void window.dispatchEvent(new Event('online')));
    };
    await order('lock');
    await page.getByRole('heading', { name: 'Máy này tạm bị khóa' }).waitFor({ timeout: 30_000 });
    await page.getByText('0233 3000 000').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await takePicture(page, 'phone-locked');
    await page.goto(`${worked.url}/them`);
    await page.getByRole('heading', { name: 'Máy này tạm bị khóa' }).waitFor();
    await order('lift');
    await page.getByRole('heading', { name: 'Máy này tạm bị khóa' }).waitFor({ state: 'detached', timeout: 30_000 });

    await order('revoke');
    await page.getByRole('heading', { name: 'Đã xóa xong' }).waitFor({ timeout: 60_000 });
    expect(await whatIsLeft(page)).toEqual({ databases: [], caches: [], words: [] });
    expect(await findViolations(page)).toEqual([]);
  });
});
