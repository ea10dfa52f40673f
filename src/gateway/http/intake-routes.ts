/** `POST /have` and `POST /pack` (docs/protocol.md §3): no token, the packet's own signature is the permission. */

import { Hono } from 'hono';
import type { PackAnswer } from '../../core/ports.ts';
import { answerHave, parseHaveQuestion } from '../intake/have.ts';
import type { Intake } from '../intake/intake.ts';
import { receivePack } from '../intake/receive-pack.ts';
import type { GatewayEnv } from './auth.ts';
import { problemResponse, withJitter } from './problems.ts';
import { addressOf } from './rate-limits.ts';
import { BodyRefused, readJson, requestBytes } from './request-body.ts';
import type { BodyLimits } from './request-body.ts';

/** An hour for an allowance that is used up; a minute for a disk that somebody is making room on. */
const quotaRetrySeconds = 3_600;
const diskRetrySeconds = 60;

export function intakeRoutes(intake: Intake, limits: BodyLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.post('/have', async (c) => {
    const body = await readJson(c, limits);
    const question = body.ok ? parseHaveQuestion(body.value) : body;
    if (!question.ok) {
      await intake.refusals.record(question.problem.code, addressOf(c), 'have');
      return problemResponse(question.problem.code);
    }
    return c.json(await answerHave(intake, question.value));
  });

  routes.post('/pack', async (c) => {
    const source = addressOf(c);
    const bytes = requestBytes(c, limits.packBytes, limits);
    try {
      const answer = await receivePack(intake, bytes, source);
      if (!answer) {
        await intake.refusals.record('bad-frame', source, 'pack');
        return problemResponse('bad-frame');
      }
      if (!answer.frames.some((frame) => 'error' in frame && frame.error === 'busy')) return c.json(answer);
      return await answerBusy(intake, answer);
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      await intake.refusals.record(error.code, source, 'pack');
      const refused = problemResponse(error.code);
      // What the client is still sending is nobody's request any more.
      refused.headers.set('connection', 'close');
      return refused;
    }
  });

  return routes;
}

/** Nothing but refusals for want of allowance or room is `busy` as a whole; otherwise the frames say it one by one. */
async function answerBusy(intake: Intake, answer: PackAnswer): Promise<Response> {
  const isDisk = !(await intake.quota.hasRoom(0));
  const retryAfterSeconds = isDisk ? diskRetrySeconds : quotaRetrySeconds;
  if (answer.frames.every((frame) => 'error' in frame && frame.error === 'busy')) {
    return problemResponse('busy', { status: isDisk ? 503 : 429, retryAfterSeconds });
  }
  return Response.json(answer, { headers: { 'retry-after': withJitter(retryAfterSeconds) } });
}
