/** What an operator watches (docs/operations.md says from which value on): backlogs, room, what waits for a person. */

import { statfs } from 'node:fs/promises';
import { countForwardings } from './connectors/count-forwardings.ts';
import type { GatewayContext } from './context.ts';
import type { Figure } from './metrics.ts';
import { sql } from './store/kysely.ts';

/** How old a count of a whole table may be: several may ask, and the table may be large. */
const countAgeMs = 10_000;

export function watchedFigures(context: GatewayContext): readonly Figure[] {
  const { db, blobs, config, now } = context;
  const one = async (query: ReturnType<typeof sql<{ value: string | null }>>) =>
    Number((await query.execute(db)).rows[0]?.value ?? 0);
  return [
    {
      name: 'gocua_packets',
      help: 'Packets kept, by what the opener did with them.',
      label: 'opening',
      read: keepFor(countAgeMs, async () => await countPackets(context)),
    },
    {
      name: 'gocua_opener_oldest_seconds',
      help: 'Age of the oldest whole packet that waits for the opener; 0 when none waits.',
      read: async () => {
        const { rows } = await sql<{ at: Date | null }>`
          select min(received_at) as at from packets where opening = 'waiting' and review is null
        `.execute(db);
        const at = rows[0]?.at;
        return at ? Math.max(0, (now().getTime() - at.getTime()) / 1000) : 0;
      },
    },
    {
      name: 'gocua_review_packets',
      help: 'Packets that wait for a person’s eyes.',
      read: async () => await one(sql`select count(*) as value from packets where review is not null`),
    },
    {
      name: 'gocua_forwardings',
      help: 'Dossiers on their way to the one-stop system; dead: given up until a person looks.',
      label: 'state',
      read: keepFor(countAgeMs, async () => new Map(Object.entries(await countForwardings(db)))),
    },
    {
      name: 'gocua_database_bytes',
      help: 'Size of the database.',
      read: keepFor(countAgeMs, async () => one(sql`select pg_database_size(current_database()) as value`)),
    },
    {
      name: 'gocua_blobs_free_bytes',
      help: 'Room left where parts are kept.',
      read: async () => await blobs.freeBytes(),
    },
    {
      name: 'gocua_data_free_bytes',
      help: 'Room left where keys and the embedded database are kept.',
      read: async () => {
        const { bavail, bsize } = await statfs(config.dataDir);
        return bavail * bsize;
      },
    },
  ];
}

async function countPackets({ db }: GatewayContext): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('packets')
    .select(['opening', (count) => count.fn.countAll<string>().as('packets')])
    .groupBy('opening')
    .execute();
  return new Map(rows.map(({ opening, packets }) => [opening, Number(packets)]));
}

function keepFor<T>(ageMs: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: T; readonly atMs: number } | undefined;
  return async () => {
    if (!kept || performance.now() - kept.atMs > ageMs) kept = { value: await read(), atMs: performance.now() };
    return kept.value;
  };
}
