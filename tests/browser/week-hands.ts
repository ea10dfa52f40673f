/** A week of one commune: its households, and what people do there more than once. */

import type { Page } from '@playwright/test';
import { extract, familyAnswers } from './family.ts';
import { link } from './hamlet-hands.ts';
import type { Volunteer } from './volunteer.ts';

export const hamlet = 'Thôn Làng Cát';
export const roster = [
  'STT,Họ tên chủ hộ,Thôn,Nơi ở,Số nhân khẩu,Điện thoại',
  `1,Hồ Thị Mẫu,${hamlet},Ngõ 1,4,0912000001`,
  `2,Hồ Văn Đông,${hamlet},Ngõ 1,3,`,
  `3,Hồ Thị Tây,${hamlet},Ngõ 2,5,`,
  `4,Hồ Văn Nam,${hamlet},Ngõ 2,2,`,
].join('\n');

/** At the desk, whatever its state. */
export async function opensDossier(page: Page, name: string): Promise<void> {
  await link(page, 'Hồ sơ').first().click();
  await link(page, new RegExp(name)).filter({ hasText: extract }).first().click();
  await page.locator('[data-dossier-heading]').filter({ hasText: name }).waitFor();
}

/** As the desk's calendar has it. */
export function tomorrow(): string {
  return new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
}

/** Without a touch; the phone stands wherever the day ended. */
export async function delivers(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 120_000 });
}

/** From the consent that was given until it is sealed, with the sheet that the camera sees after the card. */
export async function makesDossier(
  volunteer: Volunteer,
  name: string,
  sheetCode: string,
  beforeSealing: () => Promise<void> = async () => undefined,
): Promise<void> {
  await volunteer.seesCardOf(name);
  await volunteer.choosesOne('trich luc', extract);
  await volunteer.beginsForThemselves(hamlet);
  await volunteer.answersPages(familyAnswers);
  await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
  await volunteer.readsBack();
  await volunteer.scansSheet(sheetCode);
  await volunteer.signs(name, 'Đã ký mực trên tờ');
  await beforeSealing();
  await volunteer.seals();
}
