/**
 * R11: a phone of each released schema, opened by today's app in real Chromium and killed whole at a step of the upgrade or
 * of the first start; opened again, nothing is lost and everything is counted as before. `SLOW=1`: every release × every
 * step, and all steps one after another on one phone.
 */

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { propertyRuns } from '../../fixtures/runs.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import type { Release } from '../../fixtures/released-schemas.ts';
import { releases } from '../../fixtures/released-schemas.ts';
import { releasedFacts as facts } from '../../fixtures/released-schemas-rows.ts';
import { openKillable } from './killable.ts';
import type { Killable } from './killable.ts';
import type { Looked, UpgradeStep } from './pages/upgrade-page.ts';
import type { ServedPage } from './serve-kill-page.ts';
import { serveKillPage } from './serve-kill-page.ts';

const steps: readonly UpgradeStep[] = ['upgrade-begun', 'upgrade-made', 'upgraded', 'rotating', 'copying', 'started'];

const few: readonly (readonly [Release, readonly UpgradeStep[]])[] = [
  ['1', ['upgrade-made', 'rotating']],
  ['2', ['upgrade-begun', 'upgraded']],
];
const all = releases.flatMap((release) => [
  [release, steps] as const,
  ...steps.map((step) => [release, [step]] as const),
]);
const cases = propertyRuns(0, 1) === 0 ? few : all;

const folder = temporaryFolder();
let served: ServedPage;

beforeAll(async () => {
  served = await serveKillPage(21_010, { name: 'upgrade-page' });
});
afterAll(() => served?.close());

async function launch(profile: string): Promise<Killable> {
  const browser = await openKillable(profile, served.origin);
  await browser.page.waitForFunction(() => window.upgradePage !== undefined, undefined, { timeout: 30_000 });
  return browser;
}

/** A profile as that release left it; the phone went off. */
async function oldPhone(release: Release): Promise<string> {
  const made = join(folder, `made-${release}`);
  if (!oldPhones.has(release)) {
    const browser = await launch(made);
    await browser.page.evaluate((name) => window.upgradePage?.make(name), release);
    await browser.close();
    oldPhones.add(release);
  }
  return made;
}
const oldPhones = new Set<Release>();

async function killAt(profile: string, step: UpgradeStep): Promise<void> {
  const browser = await launch(profile);
  const reached = browser.page.waitForEvent('console', {
    predicate: (message) => message.text() === `step ${step}`,
    timeout: 30_000,
  });
  // Never answers: it is killed first.
  browser.page.evaluate((holdAt) => window.upgradePage?.open(holdAt), step).catch(() => undefined);
  await reached;
  expect(browser.errors).toEqual([]);
  await browser.kill();
}

function expected(release: Release): Looked {
  const { waiting, needsAttention, delivered, drafts } = facts.counters;
  return {
    nativeVersion: 40,
    drafts: [
      { ...facts.openDrafts[0], state: 'draft', pagesWhole: true },
      { ...facts.openDrafts[1], state: 'draft', pagesWhole: true },
      { dossierId: facts.sealedDraft ?? '', state: 'sealed', answers: {}, pagesWhole: true },
    ],
    torn: 1,
    thumbnail: facts.thumbnail,
    beginnings: release === '1-first' ? [] : [facts.beginning.beginningId],
    packets: facts.pids.map((pid, index) => {
      const state = facts.states[index] === 'sending' ? 'waiting' : (facts.states[index] ?? '');
      return { pid, seq: index + 1, isWhole: true, state };
    }),
    counters: { waiting, needsAttention: needsAttention + 1, delivered, drafts },
    officialNumber: facts.officialNumber,
    cursor: facts.cursor,
    directory: facts.directory,
    procedures: 1,
    setAside: [facts.tornDraft],
    deviceId: facts.deviceId,
    loss: undefined,
  };
}

describe('Chromium killed while an older phone’s store is upgraded', () => {
  it.each(cases)('of release %s, at %s: loses nothing', async (release, killedAt) => {
    const profile = join(folder, `${release} ${killedAt.join(' ')}`);
    cpSync(await oldPhone(release), profile, { recursive: true });
    for (const step of killedAt) await killAt(profile, step);
    const browser = await launch(profile);
    await browser.page.evaluate(() => window.upgradePage?.open());
    const looked = await browser.page.evaluate(() => window.upgradePage?.look());
    expect(looked).toEqual(expected(release));
    await expect
      .poll(async () => [...((await browser.page.evaluate(() => window.upgradePage?.copies())) ?? [])].sort(), {
        timeout: 20_000,
      })
      .toEqual([...facts.pids].sort());
    expect(browser.errors).toEqual([]);
    await browser.close();
  });
});
