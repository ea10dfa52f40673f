/** `POST /have` and `POST /pack` (docs/protocol.md §3): no token, the packet's own signature is the permission. */

import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import type { PackAnswer } from '../../core/ports.ts';
import { findCommand } from '../enrolment/sign-command.ts';
import type { Busy } from '../intake/busy.ts';
import { answerHave, parseHaveQuestion } from '../intake/have.ts';
import type { Intake } from '../intake/intake.ts';
import type { Metrics } from '../metrics.ts';
import { receivePack } from '../intake/receive-pack.ts';
import type { GatewayEnv } from './auth.ts';
import { addressOf } from './client-address.ts';
import { problemResponse, withJitter } from './problems.ts';
import { newBucket } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { refuseLate } from './refuse-late.ts';
import { BodyRefused, readJson, requestBytes } from './request-body.ts';
import type { BodyLimits } from './request-body.ts';

const deviceIdPattern = /^[\w-]{1,64}$/;

/** For `have` and `pack`: an address of which too much came that no phone sends is not read for a while. */
export function pauseStrangers({ refusals }: Pick<Intake, 'refusals'>): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const pauseSeconds = refusals.findPause(addressOf(c));
    if (pauseSeconds === undefined) return await next();
    const refused = problemResponse('busy', { status: 429, retryAfterSeconds: pauseSeconds });
    refused.headers.set('connection', 'close');
    return await refuseLate(c, refused);
  };
}

export function intakeRoutes(intake: Intake, limits: BodyLimits, rates: RateLimits): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const names = newBucket(rates.names);

  routes.post('/have', async (c) => {
    const body = await readJson(c, limits);
    const question = body.ok ? parseHaveQuestion(body.value) : body;
    if (!question.ok) {
      await intake.refusals.record(question.problem.code, addressOf(c), 'have');
      return problemResponse(question.problem.code);
    }
    const { pids, parts } = question.value;
    const tooMany = await names.refuse(addressOf(c), pids.length + parts.length);
    if (tooMany) return await refuseLate(c, tooMany);
    const answer = await answerHave(intake, question.value);
    // A phone whose vault is locked can ask for no token; whoever knows its id learns that it was locked or revoked.
    const deviceId = c.req.header('gocua-device') ?? '';
    const command = deviceIdPattern.test(deviceId) ? await findCommand(intake.context, deviceId) : undefined;
    return c.json(command === undefined ? answer : { ...answer, command });
  });

  routes.post('/pack', async (c) => {
    const source = addressOf(c);
    const bytes = counted(requestBytes(c, limits.packBytes, limits), intake.context.metrics);
    try {
      const waits: Busy[] = [];
      const answer = await receivePack(intake, bytes, source, (busy) => waits.push(busy));
      if (!answer) {
        await intake.refusals.record('bad-frame', source, 'pack');
        return problemResponse('bad-frame');
      }
      // The shortest: whoever comes back too early for the rest is told again.
      const [busy] = waits.toSorted((a, b) => a.retryAfterSeconds - b.retryAfterSeconds);
      return busy ? answerBusy(answer, busy) : c.json(answer);
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
function answerBusy(answer: PackAnswer, { status, retryAfterSeconds }: Busy): Response {
  if (answer.frames.every((frame) => 'error' in frame && frame.error === 'busy')) {
    return problemResponse('busy', { status, retryAfterSeconds });
  }
  return Response.json(answer, { headers: { 'retry-after': withJitter(retryAfterSeconds) } });
}

function counted(bytes: AsyncIterator<Uint8Array>, metrics: Metrics | undefined): AsyncIterator<Uint8Array> {
  if (!metrics) return bytes;
  return {
    next: async () => {
      const step = await bytes.next();
      if (!step.done) metrics.received(step.value.length);
      return step;
    },
    ...(bytes.return && { return: async () => (await bytes.return?.()) ?? { done: true, value: undefined } }),
  };
}
