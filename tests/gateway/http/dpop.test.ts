import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenAnswer } from '../../../src/protocol/api.ts';
import { enrolTestDevice, makeAssertion } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { makeDpopProof, makeProofKey } from '../../fixtures/prove-request.ts';
import type { ProofFields, ProofKey } from '../../fixtures/prove-request.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;
let key: ProofKey;
let token: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
  key = await makeProofKey();
  token = await signIn(device, key);
});
afterAll(async () => await gateway.stop());

const origin = () => gateway.context.config.publicUrl;
const now = () => gateway.context.now();
const changesUrl = () => `${origin()}/api/v1/changes`;

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

async function signIn(who: TestDevice, own: ProofKey): Promise<string> {
  const call = { method: 'POST', url: `${origin()}/api/v1/token`, nonce: await nonce() };
  const answer = await askToken(await makeAssertion(gateway, who), await makeDpopProof(own, call, now()));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as TokenAnswer).access_token;
}

/** A good proof for `GET /changes` with the token, but for what `fields` change. */
async function proofWith(fields: ProofFields = {}, own = key, of = token): Promise<string> {
  return await makeDpopProof(own, { method: 'GET', url: changesUrl(), token: of, nonce: await nonce() }, now(), fields);
}

interface Told {
  readonly status: number;
  readonly error: string | undefined;
  readonly challenge: string | null;
}

async function callWith(
  headers: Record<string, string>,
  path = '/api/v1/changes',
  app = gateway.app,
  method = 'GET',
): Promise<Told> {
  const response = await app.request(path, { method, headers });
  const told = response.status === 200 ? {} : ((await response.json()) as { code: string; error?: string });
  if (response.status === 401) expect(told).toMatchObject({ code: 'sign-in-needed' });
  return {
    status: response.status,
    error: (told as { error?: string }).error,
    challenge: response.headers.get('www-authenticate'),
  };
}

const show = (dpop: string, of = token) => ({ authorization: `DPoP ${of}`, dpop });

const invalid: Told = {
  status: 401,
  error: 'invalid_dpop_proof',
  challenge: 'DPoP algs="ES256", error="invalid_dpop_proof"',
};
const wantsNonce: Told = {
  status: 401,
  error: 'use_dpop_nonce',
  challenge: 'DPoP algs="ES256", error="use_dpop_nonce"',
};
const badToken: Told = { status: 401, error: 'invalid_token', challenge: 'DPoP algs="ES256", error="invalid_token"' };
const noToken: Told = { status: 401, error: undefined, challenge: 'DPoP algs="ES256"' };

const seconds = (shift: number) => Math.floor(now().getTime() / 1000) + shift;

describe('a call with a token', () => {
  it('passes with a fresh proof of its key, whatever the query is', async () => {
    expect((await callWith(show(await proofWith()))).status).toBe(200);
    expect((await callWith(show(await proofWith()), '/api/v1/changes?since=')).status).toBe(200);
    const withQuery = await proofWith({ claims: { htu: `${changesUrl()}?since=1#x` } });
    expect((await callWith(show(withQuery))).status).toBe(200);
  });

  it('passes behind a proxy that calls the gateway by another name', async () => {
    const answer = await callWith(show(await proofWith()), 'http://127.0.0.1:9/api/v1/changes');
    expect(answer.status).toBe(200);
  });

  it.each<[string, () => ProofFields]>([
    ['of another type', () => ({ header: { typ: 'JWT' } })],
    ['of no type', () => ({ header: { typ: undefined } })],
    ['that shows no key', () => ({ header: { jwk: undefined } })],
    ['that shows a private key', () => ({ header: { jwk: { ...key.jwk, d: 'A'.repeat(43) } } })],
    ['that shows a secret', () => ({ header: { jwk: { ...key.jwk, k: 'AAAA' } } })],
    ['that shows a point off the curve', () => ({ header: { jwk: { ...key.jwk, y: key.jwk.x } } })],
    ['that shows another curve', () => ({ header: { jwk: { ...key.jwk, crv: 'P-384' } } })],
    ['for another method', () => ({ claims: { htm: 'POST' } })],
    ['for no method', () => ({ claims: { htm: undefined } })],
    ['for another path', () => ({ claims: { htu: `${origin()}/api/v1/desk/dossiers` } })],
    ['for another host', () => ({ claims: { htu: 'https://khac.example/api/v1/changes' } })],
    ['for another port', () => ({ claims: { htu: 'http://localhost:23001/api/v1/changes' } })],
    ['for https instead', () => ({ claims: { htu: 'https://localhost:23000/api/v1/changes' } })],
    ['for no address', () => ({ claims: { htu: undefined } })],
    ['for an address that is none', () => ({ claims: { htu: '/api/v1/changes' } })],
    ['without a name', () => ({ claims: { jti: undefined } })],
    ['with an empty name', () => ({ claims: { jti: '' } })],
    ['with a long name', () => ({ claims: { jti: 'x'.repeat(129) } })],
    ['without a time', () => ({ claims: { iat: undefined } })],
    ['with a time in words', () => ({ claims: { iat: String(seconds(0)) } })],
    ['of ten minutes ago', () => ({ claims: { iat: seconds(-600) } })],
    ['of ten years ago', () => ({ claims: { iat: seconds(-315_360_000) } })],
    ['of two minutes ahead', () => ({ claims: { iat: seconds(120) } })],
    ['of ten years ahead', () => ({ claims: { iat: seconds(315_360_000) } })],
    ['for no token', () => ({ claims: { ath: undefined } })],
    ['for another token', () => ({ claims: { ath: 'A'.repeat(43) } })],
  ])('is refused with a proof %s', async (_, fields) => {
    expect(await callWith(show(await proofWith(fields())))).toEqual(invalid);
  });

  it.each<[string, () => ProofFields]>([
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['with a guessed nonce', () => ({ claims: { nonce: 'A'.repeat(22) } })],
    ['with a nonce that is a list', () => ({ claims: { nonce: ['A'] } })],
  ])('is told the nonce when its proof comes %s', async (_, fields) => {
    expect(await callWith(show(await proofWith(fields())))).toEqual(wantsNonce);
  });

  it('is refused with a proof under any algorithm but ES256', async () => {
    const claims = { htm: 'GET', htu: changesUrl(), jti: randomUUID(), iat: seconds(0), nonce: await nonce() };
    const header = { typ: 'dpop+jwt', jwk: key.jwk };
    const secret = new TextEncoder().encode(JSON.stringify(key.jwk));
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const shown = (own: { publicKey: typeof rsa.publicKey }) => ({
      ...header,
      jwk: own.publicKey.export({ format: 'jwk' }) as typeof key.jwk,
    });
    const unsigned = new UnsecuredJWT(claims).encode().split('.')[1] ?? '';
    const none = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    const good = await proofWith();
    const forged = [
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret),
      await new SignJWT(claims).setProtectedHeader({ ...shown(p384), alg: 'ES384' }).sign(p384.privateKey),
      await new SignJWT(claims).setProtectedHeader({ ...shown(rsa), alg: 'RS256' }).sign(rsa.privateKey),
      `${none}.${unsigned}.`,
      `${none}.${unsigned}.AAAA`,
      `${good.slice(0, -20)}${'A'.repeat(20)}`,
      good.split('.').slice(0, 2).join('.'),
      good.split('.').toReversed().join('.'),
      `${good}, ${await proofWith()}`,
      '',
      'x',
      `${good}.${good}`,
    ];
    for (const proof of forged) expect(await callWith(show(proof))).toEqual(invalid);
  });

  it('is refused with a proof that is too long, and a header that is too long harms nobody', async () => {
    const long = await proofWith({ claims: { note: 'x'.repeat(8_000) } });
    expect(await callWith(show(long))).toEqual(invalid);
    expect(await callWith({ authorization: `DPoP ${'x'.repeat(9_000)}`, dpop: 'x'.repeat(9_000) })).toEqual(noToken);
    expect((await callWith(show(await proofWith()))).status).toBe(200);
  });

  it('counts once', async () => {
    const proof = await proofWith();
    expect((await callWith(show(proof))).status).toBe(200);
    expect(await callWith(show(proof))).toEqual(invalid);
    const jti = randomUUID();
    expect((await callWith(show(await proofWith({ claims: { jti } })))).status).toBe(200);
    expect(await callWith(show(await proofWith({ claims: { jti } })))).toEqual(invalid);
  });

  it('is worth nothing to a thief: not by itself, not with his own proof, not with one that he overheard', async () => {
    const thief = await makeProofKey();
    expect(await callWith({ authorization: `DPoP ${token}` })).toEqual(invalid);
    expect(await callWith(show(await proofWith({}, thief)))).toEqual(invalid);
    const claimed = await proofWith({ header: { jwk: key.jwk } }, thief);
    expect(await callWith(show(claimed))).toEqual(invalid);
    const overheard = await proofWith();
    const elsewhere = await callWith(show(overheard), '/api/v1/desk/dossiers');
    const otherwise = await callWith(show(overheard), '/api/v1/admin/invitations', gateway.app, 'POST');
    expect([elsewhere, otherwise]).toEqual([invalid, invalid]);
    const other = await enrolTestDevice(gateway);
    const othersToken = await signIn(other, thief);
    expect(await callWith(show(overheard, othersToken))).toEqual(invalid);
    expect(await callWith(show(await proofWith({}, key, othersToken), othersToken))).toEqual(invalid);
    expect(await callWith(show(await proofWith({}, thief), othersToken))).toEqual(invalid);
    expect((await callWith(show(await proofWith({}, thief, othersToken), othersToken))).status).toBe(200);
  });

  it('is refused as a bearer, under another scheme and with a token that is not ours', async () => {
    const dpop = await proofWith();
    for (const authorization of [`Bearer ${token}`, `Basic ${token}`, token, 'DPoP', `DPoP ${token} ${token}`]) {
      expect(await callWith({ authorization, dpop })).toEqual(noToken);
    }
    expect(await callWith({ dpop })).toEqual(noToken);
    const { privateKey } = await makeProofKey();
    const claims = { sub: device.deviceId, iss: origin(), aud: origin(), exp: seconds(600), cnf: { jkt: key.jkt } };
    const sign = async (typ: string, by: Parameters<SignJWT['sign']>[0], said: object) =>
      await new SignJWT({ ...said }).setProtectedHeader({ alg: 'ES256', typ }).sign(by);
    const { signingKey } = gateway.context.keys;
    const tokens = [
      await sign('at+jwt', privateKey, claims),
      await sign('gocua-ack+jws', signingKey, claims),
      await sign('at+jwt', signingKey, { ...claims, cnf: undefined }),
      await sign('at+jwt', signingKey, { ...claims, aud: 'https://khac.example' }),
      await sign('at+jwt', signingKey, { ...claims, iss: 'https://khac.example' }),
      await sign('at+jwt', signingKey, { ...claims, exp: seconds(-1) }),
      await sign('at+jwt', signingKey, { ...claims, exp: undefined }),
      await sign('at+jwt', signingKey, { ...claims, sub: undefined }),
    ];
    for (const of of tokens) expect(await callWith(show(await proofWith({}, key, of), of))).toEqual(badToken);
    const whole = await sign('at+jwt', signingKey, claims);
    expect((await callWith(show(await proofWith({}, key, whole), whole))).status).toBe(200);
  });
});

describe('the nonce', () => {
  it('comes with every answer of the api, and another gateway on the same keys takes it', async () => {
    const answers = await Promise.all([
      gateway.app.request('/api/v1/have', { method: 'POST', body: '{}' }),
      gateway.app.request('/api/v1/changes'),
      gateway.app.request('/api/v1/nothing'),
    ]);
    for (const answer of answers) expect(answer.headers.get('dpop-nonce')).toBe(await nonce());
    const second = gateway.restarted();
    expect((await callWith(show(await proofWith()), '/api/v1/changes', second)).status).toBe(200);
  });

  it('holds into the next five minutes and not into those after', async () => {
    const old = await nonce();
    const held = async () => (await callWith(show(await proofWith({ claims: { nonce: old } })))).error;
    expect(await held()).toBeUndefined();
    gateway.advance(300_000);
    expect(await nonce()).not.toBe(old);
    expect(await held()).toBeUndefined();
    gateway.advance(300_000);
    token = await signIn(device, key);
    expect(await held()).toBe('use_dpop_nonce');
  });
});
