/** Phones of the intake benches: enrolled straight into the tables, and packets of random bytes, which intake cannot tell from sealed ones. */

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import type { Kysely } from 'kysely';
import type { GatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import type { Database } from '../../src/gateway/store/schema.ts';
import { makeKey } from '../fixtures/enrol-device.ts';
import type { TestKey } from '../fixtures/enrol-device.ts';

export interface BenchPhone extends TestKey {
  readonly deviceId: string;
}

export interface BenchPart {
  readonly sha256: string;
  readonly len: number;
  readonly kind: 'text' | 'paper';
}

/** Enrolling is no part of what is measured. */
export async function enrolPhones(db: Kysely<Database>, count: number): Promise<readonly BenchPhone[]> {
  const enrolled = await Promise.all(
    Array.from({ length: count }, async () => ({ ...(await makeKey()), deviceId: randomUUID() })),
  );
  const personId = randomUUID();
  const at = new Date();
  await db
    .insertInto('people')
    .values({ person_id: personId, name: 'Nguyễn Văn Thử', role: 'volunteer', commune_code: null, created_at: at })
    .execute();
  for (const { deviceId, publicJwk } of enrolled) {
    await db
      .insertInto('devices')
      .values({
        device_id: deviceId,
        person_id: personId,
        name: 'Máy thử',
        public_jwk: JSON.stringify(publicJwk),
        thumbprint: deviceId,
        state: 'active',
        check_digits: '123456',
        enrolled_at: at,
        confirmed_at: at,
      })
      .execute();
  }
  return enrolled;
}

export interface BenchPacket {
  readonly pid: string;
  readonly header: string;
  readonly text: Buffer;
}

/** `papers`: what it lists besides its text. */
export async function makeBenchPacket(
  keys: Pick<GatewayKeys, 'gatewayId' | 'recipients'>,
  phone: BenchPhone,
  seq: number,
  shape: { readonly textBytes: number; readonly papers?: readonly BenchPart[] },
): Promise<BenchPacket> {
  const text = randomBytes(shape.textBytes);
  const pid = randomUUID();
  const own: BenchPart = { sha256: sha256Of(text), len: text.length, kind: 'text' };
  const payload = {
    v: 1,
    suite: 'age-x25519',
    pid,
    dev: phone.deviceId,
    seq,
    aud: keys.gatewayId,
    kids: keys.recipients,
    sealedAt: '2026-11-21T09:00:00+07:00',
    parts: [own, ...(shape.papers ?? [])],
  };
  const header = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', kid: phone.deviceId, typ: 'gocua-packet+jws' })
    .sign(phone.privateKey);
  return { pid, header, text };
}

export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
