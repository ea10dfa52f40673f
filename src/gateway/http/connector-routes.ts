/** Connectors, what is on its way through them, and status files over HTTP (`core/reception/connectors.ts`, `status-import.ts`). */

import { Hono } from 'hono';
import type { Context } from 'hono';
import { largestStatusFileBytes } from '../../core/reception/status-import.ts';
import type { Result } from '../../core/result.ts';
import { listConnectors } from '../connectors/list-connectors.ts';
import { listForwardings, retryForwarding } from '../connectors/list-forwardings.ts';
import { saveConnector } from '../connectors/save-connector.ts';
import { tryConnector } from '../connectors/try-connector.ts';
import type { CallersContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import type { GatewayEnv } from './auth.ts';
import { fileResponse, readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';
import { problemResponse } from './problems.ts';

/** A file in base64 with what is said about its columns. */
const uploadBodyBytes = Math.ceil((largestStatusFileBytes * 4) / 3) + 64 * 1024;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** To be mounted under `/api/v1`, behind `gate`. */
export function connectorRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/admin/connectors', async (c) => c.json(await listConnectors(context)));

  routes.post('/admin/connectors', async (c) => await save(c, undefined));

  routes.post('/admin/connectors/:connectorId', async (c) => await save(c, c.req.param('connectorId')));

  routes.post('/admin/connectors/:connectorId/try', async (c) => {
    const trial = await tryConnector(context, c.get('caller'), c.req.param('connectorId'));
    return trial.ok ? c.json(trial.value) : refuse(trial);
  });

  routes.get('/admin/forwardings', async (c) => c.json(await listForwardings(context)));

  routes.post('/admin/forwardings/:forwardingId/retry', async (c) => {
    const row = await retryForwarding(context, c.get('caller'), c.req.param('forwardingId'));
    return row.ok ? c.json(row.value) : refuse(row);
  });

  // The parser is loaded by who uploads, not by every start.
  routes.get('/desk/status-imports/template', async () => {
    const { makeStatusTemplate } = await import('../connectors/status-import/status-template.ts');
    return fileResponse(makeStatusTemplate(), xlsxType, 'trang-thai-ho-so-mau.xlsx');
  });

  routes.post('/desk/status-imports/preview', async (c) =>
    withUpload(c, async (caller, body) => {
      const { previewStatuses } = await import('../connectors/status-import/status-imports.ts');
      return await previewStatuses(context, caller, body);
    }),
  );

  routes.post('/desk/status-imports', async (c) =>
    withUpload(c, async (caller, body) => {
      const { applyStatuses } = await import('../connectors/status-import/status-imports.ts');
      return await applyStatuses(context, caller, body);
    }),
  );

  async function save(c: Context<GatewayEnv>, connectorId: string | undefined): Promise<Response> {
    const body = await readJsonObject(c);
    const saved = body.ok ? await saveConnector(context, c.get('caller'), connectorId, body.value) : body;
    if (!saved.ok) return refuse(saved);
    const { connectors } = await listConnectors(context);
    const row = connectors.find((each) => each.connectorId === saved.value);
    return c.json(row ?? null, connectorId === undefined ? 201 : 200);
  }

  return routes;
}

async function withUpload(
  c: Context<GatewayEnv>,
  answer: (caller: DeskCaller, body: JsonObject) => Promise<Result<object>>,
): Promise<Response> {
  const { deviceId, communeCode } = c.get('caller');
  if (communeCode === null) return problemResponse('forbidden');
  const body = await readJsonObject(c, uploadBodyBytes);
  const done = body.ok ? await answer({ deviceId, communeCode }, body.value) : body;
  return done.ok ? c.json(done.value) : refuse(done);
}
