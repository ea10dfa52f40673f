/** `GET /openapi.json`: every call in the words of OpenAPI 3.1, the very file that lies in `docs/`. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { projectDir } from '../project-dir.ts';
import type { GatewayEnv } from './auth.ts';

export function openapiRoutes(): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.get('/openapi.json', async (c) =>
    c.body(await readFile(join(projectDir, 'docs', 'openapi.json'), 'utf8'), 200, {
      'content-type': 'application/json',
    }),
  );
  return routes;
}
