/**
 * `node --import tsx tests/browser/take-office-pictures.ts [FOLDER]`: takes a picture of every page of the desk and of the
 * administration at 1366×768 over the demo's commune, with and without a connection, and says what the key Tab, axe and a
 * ruler object to.
 */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { InvitationAnswer } from '../../src/core/reception/administration.ts';
import { administrationPages, deskPages, findKeyFaults, findPageFaults, goWithin } from './office-pages.ts';
import type { OfficePages } from './office-pages.ts';
import { Official } from './official.ts';
import { openPhone } from './phone.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gocua-office-')));
mkdirSync(folder, { recursive: true });
const pc = { width: 1366, height: 768 };
let taken = 0;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  taken += 1;
  await page.screenshot({ path: join(folder, `${String(taken).padStart(2, '0')}-${name}.png`) });
  for (const fault of await findPageFaults(page)) console.log(`${name}: ${fault}`);
}

async function walk(page: Page, pages: OfficePages): Promise<void> {
  for (const [path, heading] of pages) {
    const name = path.slice(1).replaceAll('/', '-');
    try {
      await goWithin(page, path, heading);
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
const desk = await openPhone({ profileDir: join(province.folder, 'desk'), viewport: pc });
const admin = await openPhone({ profileDir: join(province.folder, 'admin'), viewport: pc });
try {
  await province.confirm(await new Official(desk.page).enrols(await invite('official', 'Trần Thị Lan Mẫu')));
  await walk(desk.page, deskPages);
  await goWithin(desk.page, '/quay', /Quầy tiếp nhận/);
  await desk.page.keyboard.press('j');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('[data-dossier-heading]').waitFor();
  await take(desk.page, 'dossier');
  for (const [key, name] of [
    ['t', 'accept'],
    ['o', 'copying'],
  ] as const) {
    await desk.page.keyboard.press(key);
    await take(desk.page, name);
    await desk.page.keyboard.press('Escape');
  }
  await desk.context.setOffline(true);
  await goWithin(desk.page, '/quay/trong-xa', /Người và tổ/);
  await take(desk.page, 'offline-people');
  await goWithin(desk.page, '/quay/hom-nay', /Việc hôm nay/);
  await take(desk.page, 'offline-today');
  await desk.context.setOffline(false);

  await province.confirm(await new Volunteer(admin.page).enrols(await invite('admin', 'Quản trị Mẫu'), 'Máy tỉnh'));
  await admin.page.getByText('Vào phần quản trị').click();
  await walk(admin.page, administrationPages);
  console.log(`${taken} pictures in ${folder}`);
  console.log([...desk.complaints, ...admin.complaints].join('\n'));
} finally {
  await desk.close();
  await admin.close();
  await province.end();
}
