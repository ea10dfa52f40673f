/** R8 in Chromium: the same vectors and tampered pieces as `tests/vectors` runs in Node, on the primitives that phones have. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { propertyRuns } from '../fixtures/runs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import type { ServedPage } from './kills/serve-kill-page.ts';
import { serveKillPage } from './kills/serve-kill-page.ts';
import type { RunVectors } from './kills/pages/vectors-page.ts';
import { openPhone } from './phone.ts';

const tampered = propertyRuns(1_000, 10_000);
const folder = temporaryFolder();
let served: ServedPage;
beforeAll(async () => {
  served = await serveKillPage(21_600, { name: 'vectors-page' });
});
afterAll(() => served?.close());

it('vectors end in Chromium as published, and nothing that was tampered with is taken', async () => {
  const { page, close } = await openPhone({ profileDir: folder });
  await page.goto(served.origin);
  await page.waitForFunction(() => window.runVectors !== undefined);
  const reports = await page.evaluate((count) => (window.runVectors as RunVectors)(count), tampered);
  await close();
  expect(reports.map(({ name, run }) => `${name}: ${run}`)).toEqual([
    'age v1 (C2SP CCTV): 143',
    'HKDF-SHA-256 (Wycheproof): 99',
    'X25519 (Wycheproof): 87',
    'ECDH P-256 (ring, NIST, RFC 5903): 53',
    'AES-256-GCM (ring, NIST): 64',
    'ES256 (ring, NIST): 41',
    'Argon2id (reference, Debian): 6',
    `tampered parts: ${tampered}`,
    `tampered acknowledgements: ${tampered}`,
  ]);
  expect(reports.flatMap(({ name, failed }) => failed.map((one) => `${name}: ${one}`))).toEqual([]);
});
