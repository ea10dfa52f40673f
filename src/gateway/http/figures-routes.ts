/**
 * Figures over HTTP: exact for an official's own commune, published (small numbers hidden) for the province, in files, and for
 * whoever reads from outside with a key. `core/figures` has the shapes.
 */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { figures } from '../../core/figures/figure.ts';
import type { FiguresAnswer } from '../../core/figures/figures-answer.ts';
import { listFigures } from '../../core/figures/list-figures.ts';
import { scoreOf } from '../../core/figures/score.ts';
import { succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext, GatewayContext } from '../context.ts';
import { answerFigures, publishFigures } from '../figures/answer-figures.ts';
import { findFigureKey, listFigureKeys, makeFigureKey, revokeFigureKey } from '../figures/figure-keys.ts';
import { parseFiguresRequest } from '../figures/figures-request.ts';
import { listDossiersBehind } from '../figures/list-dossiers-behind.ts';
import { writeAudit } from '../store/audit.ts';
import type { GatewayEnv } from './auth.ts';
import { fileResponse, readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';
import { newBucket } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';

type Call = Context<GatewayEnv>;

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** To be mounted under `/api/v1`, behind `gate`. `context` sees every row: what is published is made of all of them. */
export function figuresRoutes(
  context: GatewayContext,
  callers: CallersContext,
  rates: Pick<RateLimits, 'figures'>,
): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const bucket = newBucket(rates.figures);
  const find = (c: Call) => (name: string) => c.req.query(name);

  routes.get('/figures', async (c) => {
    const { role, communeCode } = c.get('caller');
    const answer = await (role === 'official' && communeCode !== null
      ? answerOwn(callers, c, communeCode)
      : publish(c));
    return answer.ok ? c.json({ ...answer.value, scores: scoreOf(answer.value.total) }) : refuse(answer);
  });

  // A file leaves the office: what it says is what is published, also of the own commune.
  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`/figures/${format}`, async (c) => {
      const { role, communeCode, deviceId } = c.get('caller');
      const ofCommune = role === 'official' && communeCode !== null ? { commune: communeCode } : undefined;
      const answer = await publish(c, ofCommune);
      if (!answer.ok) return refuse(answer);
      const { period, by = 'none', commune } = answer.value;
      const details = { format, by, from: period.from, to: period.to, commune: commune?.code ?? null };
      await callers.db.transaction().execute((trx) =>
        writeAudit(trx, {
          actor: deviceId,
          action: 'figures-exported',
          subject: 'figures',
          details,
          at: context.now(),
        }),
      );
      const rows = listFigures(answer.value);
      // Loaded when it is asked for: the package for spreadsheets is large.
      const { writeCsv, writeXlsx } = await import('../figures/write-sheets.ts');
      const name = `so-lieu-${period.from}-${period.to}.${format}`;
      return format === 'csv'
        ? fileResponse(writeCsv(rows), 'text/csv; charset=utf-8', name)
        : fileResponse(writeXlsx('Số liệu', rows), xlsxType, name);
    });
  }

  routes.get('/figures/dossiers', async (c) => {
    const { communeCode, deviceId } = c.get('caller');
    if (communeCode === null) return problemResponse('forbidden');
    const request = parseFiguresRequest(find(c), context.now(), communeCode);
    if (!request.ok) return refuse(request);
    const cell = { key: c.req.query('key') ?? '', figure: c.req.query('figure') ?? 'dossiers' };
    const rows = await listDossiersBehind(callers, { deviceId, communeCode }, request.value, cell);
    return rows === undefined ? problemResponse('bad-request') : c.json(rows);
  });

  routes.get('/figures/open', async (c) => withKey(c, async () => published(await publish(c), c)));
  routes.get('/figures/open/definitions', async (c) => withKey(c, async () => c.json({ figures })));

  routes.get('/admin/figure-keys', async (c) => c.json(await listFigureKeys(callers)));
  routes.post('/admin/figure-keys', async (c) => {
    const body = await readJsonObject(c);
    const made = body.ok ? await makeFigureKey(callers, c.get('caller').deviceId, body.value) : body;
    return made.ok ? c.json(made.value, 201, { 'cache-control': 'no-store' }) : refuse(made);
  });
  routes.post('/admin/figure-keys/:keyId/revoke', async (c) => {
    const done = await revokeFigureKey(callers, c.get('caller').deviceId, c.req.param('keyId'));
    return done.ok ? c.json(await listFigureKeys(callers)) : refuse(done);
  });

  /** A key of its own is the proof; who has none learns nothing, and each key has its own minute. */
  async function withKey(c: Call, answer: () => Promise<Response>): Promise<Response> {
    const keyId = await findFigureKey(context, c.req.header('authorization'));
    if (keyId === undefined) {
      const refused = problemResponse('sign-in-needed');
      refused.headers.set('www-authenticate', 'Bearer');
      return refused;
    }
    const busy = await bucket.refuse(keyId);
    if (busy) return busy;
    const details = { from: c.req.query('from') ?? null, to: c.req.query('to') ?? null, by: c.req.query('by') ?? null };
    await context.db.transaction().execute((trx) =>
      writeAudit(trx, {
        actor: `figure-key ${keyId}`,
        action: 'figures-read',
        subject: keyId,
        details,
        at: context.now(),
      }),
    );
    return await answer();
  }

  return routes;

  async function answerOwn(at: CallersContext, c: Call, communeCode: string): Promise<Result<FiguresAnswer>> {
    const request = parseFiguresRequest(find(c), at.now(), communeCode);
    return request.ok ? succeed(await answerFigures(at, request.value)) : request;
  }

  async function publish(c: Call, fixed: { readonly [name: string]: string } = {}): Promise<Result<FiguresAnswer>> {
    const request = parseFiguresRequest((name) => fixed[name] ?? c.req.query(name), context.now());
    return request.ok ? succeed(await publishFigures(context, request.value)) : request;
  }
}

function published(answer: Result<FiguresAnswer>, c: Call): Response {
  return answer.ok ? c.json({ ...answer.value, scores: scoreOf(answer.value.total) }) : refuse(answer);
}
