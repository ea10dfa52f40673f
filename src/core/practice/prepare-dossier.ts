/**
 * A practice dossier brought, by the app's own actions, to where a lesson begins: the lesson before it need not have been
 * done just now, and "làm lại" is the same every time.
 */

import { parseCitizenCard, personFromCard } from '../citizen/citizen-card.ts';
import { answerQuestion } from '../dossier/answer-question.ts';
import { attachPaper } from '../dossier/attach-paper.ts';
import type { Draft } from '../dossier/dossier.ts';
import { markStep } from '../dossier/mark-step.ts';
import { recordConsent } from '../dossier/record-consent.ts';
import { recordSignature } from '../dossier/record-signature.ts';
import { sealDossier } from '../dossier/seal-dossier.ts';
import { startBasket } from '../dossier/start-basket.ts';
import type { Picture, Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import type { PhoneLesson } from './lessons.ts';
import { phoneLessons } from './lessons.ts';
import type { PracticeCard } from './practice-people.ts';
import { practiceProcedure } from './practice-procedure.ts';

/** The invented commune and its reception point. */
export const practiceCommune = { code: '00000', name: 'Xã Luyện Tập' };
export const practicePoint = { receptionPointId: 'luyen-tap', name: 'Điểm luyện tập', address: 'Xã Luyện Tập (bịa)' };

/** Where each lesson after the first begins, as the draft remembers it. */
const steps = { fill: 'questions', photograph: 'papers', 'read-back': 'read-back', seal: 'sign' } as const;

/** The draft where `lesson` begins; for the last one it is sealed and waits. Throws where the app's own actions refuse. */
export async function prepareDossier(
  ports: Ports,
  lesson: Exclude<PhoneLesson, 'scan'>,
  card: PracticeCard,
  samplePaper: () => Promise<Picture>,
): Promise<Draft> {
  const parsed = getValue(parseCitizenCard(card.text));
  const helper = await ports.settings.helper();
  const asked = { given: 'spoken', readBy: helper?.name ?? '', language: 'vi' } as const;
  const [draft] = getValue(
    await startBasket(ports, [practiceProcedure.code], {
      consents: [{ ...asked, moment: 'ask', purpose: 'assist', at: ports.clock.nowIso() }],
      applicant: personFromCard(parsed),
      applicantIsSubject: true,
      lane: 'assisted',
      place: { communeCode: practiceCommune.code, hamlet: 'Thôn Tập' },
      receptionPoint: practicePoint.receptionPointId,
    }),
  );
  if (!draft) throw new Error('practice began no dossier');
  const { dossierId, basketId } = draft;
  const has = (before: PhoneLesson): boolean => phoneLessons.indexOf(lesson) > phoneLessons.indexOf(before);
  if (has('fill')) {
    getValue(await answerQuestion(ports, dossierId, 'years', 12));
    getValue(await answerQuestion(ports, dossierId, 'purpose', 'school'));
  }
  if (has('photograph')) getValue(await attachPaper(ports, dossierId, 'proof', await samplePaper()));
  if (has('read-back'))
    getValue(await recordConsent(ports, basketId, { ...asked, moment: 'confirm', purpose: 'confirm' }));
  if (lesson !== 'send') getValue(await markStep(ports, basketId, steps[lesson]));
  else {
    getValue(await recordSignature(ports, basketId, { role: 'applicant', state: 'missing' }));
    getValue(await sealDossier(ports, dossierId));
  }
  const ready = await ports.drafts.find(dossierId);
  if (!ready) throw new Error('the practice dossier is not there');
  return ready;
}

/** Of practice's own words and people: a refusal is a fault of this file. */
function getValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`practice cannot be made ready: ${result.problem.code}`);
  return result.value;
}
