/**
 * Field reports at the desk over HTTP (`core/report/desk-report.ts` has the shapes). Every change carries `If-Match` with the
 * revision that the official looked at; the answer's `ETag` is the new one.
 */

import { Hono } from 'hono';
import { reportActionNames } from '../../core/report/report-life.ts';
import { fail } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { actOnReport } from '../reports/act-on-report.ts';
import { listReports } from '../reports/list-reports.ts';
import { findDeskReport, findReportPhoto, readReport } from '../reports/read-report.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function reportRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/reports', async (c) =>
    atDesk(c, async (caller) => {
      const [list, subject, hamlet, skip] = ['list', 'subject', 'hamlet', 'skip'].map((name) => c.req.query(name));
      return c.json(await listReports(context, caller, { list, subject, hamlet, skip }));
    }),
  );

  routes.get('/desk/reports/photos/:blobId', async (c) =>
    atDesk(c, async (caller) => {
      const photo = await findReportPhoto(context, caller, c.req.param('blobId'));
      if (photo === undefined) return problemResponse('not-found');
      const headers = { 'content-type': photo.mediaType, 'content-disposition': 'attachment; filename="anh"' };
      return new Response(new Uint8Array(photo.bytes), { headers });
    }),
  );

  routes.get('/desk/reports/:reportId', async (c) =>
    atDesk(c, async (caller) => {
      const report = await readReport(context, caller, c.req.param('reportId'));
      return report ? c.json(report, 200, { etag: `"${report.etag}"` }) : problemResponse('not-found');
    }),
  );

  routes.post('/desk/reports/:reportId/:action', async (c) =>
    atDesk(c, async (caller) => {
      const { reportId, action: wanted } = c.req.param();
      const etag = /^(?:W\/)?"?([^"]+)"?$/.exec(c.req.header('if-match') ?? '')?.[1];
      if (etag === undefined) return problemResponse('bad-request', { status: 428 });
      const action = reportActionNames.find((each) => each === wanted);
      const body = await readJsonObject(c);
      if (!body.ok) return refuse(body);
      const done = action
        ? await actOnReport(context, caller, { reportId, etag, action }, body.value)
        : fail('not-found');
      if (!done.ok) return refuse(done);
      const report = await findDeskReport(context, caller, reportId);
      return report ? c.json(report, 200, { etag: `"${report.etag}"` }) : problemResponse('not-found');
    }),
  );

  return routes;
}
