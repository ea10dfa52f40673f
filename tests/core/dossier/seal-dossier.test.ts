import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../../src/core/dossier/attach-paper.ts';
import { closeCorrections } from '../../../src/core/dossier/close-corrections.ts';
import type { Draft } from '../../../src/core/dossier/dossier.ts';
import { noteCompany } from '../../../src/core/dossier/note-company.ts';
import { confirmationText } from '../../../src/core/dossier/read-back.ts';
import { recordConsent } from '../../../src/core/dossier/record-consent.ts';
import { recordSignature } from '../../../src/core/dossier/record-signature.ts';
import { sealBasket } from '../../../src/core/dossier/seal-basket.ts';
import { sealDossier } from '../../../src/core/dossier/seal-dossier.ts';
import { setCustody } from '../../../src/core/dossier/set-custody.ts';
import { startCorrection } from '../../../src/core/dossier/start-correction.ts';
import type { Ports } from '../../../src/core/ports.ts';
import { StorageFailure } from '../../../src/core/storage-failure.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { bytesFor, sha256Hex } from '../../fixtures/dossier-fixtures.ts';
import { begin, confirmConsent, extract, fillAndConfirm, newDossierWorld, pension, taken } from './dossier-world.ts';

async function confirmed() {
  const world = newDossierWorld();
  const basket = await begin(world.run.ports);
  await fillAndConfirm(world.run.ports, basket);
  return { ...world, ports: world.run.ports, basket };
}

const draftOf = async (ports: Ports, { dossierId }: Draft) => (await ports.drafts.find(dossierId))!;

describe('sealDossier', () => {
  it('makes a packet that waits, and a sealed draft that says until when it can be corrected', async () => {
    const { ports, basket } = await confirmed();
    const packet = taken(await sealDossier(ports, basket[0].dossierId));
    expect(await ports.outbox.deliveries()).toMatchObject([{ pid: packet.pid, state: 'waiting' }]);
    expect(await draftOf(ports, basket[0])).toMatchObject({
      state: 'sealed',
      step: 'sealed',
      sealed: { pid: packet.pid, at: '2026-11-21T08:00:00+07:00', correctableUntil: '2026-11-21T10:00:00+07:00' },
    });
  });

  it('gives the same packet again when it is sealed twice, also after a kill', async () => {
    const { ports, basket, phone } = await confirmed();
    const packet = taken(await sealDossier(ports, basket[0].dossierId));
    expect(taken(await sealDossier(phone.boot().ports, basket[0].dossierId))).toEqual(packet);
    const both = await Promise.all([1, 2].map(() => sealDossier(ports, basket[1].dossierId)));
    expect(taken(both[0]!).pid).toBe(taken(both[1]!).pid);
    expect(phone.disk.packets.size).toBe(2);
  });

  it('does not seal while something that blocks is missing, and says what', async () => {
    const { run } = newDossierWorld();
    const basket = await begin(run.ports);
    const seal = () => sealDossier(run.ports, basket[0].dossierId);
    expect(await seal()).toMatchObject({ problem: { code: 'answer-missing', questionId: 'hasBook' } });
    await answerQuestion(run.ports, basket[0].dossierId, 'hasBook', true);
    expect(await seal()).toMatchObject({ problem: { code: 'paper-missing', paperId: 'book' } });
    await setCustody(run.ports, basket[0].dossierId, 'book', 'later');
    expect(await seal()).toMatchObject({ problem: { code: 'confirmation-missing' } });
    await recordConsent(run.ports, basket[0].basketId, confirmConsent);
    expect((await seal()).ok).toBe(true);
  });

  it('is not held by a signature that is still missing', async () => {
    const { ports, basket } = await confirmed();
    await recordSignature(ports, basket[0].basketId, { role: 'applicant', state: 'missing' });
    expect((await sealDossier(ports, basket[0].dossierId)).ok).toBe(true);
  });

  it('takes a witness who is named after the confirmation, which stays as it was', async () => {
    const { ports, basket, gateway } = await confirmed();
    const [first] = basket;
    const before = (await draftOf(ports, first)).consents.find(({ moment }) => moment === 'confirm');
    taken(await noteCompany(ports, first.basketId, { interpreter: ' Hồ Văn Dịch ', witness: 'Hồ Văn Chứng' }));
    taken(await noteCompany(ports, first.basketId, { interpreter: '', witness: 'Hồ Văn Chứng' }));
    taken(await sealDossier(ports, first.dossierId));
    await deliverOutbox(ports);
    const sealed = gateway.dossiers()[0]?.text.consents.find(({ moment }) => moment === 'confirm');
    expect(sealed).toEqual({ ...before, witness: 'Hồ Văn Chứng' });
  });

  it('wants a new confirmation when an answer changed after the read-back', async () => {
    const { ports, basket } = await confirmed();
    await answerQuestion(ports, basket[0].dossierId, 'phone', '0912345678');
    const seal = () => sealDossier(ports, basket[0].dossierId);
    expect(await seal()).toMatchObject({ problem: { code: 'confirmation-stale' } });
    expect((await sealDossier(ports, basket[1].dossierId)).ok).toBe(true);
    await recordConsent(ports, basket[0].basketId, confirmConsent);
    expect((await seal()).ok).toBe(true);
  });

  it('takes the old confirmation again when the answer is put back as it was', async () => {
    const { ports, basket } = await confirmed();
    await answerQuestion(ports, basket[0].dossierId, 'phone', '0912345678');
    await answerQuestion(ports, basket[0].dossierId, 'phone', undefined);
    expect((await sealDossier(ports, basket[0].dossierId)).ok).toBe(true);
  });

  it('binds the confirmation to the very content that is sealed, so that the opener finds the same digest', async () => {
    const { ports, basket, gateway } = await confirmed();
    taken(await sealBasket(ports, basket[0].basketId));
    await deliverOutbox(ports);
    for (const { text } of gateway.dossiers()) {
      const consent = text.consents.find(({ moment }) => moment === 'confirm');
      expect(consent?.contentSha256).toBe(sha256Hex(confirmationText([text])));
    }
    expect(gateway.dossiers()).toHaveLength(2);
  });

  it('leaves hidden answers on the phone', async () => {
    const { ports, basket, gateway } = await confirmed();
    await answerQuestion(ports, basket[0].dossierId, 'bookNumber', '12');
    taken(await sealDossier(ports, basket[0].dossierId));
    await deliverOutbox(ports);
    expect(gateway.dossiers()[0]?.text.answers).not.toHaveProperty('bookNumber');
  });

  it('names every page with its part, and the parts carry the pictures in that order', async () => {
    const { ports, basket, gateway } = await confirmed();
    const [{ dossierId }] = basket;
    await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('first', 900)));
    await setCustody(ports, dossierId, 'authority', 'original');
    await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('second', 900)));
    const packet = taken(await sealDossier(ports, dossierId));
    await deliverOutbox(ports);
    const { text } = gateway.dossiers()[0]!;
    expect(text.papers).toMatchObject([
      { paperId: 'book', custody: 'photo', page: 1, part: 1, sha256: sha256Hex(bytesFor('first', 900)) },
      { paperId: 'book', custody: 'photo', page: 2, part: 2, sha256: sha256Hex(bytesFor('second', 900)) },
      { paperId: 'authority', custody: 'original' },
    ]);
    for (const paper of text.papers.filter(({ part }) => part !== undefined)) {
      expect(sha256Hex(gateway.paperBytes(packet.parts[paper.part!]!.sha256)!)).toBe(paper.sha256);
    }
  });

  it('seals nothing and leaves the draft as it was when the storage is full', async () => {
    const { ports, basket, phone } = await confirmed();
    const full: Ports = {
      ...ports,
      sealer: { seal: () => Promise.reject(new StorageFailure({ code: 'storage-full' })) },
    };
    expect(await sealDossier(full, basket[0].dossierId)).toMatchObject({ problem: { code: 'storage-full' } });
    expect((await draftOf(ports, basket[0])).state).toBe('draft');
    expect(phone.disk.packets.size).toBe(0);
  });

  it('says that the answers are too long before the gateway does', async () => {
    const { ports, basket } = await confirmed();
    const strokes = Array.from({ length: 200 }, () => Array.from({ length: 120 }, () => 999));
    const signature = { strokes, at: '2026-11-21T08:00:00+07:00' };
    await recordSignature(ports, basket[0].basketId, { role: 'applicant', state: 'screen', signature });
    expect(await sealDossier(ports, basket[0].dossierId)).toMatchObject({ problem: { code: 'answer-too-long' } });
  });
});

describe('sealBasket', () => {
  it('makes every procedure a packet of its own under one code', async () => {
    const { ports, basket, gateway } = await confirmed();
    const { packets, open } = taken(await sealBasket(ports, basket[0].basketId));
    expect(open).toEqual([]);
    expect(packets.map(({ seq }) => seq)).toEqual([1, 2]);
    await deliverOutbox(ports);
    const texts = gateway.dossiers().map(({ text }) => text);
    expect(texts.map(({ procedure }) => procedure.code)).toEqual([pension.code, extract.code]);
    expect(new Set(texts.map(({ localCode }) => localCode)).size).toBe(1);
  });

  it('seals what can be and says why the others stay open', async () => {
    const { ports, basket } = await confirmed();
    await answerQuestion(ports, basket[1].dossierId, 'copies', undefined);
    const { packets, open } = taken(await sealBasket(ports, basket[0].basketId));
    expect(packets).toHaveLength(1);
    expect(open).toMatchObject([{ dossierId: basket[1].dossierId, problem: { code: 'answer-missing' } }]);
  });
});

describe('a correction', () => {
  async function corrected() {
    const world = await confirmed();
    const { ports, basket } = world;
    await answerQuestion(ports, basket[0].dossierId, 'hasBook', true);
    await attachPaper(ports, basket[0].dossierId, 'book', aPicture(bytesFor('kept', 4_000)));
    await recordConsent(ports, basket[0].basketId, confirmConsent);
    const first = taken(await sealDossier(ports, basket[0].dossierId));
    return { ...world, first, dossierId: basket[0].dossierId };
  }

  it('is a new packet of the next revision that keeps the sealed pages', async () => {
    const { ports, first, dossierId, basket, gateway } = await corrected();
    await deliverOutbox(ports);
    taken(await startCorrection(ports, dossierId));
    await answerQuestion(ports, dossierId, 'bookNumber', '12');
    await recordConsent(ports, basket[0].basketId, confirmConsent);
    const second = taken(await sealDossier(ports, dossierId));
    expect(second).toMatchObject({ supersedes: first.pid, dossierId });
    expect(second.parts[1]).toEqual(first.parts[1]);
    await deliverOutbox(ports);
    expect(gateway.findDossier(dossierId)?.text).toMatchObject({ revision: 2, answers: { bookNumber: '12' } });
    expect(gateway.takenBytes).toBe(4_016);
  });

  it('can be begun until the window ends, and finished after it', async () => {
    const { ports, phone, dossierId, basket } = await corrected();
    phone.clock.advanceMs(phone.correctionWindowMs - 1);
    taken(await startCorrection(ports, dossierId));
    phone.clock.advanceMs(60_000);
    expect(await closeCorrections(ports)).toBe(0);
    await recordConsent(ports, basket[0].basketId, confirmConsent);
    expect((await sealDossier(ports, dossierId)).ok).toBe(true);
  });

  it('cannot be begun when the window has ended, and then not even this phone can read the dossier', async () => {
    const { ports, phone, dossierId, basket } = await corrected();
    phone.clock.advanceMs(phone.correctionWindowMs);
    expect(await startCorrection(ports, dossierId)).toMatchObject({ problem: { code: 'correction-window-over' } });
    expect(await closeCorrections(ports)).toBe(1);
    expect(await ports.drafts.find(dossierId)).toBeUndefined();
    expect((await ports.drafts.find(basket[1].dossierId))?.state).toBe('draft');
    expect(phone.disk.packets.size).toBe(1);
  });

  it('is over when the clock was set back behind the sealing', async () => {
    const { ports, phone } = await corrected();
    phone.clock.advanceMs(-10 * 365 * 24 * 60 * 60_000);
    expect(await closeCorrections(ports)).toBe(1);
  });

  it('keeps the first packet’s picture when the page is taken again', async () => {
    const { ports, phone, first, dossierId } = await corrected();
    taken(await startCorrection(ports, dossierId));
    await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('again', 4_000)), { replaces: 1 });
    expect(phone.disk.parts.has(first.parts[1]!.sha256)).toBe(true);
  });
});
