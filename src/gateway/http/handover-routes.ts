/** Envelopes on their way, pads and sheets over HTTP (`core/handover/desk-handover.ts` has the shapes). */

import { Hono } from 'hono';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { changePad, changeSheet } from '../desk/change-pad.ts';
import { listEnvelopes } from '../desk/list-envelopes.ts';
import { listPads } from '../desk/list-pads.ts';
import { takeEnvelopes } from '../desk/take-envelopes.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function handoverRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/envelopes', async (c) => atDesk(c, async (caller) => c.json(await listEnvelopes(context, caller))));

  routes.post('/desk/hand-overs', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const taken = body.ok ? await takeEnvelopes(context, caller, body.value) : body;
      return taken.ok ? c.json(taken.value) : refuse(taken);
    }),
  );

  routes.get('/desk/pads', async (c) =>
    atDesk(c, async ({ communeCode }) => c.json(await listPads(context, communeCode))),
  );

  const acts: {
    readonly [path: string]: (caller: DeskCaller, id: string, body: JsonObject) => Promise<Result<void>>;
  } = {
    '/desk/pads/:padId': (caller, id, body) => changePad(context, caller, id, body),
    '/desk/sheets': (caller, _, body) => changeSheet(context, caller, body),
  };
  for (const [path, act] of Object.entries(acts)) {
    routes.post(path, async (c) =>
      atDesk(c, async (caller) => {
        const body = await readJsonObject(c);
        const done = body.ok ? await act(caller, c.req.param('padId') ?? '', body.value) : body;
        return done.ok ? c.json(await listPads(context, caller.communeCode)) : refuse(done);
      }),
    );
  }

  return routes;
}
