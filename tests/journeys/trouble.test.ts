/** Days on which something goes wrong, on the real parts: nothing is lost, nothing is there twice, everybody is told. */

import { generateIdentity } from 'age-encryption';
import { compactVerify, decodeJwt, importJWK } from 'jose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackAnswer, SealedPacket } from '../../src/core/ports.ts';
import { startBasket } from '../../src/core/dossier/start-basket.ts';
import { mayForgetStore } from '../../src/device/contact/carry-out-order.ts';
import { findStandingOrder } from '../../src/device/contact/find-standing-order.ts';
import { listReview } from '../../src/gateway/desk/list-review.ts';
import { openWaiting } from '../../src/gateway/opener/open-waiting.ts';
import { verifyAudit } from '../../src/gateway/store/audit.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import { requestPack } from '../fixtures/build-packet.ts';
import { framesOfBundle } from '../fixtures/bundle-frames.ts';
import { invite } from '../fixtures/enrol-device.ts';
import { aProcedure } from '../fixtures/publish-procedure.ts';
import { tellJourney } from './journey.ts';
import { RealPhone } from './real-phone.ts';
import { closePictures, setDeviceState, wireReal } from './real-wiring.ts';
import type { RealWiring } from './real-wiring.ts';

const endsSoon = { code: '9.000002', effectiveTo: '2026-11-21', graceDays: 1 };
const askedFor = { fullName: 'Hồ Thị Mẫu', source: 'typed', noCardBecause: 'lost' } as const;

let wiring: RealWiring;
let journey: ReturnType<typeof tellJourney>;

beforeEach(async () => {
  wiring = await wireReal([aProcedure(), aProcedure(endsSoon)]);
  journey = tellJourney(wiring);
}, 60_000);

afterEach(async () => {
  expect(await verifyAudit(wiring.gateway.context.db)).not.toHaveProperty('brokenAt');
  await wiring.close();
});

afterAll(closePictures);

async function sealOne(code = '9.000001', reason = 'Đề nghị trợ giúp'): Promise<SealedPacket> {
  const visit = journey.visit();
  visit.consents();
  visit.types(askedFor);
  await visit.needs(code);
  await visit.answer({ reason });
  await visit.photograph('birth-paper');
  await visit.reads();
  const [packet] = await visit.seal();
  if (!packet) throw new Error('nothing was sealed');
  return packet;
}

describe('the link', () => {
  it('delivers what was sealed before the app was killed, from a store opened anew, once', async () => {
    journey.coverage.leaves();
    const packet = await sealOne();
    await wiring.contact();
    await journey.phone.dies();
    await journey.phone.dies();
    expect(await journey.phone.deliveries()).toEqual(['waiting']);
    await journey.coverage.returns();
    await journey.phone.dies();
    await journey.coverage.returns();
    expect(await journey.desk.sees()).toMatchObject([
      { dossierId: packet.dossierId, state: 'received', arrivedPages: ['birth-paper/1'] },
    ]);
  });

  it('gives one dossier and one acknowledgement for the same pack twenty times at once, and once more by the phone', async () => {
    journey.coverage.leaves();
    const packet = await sealOne();
    const body = encodeFrames(await framesOfBundle(await wiring.phone.exportPacket(packet.pid)));
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await requestPack(wiring.gateway, body);
        return (await response.json()) as PackAnswer;
      }),
    );
    // A request that another one overtook may have seen the text only; nobody sees anything else.
    const words = new Set(answers.map(({ acknowledgements }) => acknowledgements[packet.pid] ?? 'none'));
    const complete = [...words].filter((word) => decodeJwt(word)['complete'] === true);
    expect(complete).toHaveLength(1);
    expect(words.size).toBeLessThanOrEqual(2);
    const publicKey = await importJWK(wiring.gateway.context.keys.publicJwk, 'ES256');
    for (const word of words) await compactVerify(word, publicKey);

    await journey.coverage.returns();
    expect((await journey.phone.delivery(packet))?.acknowledgement?.jws).toBe(complete[0]);
    expect(await journey.desk.sees()).toHaveLength(1);
  });
});

describe('the re-check', () => {
  it('makes a dossier that breaks a rule wait for a person, tells the phone which question, and hinders no other', async () => {
    journey.coverage.leaves();
    const good = await sealOne('9.000001', 'Nhà dột, cần sửa mái');
    const bad = await sealOne('9.000001', 'Khác');
    await tightenForm();
    await journey.coverage.returns();
    await journey.coverage.returns();
    expect(await journey.phone.knowsOf(good)).toMatchObject({ state: 'received' });
    expect(await journey.phone.knowsOf(bad)).toMatchObject({
      state: 'in-review',
      reason: 'Cần xem lại: Lý do đề nghị.',
    });
    expect(await journey.phone.deliveries()).toEqual(['delivered', 'delivered']);
    expect((await journey.desk.has(bad)).text.answers).toMatchObject({ reason: 'Khác' });
  });

  /** The office asks for more in the same version of its form than the phone knew when it sealed. */
  async function tightenForm(): Promise<void> {
    const { db } = wiring.gateway.context;
    const tight = aProcedure();
    const sections = tight.form!.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({
        ...question,
        constraints: [{ must: { not: { question: 'reason', is: 'Khác' } }, message: 'Nói rõ hơn.' }],
      })),
    }));
    const definition = JSON.stringify({ ...tight, form: { ...tight.form, sections } });
    await db.updateTable('procedures').set({ definition }).where('code', '=', tight.code).execute();
  }

  it('tells the phone of a packet that no key opens; its content stays there, and the next one is taken', async () => {
    const unreadable = await sealOne();
    await wiring.phone.contact();
    const foreignKeys = { ...wiring.opener.keys, identities: [await generateIdentity()] };
    expect(await openWaiting({ ...wiring.opener, keys: foreignKeys }, new Map())).toBe(1);
    const good = await sealOne();
    await journey.coverage.returns();
    await journey.coverage.returns();
    expect(await journey.phone.delivery(unreadable)).toMatchObject({
      state: 'needs-attention',
      problem: { code: 'packet-unreadable' },
    });
    expect(await journey.phone.knowsOf(good)).toMatchObject({ state: 'received' });
    journey.waitHours(24 * 60);
    await wiring.contact();
    expect((await wiring.phone.exportPacket(unreadable.pid)).length).toBeGreaterThan(1_000);
  });
});

describe('a device that was revoked', () => {
  it('still hands over what it sealed: the gateway takes it into custody and a person looks; the phone erases the rest', async () => {
    journey.coverage.leaves();
    const packet = await sealOne();
    expect(await wiring.phone.store.db.drafts.count()).toBeGreaterThan(0);
    await setDeviceState(wiring.gateway, wiring.phoneDeviceId, 'revoked');
    await journey.coverage.returns();
    await journey.coverage.returns();
    expect(await journey.phone.delivery(packet)).toMatchObject({
      state: 'delivered',
      acknowledgement: { complete: true, review: true },
    });
    expect(await journey.desk.sees()).toEqual([]);
    expect(await listReview(wiring.gateway.context, wiring.official)).toMatchObject([
      { pid: packet.pid, code: 'device-revoked' },
    ]);
    const { store, ports } = wiring.phone;
    expect(await findStandingOrder(store, ports.outbox)).toMatchObject({ kind: 'erase', waiting: 0 });
    expect(await store.db.drafts.count()).toBe(0);
    expect(await mayForgetStore(store, ports.outbox)).toBe(true);
    journey.waitHours(24 * 60);
    await wiring.contact();
    expect(await journey.phone.deliveries()).toEqual(['delivered']);
  });
});

describe('the slip', () => {
  it('tells whoever holds it where the dossier is, from the door to the desk, and nothing of what is in it', async () => {
    const sheet = await journey.desk.printsSheet();
    const token = sheet.split('.').at(-1) ?? '';
    const ask = async () => {
      const status = await wiring.phone.slipStatus(token);
      expect(JSON.stringify(status)).not.toContain(askedFor.fullName);
      return status;
    };
    const visit = journey.visit();
    visit.consents();
    visit.types(askedFor);
    await visit.needs('9.000001');
    await visit.answersTheRest();
    await visit.photograph('birth-paper');
    await visit.reads();
    await visit.signs(sheet);
    const [packet] = await visit.seal();
    expect(await ask()).toMatchObject({ kind: 'done', value: { state: 'on-its-way', dossiers: [] } });
    await journey.coverage.returns();
    expect(await ask()).toMatchObject({ value: { dossiers: [{ state: 'received' }] } });
    await journey.desk.accepts(packet!, 'H50.12-261121-0006');
    expect(await ask()).toMatchObject({
      value: { dossiers: [{ state: 'accepted', officialNumber: 'H50.12-261121-0006' }] },
    });
    expect(await wiring.phone.slipStatus('A'.repeat(22))).toMatchObject({ problem: { code: 'slip-unknown' } });
  });
});

describe('a procedure that ended', () => {
  const begin = () =>
    startBasket(wiring.ports(), [endsSoon.code], {
      consents: [
        {
          moment: 'ask',
          purpose: 'assist',
          given: 'spoken',
          readBy: 'Nguyễn Văn Thử',
          language: 'vi',
          at: wiring.ports().clock.nowIso(),
        },
      ],
      applicant: askedFor,
      applicantIsSubject: true,
      lane: 'assisted',
      place: { communeCode: '19429' },
      receptionPoint: 'point-1',
    });

  it('is begun on its last day and no later', async () => {
    expect((await begin()).ok).toBe(true);
    journey.waitHours(24);
    expect(await begin()).toMatchObject({ ok: false, problem: { code: 'procedure-ended' } });
  });

  it('is taken when it was sealed within its grace, however late it arrives', async () => {
    journey.coverage.leaves();
    const packet = await sealOne(endsSoon.code);
    journey.waitHours(24 * 20);
    await journey.coverage.returns();
    expect((await journey.desk.has(packet)).state).toBe('received');
  });

  it('is looked at by a person when it was begun in time and sealed after the grace', async () => {
    const visit = journey.visit();
    visit.consents();
    visit.types(askedFor);
    await visit.needs(endsSoon.code);
    journey.waitHours(24 * 3);
    await visit.answer({ reason: 'Đề nghị trợ giúp' });
    await visit.photograph('birth-paper');
    await visit.reads();
    const [packet] = await visit.seal();
    await journey.coverage.returns();
    await journey.coverage.returns();
    expect(await journey.phone.knowsOf(packet!)).toMatchObject({
      state: 'in-review',
      reason: 'Cần xem lại: thủ tục này đã hết hiệu lực.',
    });
  });
});

describe('an invitation', () => {
  const origin = () => wiring.gateway.context.config.publicUrl;
  const linkOf = (token: string) => `${origin()}/moi#${token}`;

  async function redeem(link: string): Promise<string> {
    const phone = new RealPhone(origin());
    await phone.open();
    const enrolled = await phone.enrol(link);
    phone.kill();
    return enrolled.ok ? 'enrolled' : enrolled.problem.code;
  }

  it('lets one phone in, also when the answer to its first try was lost, and no other', async () => {
    const link = linkOf(await invite(wiring.gateway));
    const phone = new RealPhone(origin());
    await phone.open();
    wiring.loseAnswers(1);
    expect(await phone.enrol(link)).toMatchObject({ problem: { code: 'offline' } });
    phone.kill();
    await phone.open();
    expect((await phone.enrol(link)).ok).toBe(true);
    phone.kill();
    expect(await redeem(link)).toBe('invitation-used');
  });

  it('has its own word for every way in which it does not hold', async () => {
    const expired = linkOf(await invite(wiring.gateway, { validMs: 15 * 60_000 }));
    journey.waitHours(1);
    expect(await redeem(expired)).toBe('invitation-expired');
    expect(await redeem(linkOf('A'.repeat(22)))).toBe('invitation-unknown');
    expect(await redeem(`https://gocua.tinh-khac.example/moi#${'A'.repeat(22)}`)).toBe('invitation-foreign');
    expect(await redeem(`${origin()}/moi#ngan`)).toBe('invitation-malformed');
    journey.coverage.leaves();
    expect(await redeem(linkOf('A'.repeat(22)))).toBe('offline');
  });
});
