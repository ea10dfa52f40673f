import { CompactSign, calculateJwkThumbprint, compactVerify, generateKeyPair, importJWK } from 'jose';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import type { EnrolmentParts } from '../../../src/device/contact/enrolment.ts';
import { newEnrolment } from '../../../src/device/contact/enrolment.ts';
import { findEnrolment, findPins } from '../../../src/device/contact/enrolment-record.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '../../../src/protocol/api.ts';
import { newCaches, openTestStore } from '../surroundings.ts';

const origin = 'https://gocua.example';
const token = 'abcdefghijklmnopqrst-_';
const link = `${origin}/moi#${token}`;
const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
const answer: EnrolmentAnswer = {
  deviceId: 'device-7',
  role: 'volunteer',
  personName: 'Hồ Văn Mẫu',
  commune: { code: '19429', name: 'Xã Mẫu' },
  receptionPoints: [{ receptionPointId: 'point-1', name: 'Điểm Mẫu', address: 'Thôn Mẫu' }],
  gatewayId: 'gateway-1',
  gatewayKey: jwk,
  authorityKey: jwk,
  recipients: ['age1province', 'age1escrow'],
  confirmed: false,
};

function openEnrolment(changes: Partial<EnrolmentParts> = {}) {
  const store = openTestStore();
  const secondCopy = newSecondCopy(newCaches(), origin);
  const requests: EnrolmentRequest[] = [];
  const outcomes: Outcome<EnrolmentAnswer>[] = [];
  const marks: string[] = [];
  const enrolment = newEnrolment({
    store,
    secondCopy,
    origin,
    async send(request) {
      requests.push(request);
      return outcomes.shift() ?? { kind: 'done', value: answer };
    },
    isSecure: () => true,
    isPrivateWindow: async () => false,
    keepStorage: async () => marks.push('persisted') > 0,
    markEnrolled: () => void marks.push('marked'),
    nowMs: () => 1_700_000_000_000,
    ...changes,
  });
  return { store, secondCopy, enrolment, requests, outcomes, marks };
}

describe('enrolment', () => {
  it('proves its own key, pins the gateway and shows the six digits', async () => {
    const { store, secondCopy, enrolment, requests, marks } = openEnrolment();
    expect(await enrolment.current()).toBeUndefined();
    const enrolled = await enrolment.enrol(` ${link}\n`, 'Điện thoại của Mẫu');
    const { invitation, publicJwk, proof, deviceName } = requests[0]!;
    expect({ invitation, deviceName }).toEqual({ invitation: token, deviceName: 'Điện thoại của Mẫu' });
    const proven = await compactVerify(proof, await importJWK(publicJwk, 'ES256'));
    expect(proven.protectedHeader.jwk).toEqual(publicJwk);
    expect(JSON.parse(Buffer.from(proven.payload).toString())).toEqual({
      invitation: token,
      aud: origin,
      iat: 1_700_000_000,
    });

    const digest = createHash('sha256')
      .update(`gateway-1.${await calculateJwkThumbprint(publicJwk, 'sha256')}`)
      .digest();
    const check = String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
    expect(enrolled).toMatchObject({ ok: true, value: { deviceId: 'device-7', check, confirmed: false } });
    expect(await enrolment.current()).toEqual(enrolled.ok && enrolled.value);
    expect(await findPins(store.db)).toMatchObject({ gatewayId: 'gateway-1', recipients: answer.recipients });
    expect(await secondCopy.note('pins')).toEqual(await findPins(store.db));
    // Until the vault wraps it, see `vault/device-key.test.ts`.
    expect((await findEnrolment(store.db))?.key?.extractable).toBe(true);
    expect(marks).toEqual(['marked', 'persisted']);
  });

  it('pins the recipients of a signed list with its version, and believes no list that another signed', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const authorityKey = (await crypto.subtle.exportKey('jwk', publicKey)) as EnrolmentAnswer['authorityKey'];
    const list = { v: 1, aud: 'gateway-1', version: 5, recipients: ['age1signed'], issuedAt: '2026-11-22T01:00:00Z' };
    const recipientsList = await new CompactSign(Buffer.from(JSON.stringify(list)))
      .setProtectedHeader({ alg: 'ES256', typ: 'gocua-recipients+jws' })
      .sign(privateKey);
    const signed = openEnrolment();
    signed.outcomes.push({ kind: 'done', value: { ...answer, authorityKey, recipientsList } });
    await signed.enrolment.enrol(link, 'a');
    expect(await findPins(signed.store.db)).toMatchObject({ recipients: ['age1signed'], version: 5 });
    const foreign = openEnrolment();
    foreign.outcomes.push({ kind: 'done', value: { ...answer, recipientsList } });
    await foreign.enrolment.enrol(link, 'a');
    const pins = await findPins(foreign.store.db);
    expect(pins?.recipients).toEqual(answer.recipients);
    expect(pins?.version).toBeUndefined();
  });

  it('repeats a lost answer with the same key, and takes a new key for another invitation', async () => {
    const { enrolment, requests, outcomes } = openEnrolment();
    outcomes.push({ kind: 'offline' }, { kind: 'busy' }, { kind: 'refused', problem: { code: 'invitation-used' } });
    expect(await enrolment.enrol(link, 'a')).toMatchObject({ problem: { code: 'offline' } });
    expect(await enrolment.enrol(link, 'a')).toMatchObject({ problem: { code: 'busy' } });
    const other = `${origin}/moi#ABCDEFGHIJKLMNOPQRSTUV`;
    expect(await enrolment.enrol(other, 'a')).toMatchObject({ problem: { code: 'invitation-used' } });
    expect(requests[1]!.publicJwk).toEqual(requests[0]!.publicJwk);
    expect(requests[2]!.publicJwk).not.toEqual(requests[0]!.publicJwk);
  });

  it.each([
    ['https://gocua.example/moi#short', 'invitation-malformed'],
    ['https://gocua.example/khac#abcdefghijklmnopqrst-_', 'invitation-malformed'],
    ['not a link at all', 'invitation-malformed'],
    ['', 'invitation-malformed'],
    ['https://other.example/moi#abcdefghijklmnopqrst-_', 'invitation-foreign'],
  ])('says what is wrong with %j', async (wrong, code) => {
    const { enrolment, requests } = openEnrolment();
    expect(await enrolment.enrol(wrong, 'a')).toMatchObject({ ok: false, problem: { code } });
    expect(requests).toEqual([]);
  });

  it('knows an invitation to here from whatever else a camera reads, and asks nobody', async () => {
    const { enrolment, requests } = openEnrolment();
    expect(await enrolment.check(link)).toEqual({ ok: true, value: undefined });
    const problems = [];
    for (const text of ['045148000123||Hồ Thị Mẫu', `${origin}/moi`, `https://other.example/moi#${token}`]) {
      const checked = await enrolment.check(text);
      problems.push(checked.ok || checked.problem.code);
    }
    expect(problems).toEqual(['invitation-malformed', 'invitation-malformed', 'invitation-foreign']);
    expect(requests).toEqual([]);
  });

  it('is refused in a private window and without a secure context, before anything is sent', async () => {
    const hidden = openEnrolment({ isPrivateWindow: async () => true });
    expect(await hidden.enrolment.enrol(link, 'a')).toMatchObject({ problem: { code: 'private-window' } });
    const plain = openEnrolment({ isSecure: () => false });
    expect(await plain.enrolment.enrol(link, 'a')).toMatchObject({ problem: { code: 'insecure-context' } });
    expect([...hidden.requests, ...plain.requests]).toEqual([]);
  });
});
