/**
 * `/xa/<commune>`: the public page of a commune, its calendar, its blank forms and the reports it answered, outside of the app and of the API. Nobody
 * signs in, so nothing here is read through a caller; what is answered is the same for everybody. Pages are asked for anew each time
 * (304 where nothing changed), so that no browser shows a visit that was cancelled or an answer that was taken back; the schedule
 * alone is kept for a minute here.
 */

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { listVisits } from '../../core/visit/list-visits.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writePublicReports } from '../reports/public-reports-html.ts';
import { findPublicReports, mostPublicPages } from '../reports/read-public-reports.ts';
import { writeCalendarFeed } from '../visits/calendar-feed.ts';
import { findBlankDeclaration } from '../visits/make-blank-declaration.ts';
import { writeNoPublicPage, writePublicPage } from '../visits/public-page-html.ts';
import { publicPolicy } from '../visits/public-page-style.ts';
import { findOpenCommune, findPublicPage, readPublicPlan } from '../visits/read-public-page.ts';
import { daysBefore } from '../visits/read-schedule.ts';
import type { GatewayEnv } from './auth.ts';
import { compressAnswer } from './compress-answer.ts';
import { limitRate, newBucket } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';

const keptMs = 60_000;
const formsKept = 60;
/** Of everybody together: one takes a quarter of a second of the machine that also takes packets in. */
const formsAMinute = 120;
const calendarDays = { back: 30, ahead: 180 };

interface Kept {
  readonly untilMs: number;
  readonly text: string | undefined;
}

export function publicPageRoutes(context: GatewayContext, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const pages = new Map<string, Kept>();
  const forms = new Map<string, Uint8Array>();
  const printing = newBucket(formsAMinute);
  routes.use('/xa/*', limitRate(rates.publicPages), compressAnswer());

  /** What `make` answers, for a minute. Only what is there is kept: names that somebody tries fill nothing. */
  async function remember(key: string, make: () => Promise<string | undefined>): Promise<string | undefined> {
    const nowMs = context.now().getTime();
    const kept = pages.get(key);
    if (kept && kept.untilMs > nowMs) return kept.text;
    const text = await make();
    if (text !== undefined) pages.set(key, { untilMs: nowMs + keptMs, text });
    return text;
  }

  routes.get('/xa/:code', async (c) => {
    const code = c.req.param('code');
    const page = await remember(code, async () => {
      const found = await findPublicPage(context, code);
      return found && writePublicPage(found);
    });
    return page === undefined ? answerNothing() : answer(c, page, 'text/html; charset=utf-8');
  });

  routes.get('/xa/:code/phan-anh', async (c) => {
    const code = c.req.param('code');
    const number = Number(/^[1-9]\d{0,2}$/.exec(c.req.query('trang') ?? '1')?.[0]);
    if (!(number <= mostPublicPages)) return answerNothing();
    const found = await findPublicReports(context, code, number);
    return found ? answer(c, writePublicReports(found), 'text/html; charset=utf-8') : answerNothing();
  });

  routes.get('/xa/:code/lich.ics', async (c) => {
    const code = c.req.param('code');
    const feed = await remember(`${code} lich.ics`, async () => {
      const commune = await findOpenCommune(context, code);
      if (!commune) return undefined;
      const today = vietnamDay(context.now());
      const { schedule, daysOff } = await readPublicPlan(context, code);
      const from = daysBefore(today, calendarDays.back);
      const visits = listVisits(schedule, daysOff, from, daysBefore(today, -calendarDays.ahead));
      const { publicUrl } = context.config;
      return writeCalendarFeed(visits, {
        communeName: commune.name,
        ...(commune.telephone !== null && { telephone: commune.telephone }),
        address: `${publicUrl}/xa/${code}`,
        host: new URL(publicUrl).hostname,
        today,
      });
    });
    return feed === undefined
      ? answerNothing()
      : answer(c, feed, 'text/calendar; charset=utf-8', 'public, max-age=300');
  });

  routes.get('/xa/:code/to-khai/:file', async (c) => {
    const [, procedure = ''] = /^([\w.-]{1,64})\.pdf$/.exec(c.req.param('file')) ?? [];
    const commune = procedure === '' ? undefined : await findOpenCommune(context, c.req.param('code'));
    if (!commune) return answerNothing();
    // A form in force may be another one tomorrow.
    const key = `${commune.code} ${procedure} ${vietnamDay(context.now())}`;
    const known = forms.get(key);
    const refusal = known === undefined ? await printing.refuse('everybody') : undefined;
    if (refusal) return refusal;
    const pdf = known ?? (await findBlankDeclaration(context, commune, procedure));
    if (pdf === undefined) return answerNothing();
    forms.delete(key);
    forms.set(key, pdf);
    const [oldest] = forms.keys();
    if (forms.size > formsKept && oldest !== undefined) forms.delete(oldest);
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="to-khai-${procedure}.pdf"`,
      'cache-control': 'public, max-age=3600',
    };
    return new Response(new Uint8Array(pdf), { headers });
  });

  return routes;
}

function answer(c: Context, text: string, mediaType: string, keeping = 'no-cache'): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': mediaType,
    'content-security-policy': publicPolicy,
    'cache-control': keeping,
    etag,
  };
  if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}

function answerNothing(): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': publicPolicy,
    'cache-control': 'no-cache',
  };
  return new Response(writeNoPublicPage(), { status: 404, headers });
}
