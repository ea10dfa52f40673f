/**
 * A newcomer with nothing but the address: all six lessons on a phone and the three of the desk, each done by the hand and
 * found done by the app, on the real screens; the phone's own store is as it was, and nothing went to the gateway.
 */

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import { PracticeHand } from './practice-hand.ts';

const { url, folder, port } = inject('workedPhone');
const mark = 'LUYỆN TẬP – không có giá trị';
let road: Coverage;
let phone: Phone;
const sent: string[] = [];

beforeAll(async () => {
  road = await openCoverage(port, port + 1);
  phone = await openPhone({ profileDir: join(folder, 'newcomer') });
  phone.page.on('request', (request) => {
    if (/\/api\/v1\/(pack|have|changes|desk)/.test(request.url())) sent.push(request.url());
  });
  await phone.page.goto(url);
  await phone.page.getByText('Luyện tập với người bịa').click();
  await phone.page.getByRole('heading', { name: 'Luyện tập' }).waitFor();
});
afterAll(async () => {
  await phone.close();
  await road.cut();
});

/** Of the store of the app itself, every row. */
function storeOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { result: db } = await new Promise<IDBOpenDBRequest>((resolve) => {
      const request = indexedDB.open('gocua');
      request.addEventListener('success', () => resolve(request));
    });
    const tables = [...db.objectStoreNames].map(async (name) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => asked.addEventListener('success', resolve));
      return [name, asked.result] as const;
    });
    const rows = JSON.stringify(await Promise.all(tables));
    db.close();
    return rows;
  });
}

it('the six lessons on the phone leave its own store alone, and send nothing', async () => {
  const { page } = phone;
  const before = await storeOf(page);
  const seen = new Set<string>();
  const hand = new PracticeHand(page, async (name) => {
    expect(await page.title()).toContain(mark);
    expect(await page.getByText(mark, { exact: true }).first().isVisible()).toBe(true);
    if (['scan-card', 'send-wait'].includes(name)) expect(await findViolations(page)).toEqual([]);
    seen.add(name);
  });
  await hand.doesAll();
  expect(seen).toContain('done-Gửi');
  expect(await storeOf(page)).toBe(before);
  expect(sent).toEqual([]);
});

it('the three lessons of the desk are done on a dossier of this device', async () => {
  const { page } = phone;
  await phone.context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${url}/luyen-tap/quay/bai`);
  await new PracticeHand(page).doesDesk();
  expect(sent).toEqual([]);
  expect(phone.complaints).toEqual([]);
});

it('ends without a trace but what was learned', async () => {
  const { page } = phone;
  await page.goto(`${url}/luyen-tap/bai`);
  await page.getByText('Bạn đã làm được hết các bài.').waitFor();
  await page.getByRole('button', { name: 'Kết thúc và xóa phần luyện tập' }).click();
  await page.getByRole('link', { name: 'Ghi danh máy này' }).waitFor();
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).not.toContain('gocua-practice');
  expect(await page.evaluate(() => localStorage.getItem('gocua-lessons')?.split(' ').length)).toBe(9);
});
