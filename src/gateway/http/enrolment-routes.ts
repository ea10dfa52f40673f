/** `POST /enrolments` and `POST /token`: how a device becomes known and later proves that it is the one. */

import { Hono } from 'hono';
import type { TokenAnswer } from '../../protocol/api.ts';
import type { GatewayContext } from '../context.ts';
import { enrolDevice } from '../enrolment/enrol-device.ts';
import { findCommand } from '../enrolment/sign-command.ts';
import { parseEnrolment } from '../enrolment/parse-enrolment.ts';
import { newUsedAssertions, verifyAssertion } from '../enrolment/verify-assertion.ts';
import type { Refusals } from '../intake/refusals.ts';
import { signAccessToken, tokenLifeSeconds } from './access-token.ts';
import { loadCaller } from './auth.ts';
import type { GatewayEnv } from './auth.ts';
import { addressOf } from './client-address.ts';
import type { DpopProofs } from './dpop.ts';
import { problemResponse } from './problems.ts';
import { limitRate } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { readJson, readText } from './request-body.ts';
import type { BodyLimits } from './request-body.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function enrolmentRoutes(
  context: GatewayContext,
  refusals: Refusals,
  proofs: DpopProofs,
  rates: RateLimits,
  limits: BodyLimits,
): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();
  const used = newUsedAssertions();

  routes.post('/enrolments', limitRate(rates.enrolments), async (c) => {
    const body = await readJson(c, limits);
    const enrolment = body.ok ? await parseEnrolment(body.value, context.config.publicUrl) : body;
    const answer = enrolment.ok ? await enrolDevice(context, enrolment.value) : enrolment;
    if (answer.ok) return c.json(answer.value, 201);
    await refusals.record(answer.problem.code, addressOf(c), 'enrolments');
    return problemResponse(answer.problem.code);
  });

  routes.post('/token', limitRate(rates.tokens), async (c) => {
    const body = await readText(c, 16 * 1024, limits);
    if (!body.ok) {
      await refusals.record(body.problem.code, addressOf(c), 'token');
      return problemResponse(body.problem.code);
    }
    const form = new URLSearchParams(body.value);
    const assertion = form.get('client_assertion');
    if (!assertion || form.get('client_assertion_type') !== assertionType) {
      return problemResponse('bad-request', { details: { error: 'invalid_request' } });
    }
    // Before the assertion: it counts once, and the one that comes without the nonce comes again.
    const { method, url } = c.req;
    const checked = proofs.check({ method, url, proof: c.req.header('dpop') });
    if (!checked.ok) return problemResponse('sign-in-needed', { status: 400, details: { error: checked.error } });
    const { proof } = checked;
    const deviceId = await verifyAssertion(context, used, assertion);
    const caller = deviceId.ok ? await loadCaller(context, deviceId.value) : deviceId;
    if (!caller.ok) {
      await refusals.record(caller.problem.code, addressOf(c), 'token');
      const command = deviceId.ok ? await findCommand(context, deviceId.value) : undefined;
      return problemResponse(caller.problem.code, command === undefined ? {} : { details: { command } });
    }
    if (!proofs.use(proof, caller.value.deviceId)) {
      return problemResponse('sign-in-needed', { status: 400, details: { error: 'invalid_dpop_proof' } });
    }
    const answer: TokenAnswer = {
      access_token: await signAccessToken(context, { ...caller.value, jkt: proof.jkt }),
      token_type: 'DPoP',
      expires_in: tokenLifeSeconds,
    };
    return c.json(answer);
  });

  return routes;
}
