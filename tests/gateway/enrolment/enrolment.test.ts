import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrolmentAnswer } from '../../../src/protocol/api.ts';
import { invite, makeKey, makeProof, requestEnrolment } from '../../fixtures/enrol-device.ts';
import { startTestGateway, testCommune, testPoint } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(async () => await gateway.stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('POST /enrolments', () => {
  it('tells a new device who it is, where it serves and what to pin', async () => {
    const response = await requestEnrolment(gateway, await invite(gateway), await makeKey());
    expect(response.status).toBe(201);
    const { keys } = gateway.context;
    expect(await response.json()).toEqual({
      deviceId: expect.any(String) as string,
      role: 'volunteer',
      personName: 'Nguyễn Văn Thử',
      commune: testCommune,
      receptionPoints: [testPoint],
      gatewayId: keys.gatewayId,
      gatewayKey: keys.publicJwk,
      authorityKey: keys.authorityJwk,
      recipients: keys.recipients,
      recipientsList: keys.recipientsList,
      confirmed: false,
    });
  });

  it('keeps the six digits that the device shows: sha256 over gateway and key', async () => {
    const key = await makeKey();
    const answer = (await (await requestEnrolment(gateway, await invite(gateway), key)).json()) as EnrolmentAnswer;
    const thumbprint = await calculateJwkThumbprint(key.publicJwk);
    const digest = createHash('sha256').update(`${answer.gatewayId}.${thumbprint}`).digest();
    const row = await gateway.context.db
      .selectFrom('devices')
      .select(['check_digits', 'state'])
      .where('device_id', '=', answer.deviceId)
      .executeTakeFirst();
    const digits = String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
    expect(row).toEqual({ check_digits: digits, state: 'unconfirmed' });
  });

  it('gives the same key the same answer again, even after the invitation expired', async () => {
    const key = await makeKey();
    const token = await invite(gateway, { validMs: 60_000 });
    const first = await (await requestEnrolment(gateway, token, key)).json();
    gateway.advance(120_000);
    const again = await requestEnrolment(gateway, token, key);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
  });

  it('makes one device of the same request sent ten times at once', async () => {
    const key = await makeKey();
    const token = await invite(gateway);
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => (await requestEnrolment(gateway, token, key)).json()),
    );
    expect(new Set(answers.map((answer) => (answer as EnrolmentAnswer).deviceId)).size).toBe(1);
  });

  it('trusts the very first device at once', async () => {
    const token = await invite(gateway, { role: 'admin', communeCode: null, first: true });
    const answer = (await (await requestEnrolment(gateway, token, await makeKey())).json()) as EnrolmentAnswer;
    expect(answer).toMatchObject({ role: 'admin', confirmed: true });
    expect(answer.commune).toBeUndefined();
  });

  it('takes the link as well as the bare token', async () => {
    const link = `${gateway.context.config.publicUrl}/moi#${await invite(gateway)}`;
    expect((await requestEnrolment(gateway, link, await makeKey())).status).toBe(201);
  });

  it('tells used, expired, unknown, malformed and foreign invitations apart', async () => {
    const used = await invite(gateway);
    await requestEnrolment(gateway, used, await makeKey());
    const expired = await invite(gateway, { validMs: -1 });
    const cases: [string, number, string][] = [
      [used, 409, 'invitation-used'],
      [expired, 410, 'invitation-expired'],
      ['A'.repeat(22), 404, 'invitation-unknown'],
      ['khong phai', 400, 'invitation-malformed'],
      [`https://khac.example/moi#${'A'.repeat(22)}`, 400, 'invitation-foreign'],
    ];
    for (const [invitation, status, code] of cases) {
      const response = await requestEnrolment(gateway, invitation, await makeKey());
      expect([response.status, await codeOf(response)]).toEqual([status, code]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('leaves the invitation usable when the proof does not hold', async () => {
    const token = await invite(gateway);
    const key = await makeKey();
    const other = await makeKey();
    const aud = gateway.context.config.publicUrl;
    const proofs = [
      await makeProof(other, { invitation: token, aud }, key.publicJwk),
      await makeProof(key, { invitation: token, aud }, other.publicJwk),
      await makeProof(key, { invitation: 'B'.repeat(22), aud }),
      await makeProof(key, { invitation: token, aud: 'https://khac.example' }),
      'not.a.jws',
    ];
    for (const proof of proofs) {
      const response = await requestEnrolment(gateway, token, key, { proof });
      expect([response.status, await codeOf(response)]).toEqual([400, 'proof-invalid']);
    }
    const secret = { ...key.publicJwk, d: 'A'.repeat(43) };
    expect(await codeOf(await requestEnrolment(gateway, token, key, { publicJwk: secret }))).toBe('bad-request');
    expect((await requestEnrolment(gateway, token, key)).status).toBe(201);
  });

  it('ignores the clock of the phone', async () => {
    const token = await invite(gateway);
    const key = await makeKey();
    const proof = await makeProof(key, { invitation: token, aud: gateway.context.config.publicUrl, iat: 4e9 });
    expect((await requestEnrolment(gateway, token, key, { proof })).status).toBe(201);
  });

  it('leaves an audit row for enrolments and refusals', async () => {
    const rows = await gateway.context.db.selectFrom('audit').select('action').distinct().execute();
    const actions = rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['device-enrolled', 'refused:invitation-unknown']));
  });
});
