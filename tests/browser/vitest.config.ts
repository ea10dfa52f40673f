import { defineConfig } from 'vitest/config';

/** The built app in real Chromium against the real gateway: one file at a time, minutes allowed. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
