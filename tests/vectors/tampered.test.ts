/** R8: whatever was changed on the way is refused. `tests/browser/vectors.test.ts` does the same in Chromium. */

import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import type { GatewayContext } from '../../src/gateway/context.ts';
import { verifyHeader } from '../../src/gateway/intake/verify-header.ts';
import { aPacket } from '../fixtures/dossier-fixtures.ts';
import { fuzzTimeoutMs, propertyRuns } from '../fixtures/runs.ts';
import { runTamperedAcknowledgements, runTamperedParts } from './run-tampered.ts';
import { tamperedFiles, tamperedTexts } from './tamper.ts';

const count = propertyRuns(10_000, 100_000);
/** Opening takes far longer than reading a signature. */
const openedCount = propertyRuns(2_000, 10_000);
const gatewayId = crypto.randomUUID();

/** As the intake knows them: one device's key, one recipient. */
const context = {
  keys: { gatewayId, recipients: ['age1tinh'], graceRecipients: [] },
  db: { selectFrom: () => never, select: () => never },
} as unknown as GatewayContext;
const never = { select: () => never, where: () => never, executeTakeFirst: async () => undefined };

it(
  '10,000 tampered headers are refused by the intake',
  async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const known = new Map([
      ['device-1', createPublicKey({ key: (await exportJWK(publicKey)) as { kty: string }, format: 'jwk' })],
    ]);
    const { pid } = aPacket('one', [300]).packet;
    const parts = [{ sha256: 'ab'.repeat(32), len: 300, kind: 'text' }];
    const payload = {
      v: 1,
      suite: 'age-x25519',
      pid,
      dev: 'device-1',
      seq: 1,
      aud: gatewayId,
      kids: ['age1tinh'],
      parts,
    };
    const jws = await new CompactSign(
      new TextEncoder().encode(JSON.stringify({ ...payload, sealedAt: '2026-11-22T08:00:00+07:00' })),
    )
      .setProtectedHeader({ alg: 'ES256', kid: 'device-1', typ: 'gocua-packet+jws' })
      .sign(privateKey);
    const takes = async (one: string) => (await verifyHeader(context, known, pid, one)).ok;
    expect(await takes(jws)).toBe(true);
    const taken: string[] = [];
    for (const one of tamperedTexts(jws, count)) if (await takes(one)) taken.push(one);
    expect(taken).toEqual([]);
  },
  fuzzTimeoutMs,
);

it(
  '10,000 tampered parts have another digest than their header says, and are opened by nobody',
  async () => {
    const part = randomBytes(500);
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(tamperedFiles(part, count).filter((file) => digest(file) === digest(part))).toEqual([]);
    expect(await runTamperedParts(openedCount)).toMatchObject({ run: openedCount, failed: [] });
  },
  fuzzTimeoutMs,
);

it(
  '10,000 tampered acknowledgements are taken by no phone',
  async () => {
    expect(await runTamperedAcknowledgements(count)).toMatchObject({ run: count, failed: [] });
  },
  fuzzTimeoutMs,
);
