/** The hall's PCs over HTTP (`core/kiosk/kiosk.ts` has the shapes). Confirming and unpairing one are those of any device. */

import { Hono } from 'hono';
import type { CallersContext } from '../context.ts';
import { answerKiosk, callFromKiosk } from '../desk/call-from-kiosk.ts';
import { listKiosks } from '../desk/list-kiosks.ts';
import { pairKiosk } from '../desk/pair-kiosk.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { readJsonObject, refuse } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function kioskRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/kiosks', async (c) => atDesk(c, async (caller) => c.json(await listKiosks(context, caller))));

  routes.post('/desk/kiosks', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const paired = body.ok ? await pairKiosk(context, caller, body.value) : body;
      return paired.ok ? c.json(paired.value, 201) : refuse(paired);
    }),
  );

  routes.post('/desk/kiosks/:deviceId/answer', async (c) =>
    atDesk(c, async (caller) => {
      const answered = await answerKiosk(context, caller, c.req.param('deviceId'));
      return answered.ok ? c.json(await listKiosks(context, caller)) : refuse(answered);
    }),
  );

  routes.post('/kiosk/calls', async (c) => atDesk(c, async (caller) => c.json(await callFromKiosk(context, caller))));

  return routes;
}
