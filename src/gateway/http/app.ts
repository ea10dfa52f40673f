/** The gateway as one request handler: headers and limits around everything, the gate before every `/api/v1` route. */

import { Hono } from 'hono';
import { DiskFull } from '../blobs/blobs.ts';
import type { CallersContext, WebContext } from '../context.ts';
import { newIntake } from '../intake/intake.ts';
import { defaultQuotaLimits } from '../intake/quota.ts';
import type { QuotaLimits } from '../intake/quota.ts';
import { newPictures } from '../opener/pictures.ts';
import { adminRoutes } from './admin-routes.ts';
import { gate } from './auth.ts';
import type { GatewayEnv } from './auth.ts';
import { boardRoutes } from './board-routes.ts';
import { changesRoutes } from './changes-routes.ts';
import { connectorRoutes } from './connector-routes.ts';
import { deskLifeRoutes } from './desk-life-routes.ts';
import { nameAddress } from './client-address.ts';
import { deskRoutes } from './desk-routes.ts';
import { newDpopProofs } from './dpop.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { figuresRoutes } from './figures-routes.ts';
import { hamletRoutes } from './hamlet-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { householdRoutes } from './household-routes.ts';
import { intakeRoutes, pauseStrangers } from './intake-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { moneyRoutes } from './money-routes.ts';
import { measureRequests } from './measure-requests.ts';
import { findPermission } from './permissions.ts';
import { problemResponse } from './problems.ts';
import { posterRoutes } from './poster-routes.ts';
import { provinceRoutes } from './province-routes.ts';
import { publicPageRoutes } from './public-page-routes.ts';
import { publishingRoutes } from './publishing-routes.ts';
import { defaultRateLimits, limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { defaultBodyLimits } from './request-body.ts';
import type { BodyLimits } from './request-body.ts';
import { resultsRoutes, satisfactionRoutes } from './results-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { scanRoutes } from './scan-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { defaultLoadLimits, shedLoad } from './shed-load.ts';
import type { FindSpread, LoadLimits, ReadLateness } from './shed-load.ts';
import { staticFiles } from './static-files.ts';
import { statusRoutes } from './status-routes.ts';
import { visitRoutes } from './visit-routes.ts';
import { voiceRoutes } from './voice-routes.ts';
import { wipeRoutes } from './wipe-routes.ts';

/** The limits of a running gateway; tests name smaller ones. */
export interface AppLimits {
  readonly bodies?: Partial<BodyLimits>;
  readonly rates?: Partial<RateLimits>;
  readonly quota?: Partial<QuotaLimits>;
  readonly load?: Partial<LoadLimits>;
  /** Absent: never late. Only a process that is nothing but the gateway can tell. */
  readonly readLateness?: ReadLateness;
  /** Absent: there is no load window. */
  readonly findSpread?: FindSpread;
}

export function createApp(context: WebContext, limits: AppLimits = {}): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  const bodies = { ...defaultBodyLimits, ...limits.bodies };
  const rates = { ...defaultRateLimits, ...limits.rates };
  const load = { ...defaultLoadLimits, ...limits.load };
  const intake = newIntake(context, {
    quota: { ...defaultQuotaLimits, ...limits.quota },
    strangeAMinute: rates.strange,
  });
  const proofs = newDpopProofs(context);
  /** All that routes with a caller get: its database shows what the caller's scope reaches. */
  const callers: CallersContext = { ...context, db: context.callersDb };

  app.use(measureRequests(context.metrics));
  app.use(nameAddress(context.config.trustedProxies));
  app.use(securityHeaders(context.config.publicUrl));
  app.use(limitRate(rates.requests));
  app.route('/', healthRoutes(context));
  app.use('/api/v1/*', async (c, next) => {
    await next();
    c.header('dpop-nonce', proofs.nonce());
  });
  app.use('/api/v1/*', gate(context, proofs, rates.device));
  app.route('/api/v1', openapiRoutes());
  for (const path of ['/api/v1/have', '/api/v1/pack']) app.use(path, pauseStrangers(intake));
  app.use(
    '/api/v1/pack',
    shedLoad(load, limits.readLateness ?? (() => 0), () => performance.now(), limits.findSpread),
  );
  app.route('/api/v1', intakeRoutes(intake, bodies, rates));
  app.route('/api/v1', enrolmentRoutes(context, intake.refusals, proofs, rates, bodies));
  app.route('/api/v1', wipeRoutes(context));
  app.route('/api/v1', changesRoutes(callers));
  app.route('/api/v1', statusRoutes(context, rates));
  app.route('/api/v1', satisfactionRoutes(context, rates));
  app.route('/api/v1', posterRoutes(context, callers, rates));
  app.route('/api/v1', scanRoutes(context, newPictures(), rates, bodies));
  app.route('/api/v1', deskLifeRoutes(callers));
  app.route('/api/v1', reportRoutes(callers));
  app.route('/api/v1', handoverRoutes(callers));
  app.route('/api/v1', deskRoutes(callers));
  app.route('/api/v1', adminRoutes(callers));
  app.route('/api/v1', peopleRoutes(callers));
  app.route('/api/v1', provinceRoutes(callers));
  app.route('/api/v1', publishingRoutes(callers));
  app.route('/api/v1', connectorRoutes(callers));
  app.route('/api/v1', boardRoutes(context, callers, rates));
  app.route('/api/v1', visitRoutes(callers));
  app.route('/api/v1', moneyRoutes(callers));
  app.route('/api/v1', resultsRoutes(callers));
  app.route('/api/v1', kioskRoutes(callers));
  app.route('/api/v1', hamletRoutes(callers));
  app.route('/api/v1', householdRoutes(callers));
  app.route('/api/v1', figuresRoutes(context, callers, rates));
  app.route('/api/v1', voiceRoutes(callers));

  app.route('/', publicPageRoutes(context, rates));
  app.use(staticFiles(context.config.webDir));
  app.notFound(() => problemResponse('not-found'));
  app.onError((error, c) => {
    // A phone that loses its link in the middle of an upload is no fault of ours, and there is nobody to answer.
    if (isConnectionGone(error)) return problemResponse('slow-body');
    if (isUnstorable(error)) return problemResponse('bad-request');
    const route = findPermission(c.req.method, c.req.path.replace(/^\/api\/v1/, ''))?.path ?? 'none';
    context.log.error({ method: c.req.method, route, error }, 'request failed');
    // The database or the place of the blobs does not answer just now: whoever asked keeps what he has and comes back.
    return isDatabaseAway(error) || error instanceof DiskFull
      ? problemResponse('busy', { status: 503, retryAfterSeconds: 5 })
      : problemResponse('internal-error');
  });
  return app;
}

/** The request's own connection ended while it was read (Node's `aborted`); the database's names its host or port. */
function isConnectionGone(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ECONNRESET' && message === 'aborted';
}

/** Text that PostgreSQL cannot hold, in whatever field it came: no encoding of U+0000, no number or UUID where one is due. */
function isUnstorable(error: unknown): boolean {
  return ['22021', '22P02', '22P05'].includes((error as { code?: string }).code ?? '');
}

/** PostgreSQL's classes 08 (connection), 53 (resources), 57 (shutting down), and a refused connection. */
function isDatabaseAway(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'ENOENT') return true;
  return /^(08|53|57)/.test(code ?? '') || /connection terminated|timeout exceeded/i.test(message);
}
