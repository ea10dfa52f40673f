/**
 * `node --import tsx tests/browser/take-office-pictures.ts [FOLDER]`: takes a picture of every page of the desk and of the
 * administration at 1366×768 over the demo's commune, with and without a connection, and says what the key Tab, axe and rulers
 * object to. `--english` in English, `--themes` in the dark and in the sun as well, `--desk` or `--administration` only that.
 */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { InvitationAnswer } from '../../src/core/reception/administration.ts';
import { findLayoutFaults } from './find-layout-faults.ts';
import { findViolations } from './find-violations.ts';
import { administrationPages, deskPages, findKeyFaults, findPageFaults, goWithin } from './office-pages.ts';
import type { OfficePages } from './office-pages.ts';
import { Official } from './official.ts';
import { openPhone } from './phone.ts';
import type { Phone } from './phone.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

const { values: wanted, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    english: { type: 'boolean' },
    themes: { type: 'boolean' },
    desk: { type: 'boolean' },
    administration: { type: 'boolean' },
  },
});
const isAll = wanted.desk === wanted.administration;
const folder = resolve(positionals[0] ?? mkdtempSync(join(tmpdir(), 'gocua-office-')));
mkdirSync(folder, { recursive: true });
const pc = { width: 1366, height: 768 };
let taken = 0;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  taken += 1;
  const path = (theme = '') => join(folder, `${String(taken).padStart(2, '0')}-${name}${theme}.png`);
  await page.screenshot({ path: path() });
  for (const fault of await findPageFaults(page)) console.log(`${name}: ${fault}`);
  for (const fault of await findLayoutFaults(page)) console.log(`${name}: ${fault}`);
  if (!wanted.themes) return;
  const before = await page.evaluate(() => document.documentElement.dataset['theme']);
  for (const theme of ['dark', 'sunlight']) {
    await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme);
    await page.screenshot({ path: path(`-${theme}`) });
    for (const fault of await findViolations(page)) console.log(`${name} ${theme}: ${fault}`);
  }
  await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to ?? 'light'), before);
}

/** In the menu of the frame, as an official does. */
async function chooseEnglish(page: Page): Promise<void> {
  if (!wanted.english) return;
  await page.locator('header nav summary').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang="en"]').waitFor();
}

/** `heading` as it reads in Vietnamese: in English the page is there when another heading is. */
async function go(page: Page, path: string, heading: RegExp): Promise<void> {
  const before = await page.locator('h1').first().textContent();
  await goWithin(page, path, wanted.english ? /./ : heading);
  if (!wanted.english) return;
  const isOther = (was: string | null) => document.querySelector('h1')?.textContent !== was;
  await page.waitForFunction(isOther, before, { timeout: 3000 }).catch(() => undefined);
  await goWithin(page, path, /./);
}

async function walk(page: Page, pages: OfficePages): Promise<void> {
  for (const [path, heading] of pages) {
    const name = path.slice(1).replaceAll('/', '-');
    try {
      await go(page, path, heading);
      await take(page, name);
      for (const fault of await findKeyFaults(page)) console.log(`${name}: ${fault}`);
    } catch (error) {
      console.log(`${name}: ${String(error).split('\n')[0]}`);
      await page.screenshot({ path: join(folder, `fault-${name}.png`) });
    }
  }
}

const province = await openProvince(28_221, undefined, ['--demo']);
const invite = async (role: 'official' | 'admin', personName: string) => {
  const place = role === 'official' ? { communeCode: '99999', receptionPointId: 'demo-point' } : {};
  const body = { role, personName, validMinutes: 60, ...place };
  return (await province.call<InvitationAnswer>('POST', '/admin/invitations', body)).link;
};
const open = async (name: string) => await openPhone({ profileDir: join(province.folder, name), viewport: pc });

async function walkDesk({ context, page }: Phone): Promise<void> {
  await province.confirm(await new Official(page).enrols(await invite('official', 'Trần Thị Lan Mẫu')));
  await chooseEnglish(page);
  await walk(page, deskPages);
  await go(page, '/quay', /Quầy tiếp nhận/);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('[data-dossier-heading]').waitFor();
  await take(page, 'dossier');
  for (const [key, name] of [
    ['t', 'accept'],
    ['o', 'copying'],
  ] as const) {
    await page.keyboard.press(key);
    await take(page, name);
    await page.keyboard.press('Escape');
  }
  await context.setOffline(true);
  await go(page, '/quay/trong-xa', /Người và tổ/);
  await take(page, 'offline-people');
  await go(page, '/quay/hom-nay', /Việc hôm nay/);
  await take(page, 'offline-today');
  await context.setOffline(false);
}

async function walkAdministration({ page }: Phone): Promise<void> {
  await province.confirm(await new Volunteer(page).enrols(await invite('admin', 'Quản trị Mẫu'), 'Máy tỉnh'));
  await page.getByText('Vào phần quản trị').click();
  await chooseEnglish(page);
  await walk(page, administrationPages);
}

const desk = isAll || wanted.desk ? await open('desk') : undefined;
const admin = isAll || wanted.administration ? await open('admin') : undefined;
try {
  if (desk) await walkDesk(desk);
  if (admin) await walkAdministration(admin);
  console.log(`${taken} pictures in ${folder}`);
  console.log([desk, admin].flatMap((phone) => phone?.complaints ?? []).join('\n'));
} finally {
  await desk?.close();
  await admin?.close();
  await province.end();
}
