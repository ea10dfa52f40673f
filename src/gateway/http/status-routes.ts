/**
 * `GET /status`: whoever holds a slip's token sees where its dossiers stand and what comes next, and nothing else: no
 * name, no content. Never by the nine digits alone, since those can be guessed; the token has 128 random bits.
 */

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { SlipStatus } from '../../protocol/api.ts';
import type { GatewayContext } from '../context.ts';
import { slipReference } from '../desk/answer-satisfaction.ts';
import { nextStep } from '../desk/next-step.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { findReportSlip } from '../reports/report-slip.ts';
import type { GatewayEnv } from './auth.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';

/** Of several dossiers of one slip the one that asks most of the resident speaks for all. */
const urgency: readonly OfficeState[] = [
  'supplement',
  'in-review',
  'received',
  'accepted',
  'done',
  'refused',
  'withdrawn',
  'stopped',
  'handed-over',
];

export function statusRoutes(context: GatewayContext, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  routes.get('/status', limitRate(rates.slips), async (c) => {
    const token = c.req.header('slip-token') ?? '';
    const status = /^[\w-]{22,64}$/.test(token) ? await findSlipStatus(context, token) : undefined;
    return status ? c.json(status) : problemResponse('slip-unknown');
  });
  return routes;
}

/**
 * Absent: no slip with this token was ever printed or delivered. The first dossier binds the token to its commune: what a
 * device elsewhere files under it later is not shown.
 */
export async function findSlipStatus(context: GatewayContext, token: string): Promise<SlipStatus | undefined> {
  const digest = createHash('sha256').update(token).digest('hex');
  const rows = await context.db
    .selectFrom('dossiers')
    .leftJoin('satisfaction', 'satisfaction.dossier_id', 'dossiers.dossier_id')
    .select(['dossiers.dossier_id', 'state', 'state_at', 'official_number', 'appointment_at'])
    .select(['dossiers.commune_code', 'satisfaction.way as answered'])
    .where('slip_token_sha256', '=', digest)
    .orderBy('arrived_at')
    .execute();
  const own = rows.filter(({ commune_code: communeCode }) => communeCode === rows[0]?.commune_code);
  const dossiers = own.map((row) => ({
    state: row.state,
    nextStep: nextStep(row.state, row.official_number !== null),
    at: vietnamIso(row.state_at),
    ...(row.official_number !== null && { officialNumber: row.official_number }),
    ...(row.appointment_at !== null && { appointmentAt: vietnamIso(row.appointment_at) }),
    ...(row.state === 'handed-over' && {
      satisfaction: { dossier: slipReference(token, row.dossier_id), isGiven: row.answered !== null },
    }),
  }));
  const leading = dossiers.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))[0];
  if (leading) return { state: leading.state, nextStep: leading.nextStep, at: leading.at, dossiers };
  const report = await findReportSlip(context, digest);
  if (report) return { state: report.state, nextStep: report.nextStep, at: report.at, dossiers: [], report };
  const sheet = await context.db
    .selectFrom('sheets')
    .select('code')
    .where('slip_token_sha256', '=', digest)
    .executeTakeFirst();
  return sheet && { state: 'on-its-way', nextStep: nextStep('on-its-way'), dossiers: [] };
}
