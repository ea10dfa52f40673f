import { defineConfig } from 'vitest/config';
import { isSlow } from '../fixtures/runs.ts';

const root = new URL('../..', import.meta.url).pathname;
const ofTheApp = [
  'app-update',
  'by-ear',
  'every-screen',
  'second-window',
  'vanished-store',
  'revoked-phone',
  'shared-phone',
  'ready-to-go',
  'resident-view',
  'practice',
].map((name) => `tests/browser/${name}.test.ts`);

const fullDisk = 'tests/browser/kills/disk-full.test.ts';
const kills = 'tests/browser/kills/*.test.ts';

/** One file at a time, minutes allowed; what is waited for may first have to wait for a request that is still under way. */
const patient = {
  root,
  fileParallelism: false,
  // Each screen in forty-eight looks takes its time.
  testTimeout: isSlow ? 1_800_000 : 240_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};

/** The built app in real Chromium against the real gateway. Those about the app itself share one province and one phone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patient,
          name: 'days',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [...ofTheApp, kills],
        },
      },
      { test: { ...patient, name: 'full disk', include: [fullDisk] } },
      {
        test: {
          ...patient,
          name: 'kills',
          include: [kills],
          exclude: [fullDisk],
        },
      },
      {
        test: {
          ...patient,
          name: 'the app itself',
          include: ofTheApp,
          globalSetup: ['tests/browser/worked-phone.ts'],
        },
      },
    ],
  },
});
