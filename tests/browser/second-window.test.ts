/**
 * The app open in two windows of one phone: each says that it is not alone, both tell the truth, one sends. When the one that
 * sends is closed in the middle, the other goes on by itself, and nothing goes twice. (A dossier open in two windows:
 * `tests/device`.)
 */

import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { countCarried } from '../fixtures/count-carried.ts';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { findViolations } from './find-violations.ts';
import type { Phone } from './phone.ts';
import { takePicture } from './take-picture.ts';

const worked = inject('workedPhone');
const told = 'Ứng dụng đang mở ở 2 cửa sổ';
let road: Coverage;
let phone: Phone;
let first: Page;
let second: Page;
let launches = 0;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
});
afterAll(async () => {
  await road.cut();
});

/** Two windows on a phone that waits to send: the gateway is busy, then the road is held. */
beforeEach(async () => {
  road.setBusy(true);
  launches += 1;
  phone = await launchPhone(worked, copyProfile(worked, `windows-${launches}`));
  first = phone.page;
  await first.getByText('2 chờ gửi').waitFor();
  expect(await first.getByText(told).count()).toBe(0);
  second = await phone.context.newPage();
  await second.goto(worked.url, { waitUntil: 'commit' });
  for (const page of [first, second]) {
    await page.getByText(told).waitFor();
    await page.getByText('2 chờ gửi').waitFor();
  }
  road.setHeld(true);
  road.setBusy(false);
});
afterEach(async () => {
  expect(phone.complaints).toEqual([]);
  await phone.close();
  road.setHeld(false);
});

/** As when the browser says that there is a network again. */
async function hearsOfNetwork(page: Page): Promise<void> {
  await page.evaluate(() => void window.dispatchEvent(new Event('online')));
}

/** How many hold the right to send. */
async function countSenders(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const { held } = await navigator.locks.query();
    return held?.filter(({ name }) => name === 'gocua-drain').length ?? 0;
  });
}

describe('two windows', () => {
  it('say so; the one that sends is closed in the middle, the other goes on by itself, and nothing goes twice', async () => {
    await takePicture(second, 'two-windows');
    expect(await findViolations(second)).toEqual([]);
    await hearsOfNetwork(first);
    await expect.poll(() => countSenders(second)).toBe(1);
    await hearsOfNetwork(second);
    expect(await countSenders(second)).toBe(1);
    await first.close();
    road.setHeld(false);
    await second.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 60_000 });
    await second.getByText(told).waitFor({ state: 'detached' });
    // Another file may have handed in the same two before; then a question is all that went.
    const { onAir, resent } = countCarried(road.carried());
    expect(onAir).toBeGreaterThan(0);
    expect(resent).toBe(0);
  });

  it('both show the counts of what one of them sends, without a touch', async () => {
    await hearsOfNetwork(first);
    await hearsOfNetwork(second);
    await expect.poll(() => countSenders(second)).toBe(1);
    road.setHeld(false);
    for (const page of [first, second]) await page.getByText('Không có hồ sơ chờ gửi').waitFor({ timeout: 60_000 });
  });
});
