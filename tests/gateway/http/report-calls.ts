/** The examples of field reports (`example-calls.ts`), and a report of each commune with a photo. */

import { randomUUID } from 'node:crypto';
import { sealPicture } from '../../../src/gateway/store/dossier-content.ts';
import { plantReport } from '../../fixtures/report-fixtures.ts';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

/** One report of that commune; everything that was said in it is planted. */
export async function addReport(at: TwoCommunes, side: Side): Promise<{ reportId: string; blobId: string }> {
  const { db, keys, blobs, now } = at.world.context;
  const communeCode = at.codeOf(side);
  const deviceId = await at.addDevice(side, 'active');
  const blobId = randomUUID();
  await blobs.write(blobId, sealPicture(keys.dataKey, blobId, new Uint8Array([1, 2, 3])));
  const mark = planted[side].dossier;
  const { reportId } = await plantReport(
    { db, dataKey: keys.dataKey, now: now() },
    { deviceId, communeCode, blobId },
    { words: `${mark} bị sạt`, reporter: { name: `${mark} Mẫu` }, place: { communeCode, hamlet: planted[side].place } },
  );
  return { reportId, blobId };
}

const act = (action: string, body: object): Example => ({
  make: async (at, side) => ({ path: [(await addReport(at, side)).reportId, action], body, ifMatch: '"1"' }),
});

export const reportCalls: { readonly [row: string]: Example } = {
  'GET /desk/reports': {
    make: async (at) => {
      await addReport(at, 'own');
      await addReport(at, 'foreign');
      return {};
    },
    list: 'planted',
  },
  'GET /desk/reports/photos/:blobId': { make: async (at, side) => ({ path: [(await addReport(at, side)).blobId] }) },
  'GET /desk/reports/:reportId': { make: async (at, side) => ({ path: [(await addReport(at, side)).reportId] }) },
  'POST /desk/reports/:reportId/:action': act('handle', { by: 'Bộ phận giao thông' }),
};
