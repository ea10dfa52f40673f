/** What a volunteer does with the app, by the core's own verbs; an expected failure ends the sitting, as it does there. */

import { answerQuestion } from '../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../src/core/dossier/attach-paper.ts';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import { recordConsent } from '../../src/core/dossier/record-consent.ts';
import { sealDossier } from '../../src/core/dossier/seal-dossier.ts';
import { startCorrection } from '../../src/core/dossier/start-correction.ts';
import { startDossier } from '../../src/core/dossier/start-dossier.ts';
import { startSupplement } from '../../src/core/dossier/start-supplement.ts';
import type { Ports, SealedPacket } from '../../src/core/ports.ts';
import type { Result } from '../../src/core/result.ts';
import { fail } from '../../src/core/result.ts';
import { aStart, confirmConsent, pension } from '../core/dossier/dossier-world.ts';
import type { FakePicture } from '../fakes/fake-sealer.ts';
import { testCommune, testPoint } from '../fixtures/start-gateway.ts';

const where = {
  place: { communeCode: testCommune.code, hamlet: 'Bản Mẫu' },
  receptionPoint: testPoint.receptionPointId,
};

/** Goes on with the draft that is open, as after a phone that died in the middle; else begins one. */
export async function sealOne(ports: Ports, pictures: readonly FakePicture[], phone: string) {
  const open = (await ports.drafts.list()).drafts.find(({ state, supplement }) => state === 'draft' && !supplement);
  const draft = open ? ({ ok: true, value: open } as const) : await startDossier(ports, pension, aStart(where));
  return draft.ok ? await fillAndSeal(ports, draft.value, pictures, phone) : draft;
}

/** Corrects one of the sealed dossiers that are still on this phone. */
export async function correctOne(ports: Ports, which: number, pictures: readonly FakePicture[], phone: string) {
  const sealed = (await ports.drafts.list()).drafts.filter(({ supplement }) => !supplement);
  const chosen = sealed[which % Math.max(1, sealed.length)];
  if (!chosen) return fail('not-found');
  const draft = await startCorrection(ports, chosen.dossierId);
  return draft.ok ? await fillAndSeal(ports, draft.value, pictures, phone) : draft;
}

/** Brings what the desk asked for, as far as this phone has heard of it. */
export async function supplementOne(ports: Ports, which: number, pictures: readonly FakePicture[]) {
  const asked = (await ports.statuses.list()).filter(({ state }) => state === 'supplement');
  const status = asked[which % Math.max(1, asked.length)];
  const [first, ...more] = pictures;
  if (!status || !first) return fail('not-found');
  const draft = await startSupplement(ports, status, where);
  if (!draft.ok) return draft;
  for (const picture of [first, ...more]) {
    const attached = await attachPaper(ports, status.dossierId, 'book', picture);
    if (!attached.ok) return attached;
  }
  return await sealDossier(ports, status.dossierId);
}

async function fillAndSeal(
  ports: Ports,
  { dossierId, basketId }: Draft,
  pictures: readonly FakePicture[],
  phone: string,
): Promise<Result<SealedPacket>> {
  for (const picture of pictures) {
    const attached = await attachPaper(ports, dossierId, 'book', picture);
    if (!attached.ok) return attached;
  }
  const answers = { hasBook: pictures.length > 0, phone } as const;
  for (const [question, answer] of Object.entries(answers)) {
    const answered = await answerQuestion(ports, dossierId, question, answer);
    if (!answered.ok) return answered;
  }
  const confirmed = await recordConsent(ports, basketId, confirmConsent);
  return confirmed.ok ? await sealDossier(ports, dossierId) : confirmed;
}
