/** Probes and figures for whoever runs the gateway: counts only, in Prometheus' text format; nothing about persons. */

import { Hono } from 'hono';
import { sql } from '../store/kysely.ts';
import type { GatewayContext } from '../context.ts';
import type { GatewayEnv } from './auth.ts';

/** How old the count of packets in an answer may be. */
const countAgeMs = 10_000;

export interface RequestCounts {
  record(status: number): void;
  /** Requests by status class: `2xx`, `4xx`… */
  read(): ReadonlyMap<string, number>;
}

export function newRequestCounts(): RequestCounts {
  const counts = new Map<string, number>();
  return {
    record(status) {
      const name = `${Math.floor(status / 100)}xx`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    read: () => counts,
  };
}

export function healthRoutes(context: GatewayContext, counts: RequestCounts): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }));

  routes.get('/readyz', async (c) => {
    const ready = await isReady(context);
    return c.text(ready ? 'ready\n' : 'not ready\n', ready ? 200 : 503, { 'cache-control': 'no-store' });
  });

  let packetsByOpening: Awaited<ReturnType<typeof countPackets>> = [];
  let countedMs = -Infinity;
  routes.get('/metrics', async (c) => {
    // Counting reads the whole table, and anybody may ask.
    if (performance.now() - countedMs > countAgeMs) {
      packetsByOpening = await countPackets(context);
      countedMs = performance.now();
    }
    const lines = [
      '# HELP gocua_requests_total Requests answered since the start, by status class.',
      '# TYPE gocua_requests_total counter',
      ...[...counts.read()].map(([status, count]) => `gocua_requests_total{status="${status}"} ${count}`),
      '# HELP gocua_packets Packets kept, by what the opener did with them.',
      '# TYPE gocua_packets gauge',
      ...packetsByOpening.map(({ opening, packets: count }) => `gocua_packets{opening="${opening}"} ${count}`),
      '# HELP gocua_blobs_free_bytes Room left where parts are kept.',
      '# TYPE gocua_blobs_free_bytes gauge',
      `gocua_blobs_free_bytes ${await context.blobs.freeBytes()}`,
    ];
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return c.body(`${lines.join('\n')}\n`, 200, headers);
  });
  return routes;
}

async function countPackets({ db }: GatewayContext) {
  return await db
    .selectFrom('packets')
    .select(['opening', (count) => count.fn.countAll<string>().as('packets')])
    .groupBy('opening')
    .execute();
}

/** The database and the place of the parts answer. */
async function isReady(context: GatewayContext): Promise<boolean> {
  try {
    await sql`select 1 from settings limit 1`.execute(context.db);
    await context.blobs.freeBytes();
    return true;
  } catch (error) {
    context.log.warn({ error }, 'not ready');
    return false;
  }
}
