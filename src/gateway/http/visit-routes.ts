/** The weekly schedule over HTTP (`core/visit/desk-visits.ts` has the shapes). A change carries the `ETag` it was made on. */

import { Hono } from 'hono';
import type { Context } from 'hono';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { addRule, changeRule, choosePublicNames, removeException, setException } from '../visits/change-schedule.ts';
import { makeVisitNotice } from '../visits/make-visit-notice.ts';
import { readVisits } from '../visits/read-visits.ts';
import type { GatewayEnv } from './auth.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';
import { problemResponse } from './problems.ts';

type Call = Context<GatewayEnv>;

/** To be mounted under `/api/v1`, behind `gate`. */
export function visitRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  async function answerVisits(c: Call, communeCode: string): Promise<Response> {
    const read = await readVisits(context, c.get('caller'), communeCode);
    return read.ok ? c.json(read.value.visits, 200, { etag: `"${read.value.digest}"` }) : refuse(read);
  }

  routes.get('/visits', async (c) => await answerVisits(c, communeOf(c, c.req.query('commune'))));

  routes.get('/visits/notice', async (c) => {
    const notice = await makeVisitNotice(context, c.get('caller'), {
      communeCode: communeOf(c, c.req.query('commune')),
      day: c.req.query('from') ?? '',
    });
    return notice.ok ? pdfResponse(notice.value, 'lich-di-thon.pdf') : refuse(notice);
  });

  const acts: {
    readonly [path: string]: (c: Call, digest: string, body: JsonObject) => Promise<Result<string>>;
  } = {
    '/visits/rules': (c, digest, body) =>
      addRule(context, c.get('caller'), communeOf(c, body['communeCode']), digest, body),
    '/visits/rules/:id': (c, digest, body) =>
      changeRule(context, c.get('caller'), c.req.param('id') ?? '', digest, body),
    '/visits/exceptions': (c, digest, body) =>
      setException(context, c.get('caller'), communeOf(c, body['communeCode']), digest, body),
    '/visits/exceptions/:id': (c, digest, body) =>
      removeException(context, c.get('caller'), c.req.param('id') ?? '', digest, body),
    '/visits/public-page': (c, digest, body) =>
      choosePublicNames(context, c.get('caller'), communeOf(c, body['communeCode']), digest, body),
  };
  for (const [path, act] of Object.entries(acts)) {
    routes.post(path, async (c) => {
      const digest = /^(?:W\/)?"?([^"]+)"?$/.exec(c.req.header('if-match') ?? '')?.[1];
      if (digest === undefined) return problemResponse('bad-request', { status: 428 });
      const body = await readJsonObject(c);
      const done = body.ok ? await act(c, digest, body.value) : fail(body.problem.code);
      return done.ok ? await answerVisits(c, done.value) : refuse(done);
    });
  }

  return routes;
}

/** Who is of a commune means the own one where none is named. */
function communeOf(c: Call, named: unknown): string {
  return typeof named === 'string' && named !== '' ? named : (c.get('caller').communeCode ?? '');
}
