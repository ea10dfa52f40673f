/** Probes for whoever runs the gateway; its figures are shown elsewhere (`../serve-metrics.ts`). */

import { Hono } from 'hono';
import { sql } from '../store/kysely.ts';
import type { GatewayContext } from '../context.ts';
import type { GatewayEnv } from './auth.ts';

export function healthRoutes(context: GatewayContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }));

  routes.get('/readyz', async (c) => {
    const ready = await isReady(context);
    return c.text(ready ? 'ready\n' : 'not ready\n', ready ? 200 : 503, { 'cache-control': 'no-store' });
  });
  return routes;
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
