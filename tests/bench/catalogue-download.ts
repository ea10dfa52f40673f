/**
 * What a phone downloads of the catalogue: all of it after enrolment, and the news when one procedure has a new version.
 * Counted are the bytes that the real handler answers, as they go on the air, in each encoding a client may take.
 */

import { brotliCompressSync } from 'node:zlib';
import { seedCatalogue } from '../../src/gateway/administration/seed-catalogue.ts';
import { readCatalogue } from '../../src/gateway/administration/read-catalogue.ts';
import type { Changes } from '../../src/core/ports.ts';
import type { DirectoryEntry } from '../../src/core/procedure/procedure.ts';
import { authorize, enrolTestDevice } from '../fixtures/enrol-device.ts';
import { publishProcedure } from '../fixtures/publish-procedure.ts';
import { startTestGateway } from '../fixtures/start-gateway.ts';
import type { TestGateway } from '../fixtures/start-gateway.ts';
import type { Bench, BenchResult } from './bench.ts';
import { inventDirectory } from './invent-directory.ts';

const encodings = ['identity', 'gzip', 'br'] as const;
const titles = 2_200;
/** What news of one procedure may weigh beyond the procedure itself: cursor, settings, keys. */
const ratioLimit = 1.25;

export const catalogueDownload: Bench = {
  name: 'catalogue',
  title: 'Bytes of the whole catalogue, and of the news of one changed procedure',
  run: measureCatalogueDownload,
};

async function measureCatalogueDownload(): Promise<BenchResult> {
  const gateway = await startTestGateway();
  try {
    await seedCatalogue(gateway.context);
    const ask = await openPhone(gateway);
    const wholes = await Promise.all(encodings.map((encoding) => ask(encoding, undefined)));
    const { cursor } = wholes[0]!;

    const { procedures } = await readCatalogue();
    const heaviest = procedures.reduce((one, other) => (other.definition.length > one.definition.length ? other : one));
    const next = { ...heaviest.procedure, version: heaviest.procedure.version + 1, effectiveFrom: '2027-01-01' };
    await publishProcedure(gateway.context.db, next);
    const deltas = await Promise.all(encodings.map((encoding) => ask(encoding, cursor)));
    const alone = brotliCompressSync(JSON.stringify(next)).length;

    await growDirectory(gateway);
    const grown = await Promise.all(encodings.map((encoding) => ask(encoding, undefined)));
    const delta = deltas[2]?.bytes ?? Number.NaN;
    return {
      tables: [
        {
          title: 'Bytes on the air',
          columns: ['what', ...encodings, 'requests'],
          rows: [
            ['whole catalogue', ...wholes.map(({ bytes }) => bytes), wholes[0]?.requests ?? 0],
            [`the same with a directory of ${titles}`, ...grown.map(({ bytes }) => bytes), grown[0]?.requests ?? 0],
            [`news of one procedure, the longest (${next.code})`, ...deltas.map(({ bytes }) => bytes), 1],
            ['that procedure alone', Buffer.byteLength(JSON.stringify(next)), '', alone, ''],
          ],
        },
      ],
      wanted: [
        {
          figure: `news of one procedure ÷ that procedure alone, brotli ≤ ${ratioLimit}`,
          seen: (delta / alone).toFixed(2),
          met: delta / alone <= ratioLimit,
        },
      ],
    };
  } finally {
    await gateway.stop();
  }
}

interface Download {
  readonly bytes: number;
  readonly requests: number;
  readonly cursor: string;
}

/** Everything since a cursor, page by page, in one encoding. */
async function openPhone(gateway: TestGateway) {
  const device = await enrolTestDevice(gateway);
  const headers = await authorize(gateway, device);
  return async (encoding: (typeof encodings)[number], since: string | undefined): Promise<Download> => {
    let cursor = since;
    let bytes = 0;
    for (let requests = 1; ; requests += 1) {
      const path = `/api/v1/changes${cursor === undefined ? '' : `?since=${encodeURIComponent(cursor)}`}`;
      const read = async (accepted: string) =>
        await gateway.request(path, { headers: { ...headers, 'accept-encoding': accepted, prefer: 'merge' } });
      const answer = await read(encoding);
      if (answer.status !== 200) throw new Error(`changes answered ${answer.status}`);
      bytes += (await answer.arrayBuffer()).byteLength;
      const changes = (await (await read('identity')).json()) as Changes;
      cursor = changes.cursor;
      if (!changes.more) return { bytes, requests, cursor };
    }
  };
}

async function growDirectory({ context: { db } }: TestGateway): Promise<void> {
  const { lists } = await readCatalogue();
  const rows = inventDirectory(lists.get('directory') as readonly DirectoryEntry[], titles);
  await db
    .updateTable('lists')
    .set({ content: JSON.stringify(rows) })
    .where('name', '=', 'directory')
    .execute();
}
