/** Results on their way to a hamlet, what each visit is for, and the resident's word about it by the slip. */

import { Hono } from 'hono';
import type { CallersContext, GatewayContext } from '../context.ts';
import { answerSatisfaction } from '../desk/answer-satisfaction.ts';
import { listResults } from '../desk/list-results.ts';
import { makeResultsList } from '../desk/make-results-list.ts';
import { packResults, returnResults } from '../desk/pack-results.ts';
import { makeVisitSheet } from '../visits/make-visit-sheet.ts';
import { countErrandsOfVisits, readErrands } from '../visits/read-errands.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { findSlipStatus } from './status-routes.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function resultsRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/results', async (c) => atDesk(c, async (caller) => c.json(await listResults(context, caller))));

  for (const [name, act] of [
    ['pack', packResults],
    ['return', returnResults],
  ] as const) {
    routes.post(`/desk/results/${name}`, async (c) =>
      atDesk(c, async (caller) => {
        const body = await readJsonObject(c);
        const done = body.ok ? await act(context, caller, body.value) : body;
        return done.ok ? c.json(await listResults(context, caller)) : refuse(done);
      }),
    );
  }

  routes.get('/desk/results/list', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makeResultsList(
        context,
        caller,
        visitOf((name) => c.req.query(name)),
      );
      return pdf.ok ? pdfResponse(pdf.value, 'ket-qua-mang-theo.pdf') : refuse(pdf);
    }),
  );

  routes.get('/visits/errands', async (c) =>
    atDesk(c, async (caller) => {
      const errands = await readErrands(
        context,
        caller,
        visitOf((name) => c.req.query(name)),
      );
      return errands.ok ? c.json(errands.value) : refuse(errands);
    }),
  );

  routes.get('/visits/errands/sheet', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makeVisitSheet(
        context,
        caller,
        visitOf((name) => c.req.query(name)),
      );
      return pdf.ok ? pdfResponse(pdf.value, 'phieu-viec-cua-buoi.pdf') : refuse(pdf);
    }),
  );

  routes.get('/visits/errand-counts', async (c) =>
    atDesk(c, async (caller) => {
      const days = { from: c.req.query('from') ?? '', to: c.req.query('to') ?? '' };
      const counts = await countErrandsOfVisits(context, caller, days);
      return counts.ok ? c.json({ visits: counts.value }) : refuse(counts);
    }),
  );

  return routes;
}

/** Nobody signs in: the slip's token is the proof, as for its state. */
export function satisfactionRoutes(context: GatewayContext, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.post('/satisfaction', limitRate(rates.slips), async (c) => {
    const token = c.req.header('slip-token') ?? '';
    if (!/^[\w-]{22,64}$/.test(token)) return problemResponse('slip-unknown');
    const body = await readJsonObject(c, mostBytes);
    const kept = body.ok ? await answerSatisfaction(context, token, body.value) : body;
    return kept.ok ? c.json(await findSlipStatus(context, token)) : refuse(kept);
  });
  return routes;
}

const mostBytes = 1000;

function visitOf(find: (name: string) => string | undefined) {
  return { hamlet: (find('hamlet') ?? '').normalize('NFC'), date: find('date') ?? '' };
}
