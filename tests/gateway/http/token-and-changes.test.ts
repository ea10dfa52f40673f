import { randomUUID } from 'node:crypto';
import { SignJWT, decodeJwt, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Changes } from '../../../src/core/ports.ts';
import type { TokenAnswer } from '../../../src/protocol/api.ts';
import { authorize, enrolTestDevice, makeAssertion, requestToken } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { aProcedure, publishProcedure } from '../../fixtures/publish-procedure.ts';
import { startTestGateway, testCommune } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;
beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
});
afterAll(async () => await gateway.stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('POST /token', () => {
  it('gives ten minutes, signed by the gateway, to a device that proves itself', async () => {
    const response = await requestToken(gateway, await makeAssertion(gateway, device));
    expect(response.headers.get('cache-control')).toBe('no-store');
    const answer = (await response.json()) as TokenAnswer;
    expect(answer).toMatchObject({ token_type: 'DPoP', expires_in: 600 });
    const key = await importJWK(device.answer.gatewayKey, 'ES256');
    const { payload } = await jwtVerify(answer.access_token, key, { typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: device.deviceId, role: 'volunteer', commune: testCommune.code });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('refuses a replayed, foreign, long-lived or expired assertion', async () => {
    const once = await makeAssertion(gateway, device);
    expect((await requestToken(gateway, once)).status).toBe(200);
    const other = await enrolTestDevice(gateway);
    const refused = [
      once,
      await makeAssertion(gateway, device, { aud: 'https://khac.example/api/v1/token' }),
      await makeAssertion(gateway, device, { lifeSeconds: 3_600 }),
      await makeAssertion(gateway, device, { lifeSeconds: -120 }),
      await makeAssertion(gateway, { ...device, privateKey: other.privateKey }),
      await makeAssertion(gateway, { ...device, deviceId: 'no-such-device' }),
      'not.a.jwt',
    ];
    for (const assertion of refused) {
      const response = await requestToken(gateway, assertion);
      expect([response.status, await codeOf(response)]).toEqual([401, 'sign-in-needed']);
    }
  });

  it('takes the origin for its audience, and an assertion without a jti once', async () => {
    const origin = await makeAssertion(gateway, device, { aud: gateway.context.config.publicUrl });
    expect((await requestToken(gateway, origin)).status).toBe(200);
    const nameless = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(device.deviceId)
      .setSubject(device.deviceId)
      .setAudience(`${gateway.context.config.publicUrl}/api/v1/token`)
      .setExpirationTime(Math.floor(gateway.context.now().getTime() / 1000) + 300)
      .sign(device.privateKey);
    expect((await requestToken(gateway, nameless)).status).toBe(200);
    expect((await requestToken(gateway, nameless)).status).toBe(401);
  });

  it('allows a little leeway of the clock', async () => {
    const assertion = await makeAssertion(gateway, device, { lifeSeconds: -30 });
    expect((await requestToken(gateway, assertion)).status).toBe(200);
  });

  it('tells a revoked device that it is revoked, and its token is worth nothing at once', async () => {
    const revoked = await enrolTestDevice(gateway);
    const headers = await authorize(gateway, revoked);
    await gateway.context.db
      .updateTable('devices')
      .set({ state: 'revoked' })
      .where('device_id', '=', revoked.deviceId)
      .execute();
    const response = await requestToken(gateway, await makeAssertion(gateway, revoked));
    expect([response.status, await codeOf(response)]).toEqual([403, 'device-revoked']);
    const changes = await gateway.request('/api/v1/changes', { headers });
    expect([changes.status, await codeOf(changes)]).toEqual([403, 'device-revoked']);
  });
});

describe('GET /changes', () => {
  async function changes(since: string | undefined, headers: Record<string, string>): Promise<Changes> {
    const query = since === undefined ? '' : `?since=${since}`;
    const response = await gateway.request(`/api/v1/changes${query}`, { headers });
    expect(response.status).toBe(200);
    return (await response.json()) as Changes;
  }

  it('brings procedures in pages, then only what is new', async () => {
    const headers = await authorize(gateway, device);
    for (let version = 1; version <= 70; version += 1)
      await publishProcedure(gateway.context.db, aProcedure({ version }));
    const first = await changes(undefined, headers);
    expect([first.procedures.length, first.more]).toEqual([60, true]);
    const second = await changes(first.cursor, headers);
    expect([second.procedures.length, second.more]).toEqual([10, false]);
    expect(await changes(second.cursor, headers)).toMatchObject({ procedures: [], more: false });
    await publishProcedure(gateway.context.db, aProcedure({ version: 71 }));
    const third = await changes(second.cursor, headers);
    expect(third.procedures).toEqual([aProcedure({ version: 71 })]);
  });

  it('tells what to seal to', async () => {
    const headers = await authorize(gateway, device);
    const changes = (await (await gateway.request('/api/v1/changes', { headers })).json()) as Changes;
    expect(changes.keys?.recipients).toEqual(gateway.context.keys.recipients);
    expect(changes.keys?.version).toMatch(/^[0-9a-f]{16}$/);
    expect(changes.keys?.recipientsList).toBe(gateway.context.keys.recipientsList);
  });

  it('tells the phone whether it is confirmed', async () => {
    const unconfirmed = await enrolTestDevice(gateway, { state: 'unconfirmed' });
    expect((await changes(undefined, await authorize(gateway, device))).settings).toMatchObject({
      device: { confirmed: true },
    });
    expect((await changes(undefined, await authorize(gateway, unconfirmed))).settings).toMatchObject({
      device: { confirmed: false },
    });
  });

  it('keeps what the phone reports of itself', async () => {
    const inventory = { unsentCount: 3, appVersion: '0.1.0', sealedCodes: ['482109375'] };
    const header = Buffer.from(JSON.stringify(inventory)).toString('base64url');
    await changes(undefined, { ...(await authorize(gateway, device)), 'device-inventory': header });
    const row = await gateway.context.db
      .selectFrom('devices')
      .select('inventory')
      .where('device_id', '=', device.deviceId)
      .executeTakeFirst();
    expect(row?.inventory).toEqual(inventory);
  });

  it.each(['!!!', Buffer.from('"x"').toString('base64url'), 'A'.repeat(4_097)])(
    'refuses an inventory that is none: %.10s',
    async (header) => {
      const headers = { ...(await authorize(gateway, device)), 'device-inventory': header };
      expect((await gateway.request('/api/v1/changes', { headers })).status).toBe(400);
    },
  );

  it('needs a token of ours that is still valid', async () => {
    const { authorization } = await authorize(gateway, device);
    const claims = decodeJwt(authorization.slice(5));
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .sign(device.privateKey);
    for (const header of [undefined, 'DPoP x', `DPoP ${forged}`, authorization.replace('DPoP', 'Basic')]) {
      const response = await gateway.request('/api/v1/changes', { headers: header ? { authorization: header } : {} });
      expect([response.status, await codeOf(response)]).toEqual([401, 'sign-in-needed']);
    }
    gateway.advance(601_000);
    expect((await gateway.request('/api/v1/changes', { headers: { authorization } })).status).toBe(401);
  });

  it('says nothing of another commune’s dossiers', async () => {
    const { db } = gateway.context;
    await db.insertInto('communes').values({ code: '19430', name: 'Xã Khác', opened: true }).execute();
    await db.insertInto('changes').values({ kind: 'status', subject: randomUUID(), commune_code: '19430' }).execute();
    const cursor = (await changes(undefined, await authorize(gateway, device))).cursor;
    expect((await changes(cursor, await authorize(gateway, device))).statuses).toEqual([]);
  });
});
