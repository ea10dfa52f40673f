/** Publishing procedures over HTTP (`core/reception/publishing.ts` has the shapes). */

import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { largestUploadBytes } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { findPublishedProcedure } from '../desk/published-procedure.ts';
import { checkUpload } from '../publishing/check-upload.ts';
import { declineProposal, publishProposal, withdrawProposal } from '../publishing/decide-proposal.ts';
import { endProcedure } from '../publishing/end-procedure.ts';
import { listProcedures } from '../publishing/list-procedures.ts';
import { proposeProcedure } from '../publishing/propose-procedure.ts';
import { publishProcedure } from '../publishing/publish-procedure.ts';
import { readProposal } from '../publishing/read-proposal.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { fileResponse, readJsonObject, refuse } from './office-answers.ts';

/** A file in base64, or as JSON inside JSON. */
const uploadBodyBytes = largestUploadBytes * 2 + 64 * 1024;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** To be mounted under `/api/v1`, behind `gate`. */
export function publishingRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.use('/admin/procedures/*', compressAnswer());
  routes.use('/admin/procedures', compressAnswer());
  routes.use('/admin/proposals/*', compressAnswer());

  routes.get('/admin/procedures', async (c) => c.json(await listProcedures(context, c.get('caller'))));

  routes.post('/admin/procedures/check', async (c) => {
    const body = await readJsonObject(c, uploadBodyBytes);
    return answer(c, body.ok ? await checkUpload(context, body.value) : body);
  });

  routes.post('/admin/procedures/publish', async (c) => {
    const body = await readJsonObject(c, uploadBodyBytes);
    return answer(c, body.ok ? await publishProcedure(context, c.get('caller'), body.value) : body, 201);
  });

  routes.post('/admin/procedures/:code/end', async (c) => {
    const body = await readJsonObject(c);
    return answer(c, body.ok ? await endProcedure(context, c.get('caller'), c.req.param('code'), body.value) : body);
  });

  routes.get('/admin/procedures/:code/versions/:version', async (c) => answer(c, await findVersion(c)));

  routes.get('/admin/procedures/:code/versions/:version/json', async (c) => {
    const found = await findVersion(c);
    if (!found.ok) return refuse(found);
    const bytes = new TextEncoder().encode(`${JSON.stringify(found.value, undefined, 2)}\n`);
    return fileResponse(bytes, 'application/json; charset=utf-8', fileNameOf(found.value, 'json'));
  });

  routes.get('/admin/procedures/:code/versions/:version/xlsx', async (c) => {
    const found = await findVersion(c);
    if (!found.ok) return refuse(found);
    const { writeXlsform } = await import('../publishing/xlsform/write-xlsform.ts');
    return fileResponse(writeXlsform(found.value), xlsxType, fileNameOf(found.value, 'xlsx'));
  });

  routes.post('/admin/proposals', async (c) => {
    const body = await readJsonObject(c, uploadBodyBytes);
    return answer(c, body.ok ? await proposeProcedure(context, c.get('caller'), body.value) : body, 201);
  });

  routes.get('/admin/proposals/:proposalId', async (c) =>
    answer(c, await readProposal(context, c.get('caller'), c.req.param('proposalId'))),
  );

  routes.post('/admin/proposals/:proposalId/publish', async (c) => {
    const body = await readJsonObject(c);
    const proposalId = c.req.param('proposalId');
    return answer(c, body.ok ? await publishProposal(context, c.get('caller'), proposalId, body.value) : body, 201);
  });

  routes.post('/admin/proposals/:proposalId/decline', async (c) => {
    const body = await readJsonObject(c);
    const proposalId = c.req.param('proposalId');
    return answer(c, body.ok ? await declineProposal(context, c.get('caller'), proposalId, body.value) : body);
  });

  routes.post('/admin/proposals/:proposalId/withdraw', async (c) =>
    answer(c, await withdrawProposal(context, c.get('caller'), c.req.param('proposalId'))),
  );

  /** Problem: not-found. */
  async function findVersion(c: Context): Promise<Result<Procedure>> {
    const version = Number(c.req.param('version'));
    const isNumber = Number.isSafeInteger(version) && version > 0 && version < 2 ** 31;
    const procedure = isNumber
      ? await findPublishedProcedure(context.db, c.req.param('code') ?? '', version)
      : undefined;
    return procedure ? succeed(procedure) : fail('not-found');
  }

  return routes;
}

function answer(c: Context, result: Result<object>, status: 200 | 201 = 200): Response {
  return result.ok ? c.json(result.value, status) : refuse(result);
}

/** Codes are digits and dots; whatever else one may hold has no place in a header. */
function fileNameOf({ code, version }: Procedure, extension: string): string {
  return `${code.replaceAll(/[^\w.-]/g, '_')}-v${version}.${extension}`;
}
