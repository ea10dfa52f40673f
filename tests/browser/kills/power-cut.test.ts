/**
 * R3 without a power cut: what one leaves in Chromium's files (protocol.md §6.2) is put there by hand between a kill and the
 * next launch, and the device must notice it, bring back what was sealed and name what it cannot.
 */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { cutTail, spoilManifest, zeroTail } from './damage.ts';
import { findHalves, findLosses } from './find-losses.ts';
import type { Killable } from './killable.ts';
import { openKillable } from './killable.ts';
import type { Acknowledged } from './pages/reports.ts';
import type { ServedPage } from './serve-kill-page.ts';
import { serveKillPage } from './serve-kill-page.ts';

const folder = temporaryFolder();
let served: ServedPage;

beforeAll(async () => {
  served = await serveKillPage(8853);
});
afterAll(() => served?.close());

/** A profile whose device sealed two dossiers, killed. */
async function workedProfile(name: string): Promise<{ profile: string; acknowledged: readonly Acknowledged[] }> {
  const profile = join(folder, name);
  const browser = await openKillable(profile, served.origin);
  await browser.ask('enrol');
  await browser.ask('write', aDraft(), { dossiers: 2 });
  await browser.kill();
  return { profile, acknowledged: browser.acknowledged };
}

async function launch(profile: string): Promise<Killable> {
  return await openKillable(profile, served.origin);
}

/** Opens the database as a page without our start would, writes a little, and says what the browser had to say. */
async function writeWithoutStart(profile: string): Promise<string> {
  const browser = await openKillable(profile, `${served.origin}/kill-page.js`);
  const answer = await browser.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('gocua');
        opening.onupgradeneeded = (event) => {
          // Not created: the device itself must find that there is none.
          opening.transaction?.abort();
          resolve((event as IDBVersionChangeEvent & { readonly dataLoss: string }).dataLoss);
        };
        opening.onsuccess = () => {
          const options = { durability: 'strict' } as const;
          const writing = opening.result.transaction(['scratch'], 'readwrite', options);
          const bytes = crypto.getRandomValues(new Uint8Array(20_000));
          for (let index = 0; index < 3; index += 1)
            writing.objectStore('scratch').put({ index: 1_000 + index, bytes });
          writing.oncomplete = () => resolve('written');
        };
      }),
  );
  await browser.kill();
  return answer;
}

describe('a tail of zeros in the log', () => {
  it('costs a page without our start the whole database at the launch after next, and the second copy brings it back', async () => {
    const { profile } = await workedProfile('zeros-unrotated');
    zeroTail(profile, 40_000);
    expect(await writeWithoutStart(profile)).toBe('written');
    expect(await writeWithoutStart(profile)).toBe('total');
    const browser = await launch(profile);
    await expect.poll(() => browser.ask('loss'), { timeout: 30_000 }).toEqual({ restoredCount: 2, missingCodes: [] });
    const found = await browser.ask('find');
    expect(found).toMatchObject({ deliveries: 2, counters: { waiting: 2, nextSeq: 3 } });
    expect(found.parts).toHaveLength(4);
    await browser.kill();
  });

  it('costs the device nothing, because its start leaves the log behind', async () => {
    const { profile, acknowledged } = await workedProfile('zeros-rotated');
    zeroTail(profile, 40_000);
    const said = [...acknowledged];
    for (let start = 0; start < 2; start += 1) {
      const browser = await launch(profile);
      await browser.ask('unlock');
      const found = await browser.ask('find');
      expect(findLosses(said, found)).toEqual([]);
      expect(findHalves(found)).toEqual([]);
      expect(await browser.ask('loss')).toBeUndefined();
      await browser.ask('write', aDraft(), { dossiers: 1 });
      await browser.kill();
      said.push(...browser.acknowledged);
    }
  });
});

describe('a store that vanished', () => {
  it('is noticed: what has a whole second copy comes back, the other is named by its code', async () => {
    const { profile } = await workedProfile('vanished');
    const before = await launch(profile);
    await before.ask('unlock');
    const found = await before.ask('find');
    const [first, second] = [...found.packets].sort((one, other) => one.seq - other.seq);
    await before.ask('forgetPartCopy', second?.pid ?? '');
    // Closed, because a kill may come before the deletion of the copy has reached the disk.
    await before.close();
    spoilManifest(profile);
    const browser = await launch(profile);
    const expected = { restoredCount: 1, missingCodes: [second?.localCode] };
    await expect.poll(() => browser.ask('loss'), { timeout: 30_000 }).toEqual(expected);
    const after = await browser.ask('find');
    expect(after.packets).toEqual([first]);
    expect(after.counters).toMatchObject({ waiting: 1, nextSeq: 3 });
    expect([...after.parts].sort()).toEqual([...(first?.parts ?? [])].sort());
    await browser.kill();
  });

  it('is noticed when only its newest part went, and the packets of that part come back', async () => {
    const { profile } = await workedProfile('gone-back');
    cutTail(profile, 60_000);
    const browser = await launch(profile);
    await expect.poll(() => browser.ask('loss'), { timeout: 30_000 }).toMatchObject({ missingCodes: [] });
    await browser.ask('unlock');
    const found = await browser.ask('find');
    expect(found.packets.map(({ seq }) => seq).sort()).toEqual([1, 2]);
    expect(found).toMatchObject({ deliveries: 2, tornDrafts: 0, counters: { waiting: 2, nextSeq: 3 } });
    for (const { parts } of found.packets) for (const part of parts) expect(found.parts).toContain(part);
    await browser.kill();
  });
});
