/** Communes, invitations and devices over HTTP (`core/reception/administration.ts` has the shapes). */

import { Hono } from 'hono';
import type { CallersContext } from '../context.ts';
import type { GatewayEnv } from './auth.ts';
import { addReceptionPoint } from '../administration/add-reception-point.ts';
import { changeReceptionPoint, readPointUses } from '../administration/change-reception-point.ts';
import { changeCommune } from '../administration/change-commune.ts';
import { changeDevice, deviceChanges } from '../administration/change-device.ts';
import { invitePerson } from '../administration/invite-person.ts';
import { listCommunes } from '../administration/list-communes.ts';
import { findDeviceRows, listDevices, searchDevices } from '../administration/list-devices.ts';
import { readDevice } from '../administration/read-device.ts';
import { readJsonObject, refuse } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function adminRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/admin/communes', async (c) => c.json(await listCommunes(context, c.get('caller'))));

  routes.post('/admin/communes/:code', async (c) => {
    const body = await readJsonObject(c);
    const done = body.ok ? await changeCommune(context, c.get('caller'), c.req.param('code'), body.value) : body;
    if (!done.ok) return refuse(done);
    const rows = await listCommunes(context, c.get('caller'));
    return c.json(rows.find((row) => row.code === c.req.param('code')) ?? null);
  });

  routes.post('/admin/communes/:code/reception-points', async (c) => {
    const body = await readJsonObject(c);
    const point = body.ok ? await addReceptionPoint(context, c.get('caller'), c.req.param('code'), body.value) : body;
    return point.ok ? c.json(point.value, 201) : refuse(point);
  });

  routes.get('/admin/reception-points/:receptionPointId', async (c) => {
    const uses = await readPointUses(context, c.get('caller'), c.req.param('receptionPointId'));
    return uses.ok ? c.json(uses.value) : refuse(uses);
  });

  routes.post('/admin/reception-points/:receptionPointId', async (c) => {
    const body = await readJsonObject(c);
    const pointId = c.req.param('receptionPointId');
    const done = body.ok ? await changeReceptionPoint(context, c.get('caller'), pointId, body.value) : body;
    if (!done.ok) return refuse(done);
    const rows = await listCommunes(context, c.get('caller'));
    return c.json(rows.find((row) => row.code === done.value) ?? null);
  });

  routes.post('/admin/invitations', async (c) => {
    const body = await readJsonObject(c);
    const invitation = body.ok ? await invitePerson(context, c.get('caller'), body.value) : body;
    return invitation.ok ? c.json(invitation.value, 201) : refuse(invitation);
  });

  routes.get('/admin/devices', async (c) => c.json(await listDevices(context, c.get('caller'))));

  routes.post('/admin/devices', async (c) => {
    const body = await readJsonObject(c);
    const found = body.ok ? await searchDevices(context, c.get('caller'), body.value) : body;
    return found.ok ? c.json(found.value) : refuse(found);
  });

  routes.get('/admin/devices/:deviceId', async (c) => {
    const holdings = await readDevice(context, c.get('caller'), c.req.param('deviceId'));
    return holdings.ok ? c.json(holdings.value) : refuse(holdings);
  });

  for (const change of deviceChanges) {
    routes.post(`/admin/devices/:deviceId/${change}`, async (c) => {
      const body = await readJsonObject(c);
      if (!body.ok) return refuse(body);
      const { reason } = body.value as { reason?: unknown };
      const done = await changeDevice(context, c.get('caller'), c.req.param('deviceId'), change, reason);
      if (!done.ok) return refuse(done);
      const [row] = await findDeviceRows(context, c.get('caller'), { deviceId: c.req.param('deviceId') });
      return c.json(row ?? null);
    });
  }

  return routes;
}
