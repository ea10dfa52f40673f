/** What is the province's alone, over HTTP: the working calendar, settings, keys and the audit log. */

import { Hono } from 'hono';
import { publishHolidays, readHolidays } from '../administration/change-holidays.ts';
import { changeSettings, readOfficeSettings } from '../administration/change-settings.ts';
import { readKeysState, recordEscrowCheck } from '../administration/read-keys-state.ts';
import { checkAudit, exportAudit, searchAudit } from '../administration/search-audit.ts';
import type { CallersContext } from '../context.ts';
import type { GatewayEnv } from './auth.ts';
import { fileResponse, readJsonObject, refuse } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function provinceRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/admin/holidays/:year', async (c) => {
    const year = await readHolidays(context, c.req.param('year'));
    return year.ok ? c.json(year.value) : refuse(year);
  });

  routes.post('/admin/holidays/:year', async (c) => {
    const body = await readJsonObject(c);
    const done = body.ok ? await publishHolidays(context, c.get('caller'), c.req.param('year'), body.value) : body;
    const year = done.ok ? await readHolidays(context, c.req.param('year')) : done;
    return year.ok ? c.json(year.value) : refuse(year);
  });

  routes.get('/admin/settings', async (c) => c.json(await readOfficeSettings(context)));

  routes.post('/admin/settings', async (c) => {
    const body = await readJsonObject(c);
    const done = body.ok ? await changeSettings(context, c.get('caller'), body.value) : body;
    return done.ok ? c.json(await readOfficeSettings(context)) : refuse(done);
  });

  routes.get('/admin/keys', async (c) => c.json(await readKeysState(context)));

  routes.post('/admin/keys/escrow-check', async (c) => {
    const body = await readJsonObject(c);
    const done = body.ok ? await recordEscrowCheck(context, c.get('caller'), body.value) : body;
    return done.ok ? c.json(await readKeysState(context)) : refuse(done);
  });

  routes.post('/admin/audit', async (c) => {
    const body = await readJsonObject(c);
    const found = body.ok ? await searchAudit(context, body.value) : body;
    return found.ok ? c.json(found.value) : refuse(found);
  });

  routes.post('/admin/audit/csv', async (c) => {
    const body = await readJsonObject(c);
    const file = body.ok ? await exportAudit(context, body.value) : body;
    if (!file.ok) return refuse(file);
    return fileResponse(new TextEncoder().encode(file.value), 'text/csv; charset=utf-8', 'nhat-ky.csv');
  });

  routes.post('/admin/audit/check', async (c) => c.json(await checkAudit(context, c.get('caller'))));

  return routes;
}
