/** The openers of two gateways at the same packets and pages at the same moment: everything is opened once. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWaiting } from '../../../src/gateway/opener/open-waiting.ts';
import { newPictures } from '../../../src/gateway/opener/pictures.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const packets = propertyRuns(12, 200);

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

it(`opens each of ${packets} packets once, and makes one picture of each page`, async () => {
  for (let sent = 0; sent < packets; sent += 1) await world.deliver(world.aWholeText());
  const { db, config } = world.gateway.context;
  const other = { ...world.opener, pictures: newPictures() };
  const openers = [world.opener, other].map(async (opener) => {
    const putOff = new Map<string, number>();
    let dealt = 0;
    for (let idle = 0; idle < 5;) {
      const now = await openWaiting(opener, putOff);
      dealt += now;
      idle = now === 0 ? idle + 1 : 0;
    }
    expect(putOff.size).toBe(0);
    return dealt;
  });
  const dealt = await Promise.all(openers);
  await other.pictures.stop();

  expect((dealt[0] ?? 0) + (dealt[1] ?? 0)).toBe(packets * 2);
  expect(Math.min(...dealt)).toBeGreaterThan(0);
  expect(await db.selectFrom('dossiers').select('pid').execute()).toHaveLength(packets);
  expect(await db.selectFrom('dossier_events').select('dossier_id').execute()).toHaveLength(packets);
  const papers = await db.selectFrom('dossier_papers').select('blob_id').execute();
  const finished = join(config.dataDir, 'blobs', 'finished');
  const files = readdirSync(finished).flatMap((folder) => readdirSync(join(finished, folder)));
  const pictures = files.filter((name) => name.includes('-')).sort();
  expect(pictures).toEqual(papers.map(({ blob_id: blobId }) => blobId).sort());
});
