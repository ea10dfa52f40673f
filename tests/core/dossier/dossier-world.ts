/** A phone with two small procedures that share the applicant's name, and shortcuts for a sitting on it. */

import type { Consent, Draft } from '../../../src/core/dossier/dossier.ts';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { recordConsent } from '../../../src/core/dossier/record-consent.ts';
import { startBasket } from '../../../src/core/dossier/start-basket.ts';
import type { DossierStart } from '../../../src/core/dossier/start-dossier.ts';
import type { Ports } from '../../../src/core/ports.ts';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import type { Result } from '../../../src/core/result.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../../fixtures/procedure-fixtures.ts';

const consents = [{ purpose: 'assist', text: 'Tôi đồng ý.' }];

export const pension: Procedure = aProcedure({
  code: '1.014027',
  name: 'Trợ cấp hưu trí xã hội',
  consents,
  papers: [
    { paperId: 'book', name: 'Sổ', need: 'photo', when: { question: 'hasBook', is: true } },
    { paperId: 'authority', name: 'Giấy ủy quyền', need: 'original', when: { question: '$representative', is: 'yes' } },
  ],
  form: aForm(
    [
      aSection([
        aQuestion({ id: 'name', type: 'text', required: true, means: { of: 'applicant', field: 'fullName' } }),
        aQuestion({ id: 'phone', type: 'phone', means: { of: 'applicant', field: 'phone' } }),
        aQuestion({ id: 'hasBook', type: 'yes-no', required: true }),
        aQuestion({ id: 'bookNumber', type: 'text', when: { question: 'hasBook', is: true } }),
      ]),
    ],
    { signatures: [{ role: 'applicant', label: 'Người đề nghị' }] },
  ),
});

export const extract: Procedure = aProcedure({
  code: '2.000635',
  name: 'Trích lục',
  consents,
  form: aForm([
    aSection([
      aQuestion({ id: 'applicantName', type: 'text', required: true, means: { of: 'applicant', field: 'fullName' } }),
      aQuestion({ id: 'copies', type: 'number', required: true }),
      aQuestion({ id: 'isOwn', type: 'yes-no' }),
      aQuestion({
        id: 'ownName',
        type: 'text',
        means: { of: 'applicant', field: 'fullName' },
        when: { question: 'isOwn', is: true },
      }),
    ]),
  ]),
});

export const askConsent: Consent = {
  moment: 'ask',
  purpose: 'assist',
  given: 'spoken',
  at: '2026-11-21T08:00:00+07:00',
  readBy: 'Nguyễn Văn Thử',
  language: 'vi',
};

export const confirmConsent = {
  moment: 'confirm',
  purpose: 'confirm',
  given: 'ink',
  readBy: 'Nguyễn Văn Thử',
  language: 'vi',
} as const;

export function aStart(changes: Partial<DossierStart> = {}): DossierStart {
  return {
    consents: [askConsent],
    applicant: { fullName: 'Hồ Thị Mẫu', idNumber: '045141000123', source: 'card' },
    applicantIsSubject: true,
    lane: 'assisted',
    place: { communeCode: '19429', hamlet: 'Bản Mẫu' },
    receptionPoint: 'point-1',
    ...changes,
  };
}

export function newDossierWorld() {
  const gateway = new FakeGateway(['device-1']);
  const phone = new FakePhone({ gateway, procedures: [pension, extract] });
  return { gateway, phone, run: phone.boot() };
}

/** The value of a result that must be one. */
export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`it failed with ${result.problem.code}`);
  return result.value;
}

/** A basket of both procedures. */
export async function begin(ports: Ports, changes: Partial<DossierStart> = {}): Promise<[Draft, Draft]> {
  const [first, second] = taken(await startBasket(ports, [pension.code, extract.code], aStart(changes)));
  if (!first || !second) throw new Error('a basket of two is missing one');
  return [first, second];
}

/** Answers what both ask, without a book, and confirms what was read. */
export async function fillAndConfirm(ports: Ports, [first, second]: readonly [Draft, Draft]): Promise<void> {
  taken(await answerQuestion(ports, first.dossierId, 'hasBook', false));
  taken(await answerQuestion(ports, second.dossierId, 'copies', 2));
  taken(await recordConsent(ports, first.basketId, confirmConsent));
}
