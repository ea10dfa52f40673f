/**
 * Before leaving coverage the phone says yes, or what is missing. Each thing that is taken away is named and put right with its
 * button; and yes is true: the server closed, the browser killed and opened again, a household of the pack is opened and noted,
 * a dossier is begun and sealed.
 */

import type { Page } from '@playwright/test';
import { exportJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RosterPreview } from '../../src/core/household/roster-import.ts';
import type { DeviceRow, InvitationAnswer } from '../../src/core/reception/administration.ts';
import type { PeopleAnswer, TeamRow } from '../../src/core/reception/people.ts';
import type { RecordingsAnswer } from '../../src/core/voice/clip.ts';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { familyAnswers } from './family.ts';
import { findViolations } from './find-violations.ts';
import { link, notesAtDoor, opensDoor } from './hamlet-hands.ts';
import { makeKey } from '../fixtures/enrol-device.ts';
import type { Phone } from './phone.ts';
import { callAs, communeCode, enrol } from './province.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
const yes = { name: 'Sẵn sàng lên đường', exact: true };
const no = { name: 'Chưa sẵn sàng đi nơi không có mạng' };
let road: Coverage;
let phone: Phone;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
});
afterAll(async () => {
  await phone.close();
  await road.cut();
});

/** As when the person comes back to the screen. */
async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
}

/** Takes something away under the app's feet, and expects the screen to say which. */
async function lacks(page: Page, words: RegExp, take: () => Promise<void>): Promise<void> {
  await page.getByRole('heading', yes).waitFor();
  await take();
  await looksAgain(page);
  await page.getByRole('heading', no).waitFor();
  await page.locator('li[data-state="missing"]', { hasText: words }).waitFor();
}

async function mends(page: Page, button: string): Promise<void> {
  await page.locator('li[data-state="missing"]').getByRole('button', { name: button }).first().click();
  await page.getByRole('heading', yes).waitFor({ timeout: 60_000 });
}

/** One change of one row, past the app. */
async function changeRow(page: Page, table: string, key: unknown, value?: object): Promise<void> {
  await page.evaluate(
    async ([name, wanted, changed]) => {
      const { result: db } = await new Promise<IDBOpenDBRequest>((resolve) => {
        const request = indexedDB.open('gocua');
        request.addEventListener('success', () => resolve(request));
      });
      const transaction = db.transaction(name, 'readwrite');
      const store = transaction.objectStore(name);
      if (changed) {
        const before = store.get(wanted as IDBValidKey);
        before.addEventListener('success', () => {
          const row = before.result as { readonly value: object };
          store.put({ ...row, value: { ...row.value, ...changed } });
        });
      } else store.delete(wanted as IDBValidKey);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      db.close();
    },
    [table, key, value] as const,
  );
}

/** The office puts the phone's person into a team for one hamlet. */
async function worksIn(hamlet: string): Promise<void> {
  const office = worked.administrator;
  const decision = { decision: 'QĐ 14/QĐ-UBND (mẫu)', decidedOn: '2026-11-01' };
  const team = { communeCode, name: 'Tổ mẫu', hamlets: [hamlet], ...decision };
  const { teamId } = await callAs<TeamRow>(office, 'POST', '/admin/teams', team);
  const { rows: people } = await callAs<PeopleAnswer>(office, 'POST', '/admin/people', {});
  for (const { personId, name } of people) {
    if (name === 'Hồ Văn Thử') await callAs(office, 'POST', `/admin/people/${personId}`, { teamId });
  }
}

/** The desk has one household of that hamlet. */
async function knowsHousehold(headName: string, hamlet: string): Promise<void> {
  const { administrator } = worked;
  const enrolment = { decision: 'QĐ 15/QĐ-UBND (mẫu)', undertakingSignedOn: '2026-11-01', validMinutes: 60 };
  const { link: invitation } = await callAs<InvitationAnswer>(administrator, 'POST', '/admin/invitations', {
    ...enrolment,
    role: 'official',
    personName: 'Trần Thị Quầy',
    communeCode,
  });
  const key = await makeKey();
  const { deviceId } = await enrol({ url: worked.url }, invitation, key);
  await callAs<DeviceRow>(administrator, 'POST', `/admin/devices/${deviceId}/confirm`);
  const official = { ...administrator, deviceId, jwk: await exportJWK(key.privateKey) };
  const file = Buffer.from(`Chủ hộ,Thôn\n${headName},${hamlet}\n`).toString('base64');
  const { plan } = await callAs<RosterPreview>(official, 'POST', '/desk/rosters/preview', { file });
  await callAs(official, 'POST', '/desk/rosters', { file, plan });
}

/** From a locked phone to its first page. */
async function opensDay(page: Page): Promise<void> {
  await link(page, 'Mở khóa').click();
  await new Volunteer(page).unlocks();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
}

/** Somebody records a sentence in Bru on this phone, the province publishes it, and the phone takes it along. */
async function takesVoicesAlong(page: Page): Promise<void> {
  await page.goto(`${worked.url}/them/giong-doc/thu/bru`);
  await new Volunteer(page).unlocks();
  await page.getByRole('button', { name: 'Bấm để thu' }).click();
  // Chromium's microphone beeps once a second.
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Thu xong' }).click();
  await takePicture(page, 'voice-recorded');
  await page.getByRole('button', { name: 'Giữ, câu tiếp theo' }).click();
  const recorded = async () =>
    (await callAs<RecordingsAnswer>(worked.administrator, 'GET', '/voices/bru/recordings')).recordings.length;
  await expect.poll(recorded).toBe(1);
  await callAs(worked.administrator, 'POST', '/voices/bru/publish');
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('button', { name: 'Tải về' }).click();
  await page.getByText('Đã tải đủ').waitFor();
  await takePicture(page, 'voices-here');
  expect(await findViolations(page)).toEqual([]);
}

/** From the first questions; hears what was recorded to its end, and the rest of it is named. */
async function hearsBru(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
  await page.getByLabel('Ngôn ngữ đã dùng').selectOption('bru');
  await page.evaluate(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function playWatched(this: HTMLMediaElement) {
      this.addEventListener('ended', () => (document.body.dataset['heard'] = 'whole'));
      return play.call(this);
    };
  });
  await page.getByRole('button', { name: 'Đọc to' }).click();
  await page.getByRole('button', { name: 'Chỉ có người nhà, đọc to được' }).click();
  await page.getByText('Máy chỉ đọc được một phần').waitFor();
  await page.locator('body[data-heard="whole"]').waitFor();
}

describe('the screen before leaving coverage', () => {
  it('names what was taken away, and lets it be put right', async () => {
    phone = await launchPhone(worked, copyProfile(worked, 'ready'));
    const { page } = phone;
    await page.goto(`${worked.url}/moi`);
    await new Volunteer(page).unlocks();
    await page.locator('li[data-state="missing"]', { hasText: 'Trình duyệt có thể xóa dữ liệu' }).waitFor();
    const session = await phone.context.newCDPSession(page);
    await session.send('Browser.setPermission', {
      permission: { name: 'persistent-storage' },
      setting: 'granted',
      origin: worked.url,
    });
    await mends(page, 'Cho phép giữ');
    await takePicture(page, 'ready-to-go');
    expect(await findViolations(page)).toEqual([]);

    await lacks(page, /Thiếu 1 tệp của ứng dụng \(\/assets\/sign-screen/, () =>
      page.evaluate(async () => {
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys())
            if (/assets\/sign-screen.*\.js/.test(request.url)) await cache.delete(request);
        }
      }),
    );
    await takePicture(page, 'not-ready-to-go');
    await mends(page, 'Tải phần thiếu');
    await lacks(page, /Thiếu 1 mục trong danh mục \(1\.001193\)/, () => changeRow(page, 'procedures', ['1.001193', 1]));
    await mends(page, 'Tải danh mục');
    await lacks(page, /Thiếu 1 mục trong danh mục \(communes\)/, () => changeRow(page, 'lists', 'communes'));
    await mends(page, 'Tải danh mục');
    await lacks(page, /Hơn 7 ngày/, () => changeRow(page, 'meta', 'news-heard', { atMs: Date.now() - 8 * 86_400_000 }));
    await mends(page, 'Tải danh mục');
    await lacks(page, /Giờ của máy lệch/, () => changeRow(page, 'meta', 'news-heard', { aheadMs: 3_600_000 }));
    await mends(page, 'Kiểm tra lại');

    await worksIn('Thôn Làng Cát');
    await knowsHousehold('Hồ Thị Gói', 'Thôn Làng Cát');
    await lacks(page, /Chưa tải gói của Thôn Làng Cát/, async () => {
      // The office's word comes with the contact that follows the unlocking.
      await page.goto(`${worked.url}/moi`);
      await new Volunteer(page).unlocks();
    });
    await takePicture(page, 'pack-missing');
    await mends(page, 'Tải gói');
    await lacks(page, /Chưa tải gói của Thôn Làng Cát/, () => changeRow(page, 'packs', ['Thôn Làng Cát', 0]));
    await mends(page, 'Tải gói');
    await takesVoicesAlong(page);
    await page.goto(`${worked.url}/moi`);
    await new Volunteer(page).unlocks();
  });

  it('says yes, and a day without the server and after a dead battery reaches its end', async () => {
    await phone.page.getByRole('heading', yes).waitFor();
    await road.cut();
    await phone.kill();
    phone = await launchPhone(worked, `${worked.folder}/ready`);
    const { page } = phone;
    const volunteer = new Volunteer(page);
    await opensDay(page);
    // With one hamlet the way leads to its households.
    await link(page, /Đi từng nhà/).click();
    await opensDoor(page, 'Hồ Thị Gói');
    await notesAtDoor(page, 'Đã giúp');
    await page.goto(worked.url);
    await opensDay(page);
    await hearsBru(page);
    await volunteer.givesConsent();
    await volunteer.seesCardOf('Hồ Thị Mẫu');
    await volunteer.choosesOne('trich luc', 'Bản sao khai sinh, trích lục hộ tịch');
    await volunteer.beginsForThemselves('Thôn Làng Cát');
    await volunteer.answersPages(familyAnswers);
    await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
    await volunteer.readsBack();
    await page.getByRole('button', { name: 'Không có tờ' }).click();
    await volunteer.signs('Hồ Thị Mẫu', 'Chưa ký được, để lần sau');
    await page.getByText('Qua trưởng thôn').click();
    await volunteer.seals();
    expect(phone.complaints).toEqual([]);
  });
});
