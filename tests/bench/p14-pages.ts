/**
 * How long people wait in Chromium until a page of the desk stands there: from the touch to the rows, the dossier's name, the
 * first tables of figures. Straight after enrolling, when the browser still keeps the app for later; as the first that asks a
 * gateway that has just started; and as always.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openPhone } from '../browser/phone.ts';
import { pin } from '../browser/volunteer.ts';
import type { PreparedPlaces } from './p14-prepare-province.ts';

export interface Timing {
  readonly what: string;
  readonly ms: readonly number[];
}

const rounds = 6;

/** `restart` stops the gateway and starts it again at the same address. */
export async function measurePages(
  url: string,
  { invitations }: PreparedPlaces,
  restart: () => Promise<void>,
): Promise<readonly Timing[]> {
  const timings = new Map<string, number[]>();
  const note = (what: string, ms: number) => timings.set(what, [...(timings.get(what) ?? []), ms]);
  const desk = await openPlace(`${url}${invitations.official}`, 'Vào bàn tiếp nhận');
  const province = await openPlace(`${url}${invitations.admin}`, 'Vào phần quản trị');
  try {
    const { page } = desk;
    const rowsOf = (where: Page) => where.locator('section[aria-label="Chia theo"] tbody tr').nth(3);
    const figures = () => timeOf(page, '/quay/so-lieu', () => rowsOf(page).waitFor());
    const queue = () => timeOf(page, '/quay', () => page.locator('a[href^="/quay/ho-so/"]').nth(5).waitFor());
    const ofProvince = () =>
      timeOf(province.page, '/quan-tri/so-lieu', () => rowsOf(province.page).waitFor(), '/quan-tri/cai-dat');
    note('figures, straight after enrolling', await figures());
    await queue();
    note('figures of the province, straight after enrolling', await ofProvince());
    for (const each of [page, province.page]) await each.waitForTimeout(5_000);
    await restart();
    note('figures of the province, the first after a start', await ofProvince());
    note('figures, the first after a start', await figures());
    for (let round = 0; round < rounds; round += 1) {
      note('queue', await queue());
      note(
        'dossier',
        await timeOf(
          page,
          () =>
            page
              .locator('a[href^="/quay/ho-so/"]')
              .nth(round + 1)
              .click(),
          () => page.locator('[data-dossier-heading]').waitFor(),
        ),
      );
      note('figures', await figures());
      note('figures of the province', await ofProvince());
    }
    return [...timings].map(([what, ms]) => ({ what: `page: ${what}`, ms }));
  } finally {
    await desk.close();
    await province.close();
  }
}

async function openPlace(link: string, enter: string): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const profileDir = mkdtempSync(join(tmpdir(), 'gocua-p14-profile-'));
  const { page, context } = await openPhone({ profileDir, viewport: { width: 1366, height: 768 } });
  await page.goto(link);
  // A device of a printed invitation: nobody compares six digits with it.
  await page.getByLabel(/Tên máy/).fill('Máy đo');
  await page.getByRole('button', { name: 'Ghi danh' }).click();
  await page.getByLabel(/Mã PIN mới/).fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill(pin);
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await page.getByText(enter).click({ timeout: 60_000 });
  await page.locator('header nav').first().waitFor();
  return {
    page,
    close: async () => {
      await context.close();
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

/** By the app's own links, since a page that is loaded anew asks for the PIN first. `from`: another page to come from. */
async function timeOf(
  page: Page,
  go: string | (() => Promise<void>),
  stands: () => Promise<void>,
  from?: string,
): Promise<number> {
  if (from !== undefined) await follow(page, from);
  const before = performance.now();
  await (typeof go === 'string' ? follow(page, go) : go());
  await stands();
  return performance.now() - before;
}

async function follow(page: Page, to: string): Promise<void> {
  const link = page.locator(`a[href="${to}"]`).first();
  if (!(await link.isVisible())) await page.locator('header nav details summary, header nav button').last().click();
  await link.click();
}
