/** The commune's households at its desk, its lists, and help with VNeID (`core/household/desk-households.ts`, `roster-import.ts`). */

import { Hono } from 'hono';
import type { Context } from 'hono';
import { largestStatusFileBytes } from '../../core/reception/status-import.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { correctHousehold, setHouseholdVneid } from '../hamlets/correct-household.ts';
import { readDeskHousehold } from '../hamlets/read-household.ts';
import { findHamletHouseholds, readDeskHamlets, searchHouseholds } from '../hamlets/read-households.ts';
import { undoImport } from '../hamlets/undo-import.ts';
import { readVneidList, setVneidSteps } from '../hamlets/vneid-list.ts';
import { addVneidVisit, removeVneidVisit } from '../hamlets/vneid-visits.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { fileResponse, pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { defaultBodyLimits } from './request-body.ts';

/** A file in base64 with what is said about its columns. */
const uploadBodyBytes = Math.ceil((largestStatusFileBytes * 4) / 3) + 64 * 1024;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Call = Context<GatewayEnv>;

/** To be mounted under `/api/v1`, behind `gate`. */
export function householdRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/hamlets', async (c) =>
    atDesk(c, async (caller) => c.json(await readDeskHamlets(context, caller, c.req.query('since')))),
  );

  routes.get('/desk/hamlets/:hamlet', compressAnswer(), async (c) =>
    atDesk(c, async (caller) => {
      const found = await findHamletHouseholds(context, caller, c.req.param('hamlet'), c.req.query('since'));
      return found ? c.json(found) : problemResponse('not-found');
    }),
  );

  routes.get('/desk/hamlets/:hamlet/:format', async (c) =>
    atDesk(c, async (caller) => {
      const { hamlet, format } = c.req.param();
      if (format !== 'csv' && format !== 'xlsx') return problemResponse('not-found');
      const { exportHouseholds } = await import('../hamlets/export-households.ts');
      const since = c.req.query('since');
      const file = await exportHouseholds(context, caller, { hamlet, format, ...(since !== undefined && { since }) });
      if (!file.ok) return refuse(file);
      return fileResponse(
        file.value,
        format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType,
        `ho-trong-thon.${format}`,
      );
    }),
  );

  routes.post('/desk/households', compressAnswer(), async (c) =>
    withBody(c, async (caller, body) => c.json(await searchHouseholds(context, caller, body))),
  );

  routes.get('/desk/households/:householdId', async (c) =>
    atDesk(c, async (caller) => await answerHousehold(c, caller, c.req.param('householdId'))),
  );

  for (const [path, change] of [
    ['/desk/households/:householdId', correctHousehold],
    ['/desk/households/:householdId/vneid', setHouseholdVneid],
  ] as const) {
    routes.post(path, async (c) => {
      const etag = /^(?:W\/)?"?([^"]+)"?$/.exec(c.req.header('if-match') ?? '')?.[1];
      if (etag === undefined) return problemResponse('bad-request', { status: 428 });
      const householdId = c.req.param('householdId') ?? '';
      return await withBody(c, async (caller, body) => {
        const done = await change(context, caller, { householdId, etag }, body);
        return done.ok ? await answerHousehold(c, caller, householdId) : refuse(done);
      });
    });
  }

  // The parser is loaded by who uploads, not by every start.
  routes.get('/desk/rosters/template', async () => {
    const { makeRosterTemplate } = await import('../hamlets/roster-template.ts');
    return fileResponse(makeRosterTemplate(), xlsxType, 'danh-sach-ho-mau.xlsx');
  });

  routes.post('/desk/rosters/preview', compressAnswer(), async (c) =>
    withBody(
      c,
      async (caller, body) => {
        const { previewRoster } = await import('../hamlets/roster-imports.ts');
        return answer(c, await previewRoster(context, caller, body));
      },
      uploadBodyBytes,
    ),
  );

  routes.post('/desk/rosters', async (c) =>
    withBody(
      c,
      async (caller, body) => {
        const { importRoster } = await import('../hamlets/roster-imports.ts');
        return answer(c, await importRoster(context, caller, body));
      },
      uploadBodyBytes,
    ),
  );

  routes.post('/desk/rosters/undo', async (c) =>
    withBody(c, async (caller, body) => answer(c, await undoImport(context, caller, body))),
  );

  routes.get('/desk/vneid', compressAnswer(), async (c) =>
    atDesk(c, async (caller) => answer(c, await readVneidList(context, caller, c.req.query('hamlet')))),
  );

  routes.get('/desk/vneid/print', async (c) =>
    atDesk(c, async (caller) => {
      const { makeVneidList } = await import('../hamlets/print-vneid.ts');
      const pdf = await makeVneidList(context, caller, wishesOf(c));
      return pdf.ok ? pdfResponse(pdf.value, 'danh-sach-vneid.pdf') : refuse(pdf);
    }),
  );

  routes.get('/desk/vneid/xlsx', async (c) =>
    atDesk(c, async (caller) => {
      const { exportVneid } = await import('../hamlets/export-households.ts');
      const file = await exportVneid(context, caller, wishesOf(c));
      return file.ok ? fileResponse(file.value, xlsxType, 'danh-sach-vneid.xlsx') : refuse(file);
    }),
  );

  routes.post('/desk/vneid/steps', async (c) =>
    withBody(c, async (caller, body) => answer(c, await setVneidSteps(context, caller, body))),
  );

  routes.post('/desk/vneid/slips', async (c) =>
    withBody(c, async (caller, body) => {
      const { makeVneidSlips } = await import('../hamlets/print-vneid.ts');
      const pdf = await makeVneidSlips(context, caller, body);
      return pdf.ok ? pdfResponse(pdf.value, 'giay-moi-vneid.pdf') : refuse(pdf);
    }),
  );

  routes.post('/desk/vneid/visits', async (c) =>
    withBody(c, async (caller, body) => {
      const added = await addVneidVisit(context, caller, body);
      return added.ok ? c.json({ visitId: added.value }, 201) : refuse(added);
    }),
  );

  routes.post('/desk/vneid/visits/:visitId', async (c) =>
    withBody(c, async (caller, body) => {
      const done = await removeVneidVisit(context, caller, c.req.param('visitId'), body);
      return done.ok ? c.json({}) : refuse(done);
    }),
  );

  async function answerHousehold(c: Call, caller: DeskCaller, householdId: string): Promise<Response> {
    const found = await readDeskHousehold(context, caller, householdId);
    return found ? c.json(found, 200, { etag: `"${found.etag}"` }) : problemResponse('not-found');
  }

  return routes;
}

function wishesOf(c: Call): { hamlet?: string; step?: string; visitId?: string } {
  return Object.fromEntries(
    (['hamlet', 'step', 'visitId'] as const).flatMap((name) => {
      const value = c.req.query(name);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function answer(c: Call, done: Result<object>): Response {
  return done.ok ? c.json(done.value) : refuse(done);
}

async function withBody(
  c: Call,
  work: (caller: DeskCaller, body: JsonObject) => Promise<Response>,
  mostBytes = defaultBodyLimits.jsonBytes,
): Promise<Response> {
  return await atDesk(c, async (caller) => {
    const body = await readJsonObject(c, mostBytes);
    return body.ok ? await work(caller, body.value) : refuse(body);
  });
}
