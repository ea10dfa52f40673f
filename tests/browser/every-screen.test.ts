/**
 * Every address of the phone, as different people meet it (`find-violations.ts`): by default every third of them in one of
 * sixteen ways, with `SLOW=1` each in all forty-eight. The journeys look at what stands at the end of a way.
 */

import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { isSlow } from '../fixtures/runs.ts';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import type { Phone } from './phone.ts';
import { phonePages } from './phone-pages.ts';
import { walkPages } from './walk-pages.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
let road: Coverage;
let phone: Phone;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
  phone = await launchPhone(worked, copyProfile(worked, 'every-screen'));
  await phone.page.getByRole('link', { name: 'Mở khóa' }).click();
  await new Volunteer(phone.page).unlocks();
});
afterAll(async () => {
  await phone.close();
  await road.cut();
});

it(
  'is as good for large letters, in any theme and window, and has the focus at its head',
  async () => {
    expect(await walkPages(phone.page, phonePages)).toEqual([]);
    expect(phone.complaints).toEqual([]);
  },
  isSlow ? 3_600_000 : 240_000,
);
