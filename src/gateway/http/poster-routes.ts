/**
 * Posters: printed from the desk, and what they open. The public answers hold published facts only, name nobody and may be
 * kept by whoever asked; they are the only ones of the API that need neither a token nor a secret.
 */

import { Hono } from 'hono';
import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import type { PublicCommune, PublicProcedure, PublicProcedures } from '../../core/visit/poster-page.ts';
import { findOpenPoints } from '../administration/find-open-points.ts';
import type { CallersContext, GatewayContext } from '../context.ts';
import { findPublicProcedure, makePosters } from '../desk/make-posters.ts';
import { readDirectory } from '../publishing/read-directory.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function posterRoutes(context: GatewayContext, callers: CallersContext, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.post('/desk/posters', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const pdf = body.ok ? await makePosters(callers, caller, body.value) : body;
      return pdf.ok ? pdfResponse(pdf.value, 'ap-phich.pdf') : refuse(pdf);
    }),
  );

  routes.use('/public/*', limitRate(rates.posters), compressAnswer());

  routes.get('/public/procedures', async (c) => {
    const directory = await readDirectory(context.db);
    const answer: PublicProcedures = {
      procedures: directory.flatMap(toPublicRow).toSorted((one, other) => one.priority - other.priority),
      ...(await findCommune(context, c.req.query('xa'))),
    };
    return c.json(answer);
  });

  routes.get('/public/procedures/:code', async (c) => {
    const procedure = await findPublicProcedure(context, c.req.param('code'));
    if (procedure === undefined) return problemResponse('not-found');
    const answer: PublicProcedure = { procedure, ...(await findCommune(context, c.req.query('xa'))) };
    return c.json(answer);
  });

  return routes;
}

function toPublicRow({ code, name, detail }: DirectoryEntry): PublicProcedures['procedures'] {
  return detail === undefined ? [] : [{ code, name, shortName: detail.shortName, priority: detail.priority }];
}

async function findCommune(
  { db, now }: GatewayContext,
  code: string | undefined,
): Promise<{ readonly commune?: PublicCommune }> {
  if (code === undefined) return {};
  const row = await db
    .selectFrom('communes')
    .select(['code', 'name', 'telephone'])
    .where('code', '=', code)
    .where('opened', '=', true)
    .executeTakeFirst();
  if (row === undefined) return {};
  const { telephone, ...named } = row;
  const receptionPoints = await findOpenPoints(db, code, now());
  return { commune: { ...named, ...(telephone !== null && { telephone }), receptionPoints } };
}
