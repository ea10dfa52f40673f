import { defineConfig } from 'vitest/config';

/** The built app in real Chromium against the real gateway: one file at a time, minutes allowed. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/browser/**/*.test.ts'],
    // Minutes of kills: with SLOW=1, as docs/reliability.md says.
    exclude: process.env['SLOW'] === '1' ? [] : ['tests/browser/kills/**'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
