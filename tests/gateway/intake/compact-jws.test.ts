import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { CompactSign, compactVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { findCompactJws, isSignedBy, signCompactJws } from '../../../src/gateway/intake/compact-jws.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const header = { typ: 'gocua-packet+jws', kid: 'máy-1' };

async function signByJose(payload: string, protectedHeader: object): Promise<string> {
  const signing = new CompactSign(Buffer.from(payload));
  return await signing
    .setProtectedHeader({ alg: 'ES256', ...protectedHeader })
    .sign(privateKey, { crit: { seen: true } });
}

function isTaken(jws: string): boolean {
  const read = findCompactJws(jws);
  return read !== undefined && isSignedBy(read, publicKey);
}

async function isTakenByJose(jws: string): Promise<boolean> {
  return await compactVerify(jws, publicKey, { algorithms: ['ES256'] }).then(
    () => true,
    () => false,
  );
}

describe('a compact JWS', () => {
  it('made by jose is read here, and one made here by jose, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string({ unit: 'grapheme' }), async (payload, kid) => {
        const theirs = findCompactJws(await signByJose(payload, { typ: 'a', kid }));
        expect(theirs).toMatchObject({ alg: 'ES256', typ: 'a', kid });
        expect(theirs && isSignedBy(theirs, publicKey)).toBe(true);
        expect(theirs?.payload.toString()).toBe(payload);
        const { payload: read, protectedHeader } = await compactVerify(
          signCompactJws({ typ: 'b', kid }, JSON.parse(payload), privateKey),
          publicKey,
        );
        expect(JSON.parse(Buffer.from(read).toString())).toEqual(JSON.parse(payload));
        expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'b', kid });
      }),
      { numRuns: propertyRuns(100, 2_000) },
    );
  });

  it('that was changed anywhere is taken here only where jose takes it', async () => {
    const jws = signCompactJws(header, { pid: 'một', parts: [1, 2, 3] }, privateKey);
    const at = fc.nat({ max: jws.length - 1 });
    const letters = fc.constantFrom(...'ABz09-_.=+ é\u0000');
    await fc.assert(
      fc.asyncProperty(at, fc.nat({ max: 2 }), letters, async (place, cut, letter) => {
        const changed = jws.slice(0, place) + letter + jws.slice(place + cut);
        if (isTaken(changed)) expect(await isTakenByJose(changed)).toBe(true);
      }),
      { numRuns: propertyRuns(10_000, 1_000_000) },
    );
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]*\.[\w-]*\.[\w-]*$/)), (text) => {
        expect(isTaken(text)).toBe(false);
      }),
      { numRuns: propertyRuns(10_000, 1_000_000) },
    );
  });

  it('of another key, another algorithm, or one that asks for more than we know is not taken', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(isTaken(signCompactJws(header, {}, other))).toBe(false);
    expect(isTaken(await signByJose('{}', header))).toBe(true);
    expect(isTaken(await signByJose('{}', { ...header, crit: ['seen'], seen: 1 }))).toBe(false);
    const [, payload, signature] = signCompactJws(header, {}, privateKey).split('.');
    for (const alg of ['none', 'HS256', 'es256', undefined, 256]) {
      const head = Buffer.from(JSON.stringify({ ...header, alg })).toString('base64url');
      expect(isTaken(`${head}.${payload}.${signature}`)).toBe(false);
      expect(isTaken(`${head}.${payload}.`)).toBe(false);
    }
  });

  it('reads keys as the tables keep them', () => {
    const jwk = publicKey.export({ format: 'jwk' });
    const read = findCompactJws(
      signCompactJws(header, { a: 1 }, createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))),
    );
    expect(read && isSignedBy(read, createPublicKey({ key: jwk, format: 'jwk' }))).toBe(true);
  });
});
