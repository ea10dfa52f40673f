import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUsedProofs } from '../../../src/gateway/http/dpop.ts';
import type { TokenAnswer } from '../../../src/protocol/api.ts';
import { enrolTestDevice, makeAssertion } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { makeDpopProof, makeProofKey } from '../../fixtures/prove-request.ts';
import type { ProofKey } from '../../fixtures/prove-request.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;
let key: ProofKey;
beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
  key = await makeProofKey();
});
afterAll(async () => await gateway.stop());

const now = () => gateway.context.now();

async function nonce(): Promise<string> {
  return (await gateway.app.request('/api/v1/openapi.json')).headers.get('dpop-nonce') ?? '';
}

async function askToken(assertion: string, dpop: string | undefined): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const headers: Record<string, string> = dpop === undefined ? {} : { dpop };
  return await gateway.app.request('/api/v1/token', { method: 'POST', headers, body });
}

describe('POST /token', () => {
  const tokenCall = () => ({ method: 'POST', url: `${gateway.context.config.publicUrl}/api/v1/token` });
  const refusal = async (response: Response) => {
    const { code, error } = (await response.json()) as { code: string; error?: string };
    return [response.status, code, error];
  };

  it('binds the token to the key of the proof', async () => {
    const proof = await makeDpopProof(key, { ...tokenCall(), nonce: await nonce() }, now());
    const answer = (await (await askToken(await makeAssertion(gateway, device), proof)).json()) as TokenAnswer;
    expect(decodeJwt(answer.access_token)['cnf']).toEqual({ jkt: key.jkt });
  });

  it('tells a first caller the nonce, and takes the very same assertion again', async () => {
    const assertion = await makeAssertion(gateway, device);
    const first = await askToken(assertion, await makeDpopProof(key, tokenCall(), now()));
    expect(await refusal(first)).toEqual([400, 'sign-in-needed', 'use_dpop_nonce']);
    const told = first.headers.get('dpop-nonce') ?? '';
    const second = await askToken(assertion, await makeDpopProof(key, { ...tokenCall(), nonce: told }, now()));
    expect(second.status).toBe(200);
  });

  it('tells the nonce to a clock that is ten years off', async () => {
    for (const years of [-10, 10]) {
      const far = new Date(now().getTime() + years * 365 * 86_400_000);
      const answer = await askToken('x.y.z', await makeDpopProof(key, tokenCall(), far));
      expect(await refusal(answer)).toEqual([400, 'sign-in-needed', 'use_dpop_nonce']);
    }
  });

  it('gives none without a proof, with a wrong one, or with one that was used', async () => {
    const assertion = () => makeAssertion(gateway, device);
    const withNonce = { ...tokenCall(), nonce: await nonce() };
    const once = await makeDpopProof(key, withNonce, now());
    const refused = [
      undefined,
      await makeDpopProof(key, { ...withNonce, method: 'GET' }, now()),
      await makeDpopProof(key, { ...withNonce, token: 'another' }, now()),
      await makeDpopProof(key, withNonce, now(), { header: { typ: 'jwt' } }),
    ];
    for (const proof of refused) {
      const answer = await askToken(await assertion(), proof);
      expect(await refusal(answer)).toEqual([400, 'sign-in-needed', 'invalid_dpop_proof']);
    }
    expect((await askToken(await assertion(), once)).status).toBe(200);
    expect(await refusal(await askToken(await assertion(), once))).toEqual([
      400,
      'sign-in-needed',
      'invalid_dpop_proof',
    ]);
  });
});

describe('used proofs', () => {
  it('are forgotten when they are over, and one device cannot use up the room of others', () => {
    const used = newUsedProofs({ ofDevice: 3, ofAll: 5 });
    const taken = (deviceId: string, count: number, nowMs: number) =>
      Array.from({ length: count }, (_, index) => used.take(deviceId, `${nowMs} ${index}`, nowMs + 1_000, nowMs));
    expect(taken('greedy', 4, 0)).toEqual([true, true, true, false]);
    expect(taken('other', 3, 0)).toEqual([true, true, false]);
    expect(taken('greedy', 4, 61_000)).toEqual([true, true, true, false]);
    expect(used.take('greedy', '61000 0', 62_000, 61_000)).toBe(false);
  });
});
