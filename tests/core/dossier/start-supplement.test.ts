import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { refreshStatuses } from '../../../src/core/delivery/refresh-statuses.ts';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../../src/core/dossier/attach-paper.ts';
import type { SupplementRequest } from '../../../src/core/dossier/dossier.ts';
import { recordSignature } from '../../../src/core/dossier/record-signature.ts';
import { sealBasket } from '../../../src/core/dossier/seal-basket.ts';
import { sealDossier } from '../../../src/core/dossier/seal-dossier.ts';
import { startSupplement } from '../../../src/core/dossier/start-supplement.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { bytesFor } from '../../fixtures/dossier-fixtures.ts';
import { begin, fillAndConfirm, newDossierWorld, taken } from './dossier-world.ts';

const request: SupplementRequest = {
  requestId: 'request-1',
  askedAt: '2026-11-22T02:00:00Z',
  items: [
    { kind: 'paper', id: 'book', why: 'Ảnh mờ, chưa đọc được số sổ.' },
    { kind: 'answer', id: 'phone', why: 'Cần số điện thoại để báo ngày nhận.' },
    { kind: 'signature', id: 'applicant', why: 'Chưa có chữ ký.' },
  ],
};
const where = { place: { communeCode: '19429' }, receptionPoint: 'point-1' };

/** A dossier at the desk that asked for more; the phone has long forgotten it. */
async function asked() {
  const world = newDossierWorld();
  const { ports } = world.run;
  const basket = await begin(ports);
  await fillAndConfirm(ports, basket);
  await sealBasket(ports, basket[0].basketId);
  await deliverOutbox(ports);
  const { dossierId } = basket[0];
  world.gateway.ask(dossierId, request);
  await refreshStatuses(ports, '0.1.0');
  for (const id of world.phone.disk.drafts.keys()) world.phone.disk.drafts.delete(id);
  const status = (await ports.statuses.find(dossierId))!;
  return { ...world, ports, dossierId, status };
}

describe('startSupplement', () => {
  it('begins from the status alone, in the same dossier under the same code', async () => {
    const { ports, status, dossierId } = await asked();
    const draft = taken(await startSupplement(ports, status, where));
    expect(draft).toMatchObject({
      dossierId,
      localCode: status.localCode,
      supplement: request,
      answers: {},
      papers: [],
    });
  });

  it('asks in the words of the version that the dossier pinned, in the newest where that is gone', async () => {
    const { ports, phone, status } = await asked();
    phone.procedures = phone.procedures.flatMap((procedure) => [procedure, { ...procedure, version: 2 }]);
    const pinned = await startSupplement(ports, { ...status, procedureVersion: 1 }, where);
    expect(taken(pinned).procedure.version).toBe(1);
    await ports.drafts.remove(status.dossierId);
    const gone = await startSupplement(ports, { ...status, procedureVersion: 7 }, where);
    expect(taken(gone).procedure.version).toBe(2);
  });

  it('goes on with the one already begun', async () => {
    const { ports, status, dossierId } = await asked();
    taken(await startSupplement(ports, status, where));
    await answerQuestion(ports, dossierId, 'phone', '0912345678');
    expect(taken(await startSupplement(ports, status, where)).answers).toEqual({ phone: '0912345678' });
  });

  it('is sealed with only what was asked, and takes the dossier back to the desk', async () => {
    const { ports, status, dossierId, gateway } = await asked();
    const draft = taken(await startSupplement(ports, status, where));
    const seal = () => sealDossier(ports, dossierId);
    expect(await seal()).toMatchObject({ problem: { code: 'paper-missing', paperId: 'book' } });
    await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('sharp', 3_000)));
    expect(await seal()).toMatchObject({ problem: { code: 'answer-missing', questionId: 'phone' } });
    await answerQuestion(ports, dossierId, 'phone', '12');
    expect(await seal()).toMatchObject({ problem: { code: 'phone-invalid', questionId: 'phone' } });
    await answerQuestion(ports, dossierId, 'phone', '0912345678');
    await recordSignature(ports, draft.basketId, { role: 'applicant', state: 'ink' });
    const packet = taken(await seal());
    await deliverOutbox(ports);
    expect(gateway.filings.get(packet.pid)).toBe(1);
    expect(gateway.findDossier(dossierId)).toMatchObject({ status: { state: 'received' } });
    expect(gateway.findDossier(dossierId)?.pids).toContain(packet.pid);
  });

  it('does not wait for a signature that cannot be had today', async () => {
    const { ports, status, dossierId } = await asked();
    taken(await startSupplement(ports, status, where));
    await attachPaper(ports, dossierId, 'book', aPicture(bytesFor('sharp', 3_000)));
    await answerQuestion(ports, dossierId, 'phone', '0912345678');
    expect((await sealDossier(ports, dossierId)).ok).toBe(true);
  });

  it('begins nothing when nothing was asked, or while the dossier is being corrected', async () => {
    const { ports, status, dossierId } = await asked();
    const accepted = { ...status, state: 'accepted' as const };
    expect(await startSupplement(ports, accepted, where)).toMatchObject({ problem: { code: 'action-not-possible' } });
    const draft = taken(await startSupplement(ports, status, where));
    const { supplement: _supplement, ...correction } = draft;
    await ports.drafts.save({ ...correction, dossierId });
    expect(await startSupplement(ports, status, where)).toMatchObject({ problem: { code: 'action-not-possible' } });
  });
});
