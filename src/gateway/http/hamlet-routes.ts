/** What a team fetches before it leaves coverage (`core/household/hamlet-pack.ts`). */

import { Hono } from 'hono';
import type { CallersContext } from '../context.ts';
import { readPack } from '../hamlets/read-pack.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function hamletRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/packs/:hamlet', compressAnswer(), async (c) => {
    const { deviceId, personId, role, communeCode } = c.get('caller');
    if (communeCode === null) return problemResponse('forbidden');
    const held = /^(?:W\/)?"?([^"]+)"?$/.exec(c.req.header('if-none-match') ?? '')?.[1];
    const caller = { deviceId, personId, role, communeCode };
    const read = await readPack(context, caller, c.req.param('hamlet').normalize('NFC'), held);
    if (!read.ok) return refuse(read);
    if (read.value === 'unchanged') return c.body(null, 304, { etag: `"${held}"` });
    return c.json(read.value.pack, 200, { etag: `"${read.value.digest}"` });
  });

  return routes;
}
