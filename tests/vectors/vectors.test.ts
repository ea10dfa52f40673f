/** Public vectors in Node; `tests/browser/vectors.test.ts` runs the same in Chromium. */

import { createPublicKey } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { isSignedBy } from '../../src/gateway/intake/compact-jws.ts';
import { fuzzTimeoutMs } from '../fixtures/runs.ts';
import es256 from './ring-es256.json';
import { runAgeVectors } from './run-age-vectors.ts';
import { runPlatformVectors } from './run-platform-vectors.ts';
import { fromHex, runVectorFile } from './vector-report.ts';

afterEach(() => vi.restoreAllMocks());

it(
  'age opens and refuses as the 143 public vectors say',
  async () => {
    expect(await runAgeVectors()).toMatchObject({ run: 143, failed: [] });
  },
  fuzzTimeoutMs,
);

it(
  'age does so too where the platform knows no X25519, as browsers of some years ago',
  async () => {
    const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...all: unknown[]) => Promise<CryptoKey>;
    const refused = vi.fn();
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async (...all: unknown[]) => {
      if ((all[2] as { name?: string }).name !== 'X25519') return await importKey(...all);
      refused();
      throw new DOMException('', 'NotSupportedError');
    });
    expect(await runAgeVectors(false)).toMatchObject({ run: 117, failed: [] });
    expect(refused).toHaveBeenCalled();
  },
  fuzzTimeoutMs,
);

it(
  'the primitives of vault, letters and signatures answer as published',
  async () => {
    for (const report of await runPlatformVectors()) {
      expect(report).toMatchObject({ failed: [] });
      expect(report.run).toBeGreaterThan(5);
    }
  },
  fuzzTimeoutMs,
);

it('the gateway’s own reading of ES256 answers the same', async () => {
  const report = await runVectorFile('ES256 of the gateway', es256, async (row) => {
    const [x, y] = [row('publicKey').slice(2, 66), row('publicKey').slice(66)].map((hex) =>
      Buffer.from(hex, 'hex').toString('base64url'),
    );
    const key = () => createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
    const signed = Buffer.from(row('message'), 'hex').toString('latin1');
    const signature = Buffer.from(fromHex(row('signature')));
    const jws = { alg: 'ES256', typ: '', kid: '', jwk: undefined, signed, payload: Buffer.of(), signature };
    return readable(() => isSignedBy(jws, key())) === (row('result') === 'valid');
  });
  expect(report).toMatchObject({ run: es256.vectors.length, failed: [] });
});

/** A key that is none verifies nothing. */
function readable(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
