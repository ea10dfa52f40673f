/** A sitting at a door, in the words of the volunteer and the resident; every word goes through the core's own verbs. */

import { parseCitizenCard, personFromCard } from '../../src/core/citizen/citizen-card.ts';
import type { Person } from '../../src/core/citizen/person.ts';
import { answerQuestion } from '../../src/core/dossier/answer-question.ts';
import { attachPaper } from '../../src/core/dossier/attach-paper.ts';
import { bindSheet } from '../../src/core/dossier/bind-sheet.ts';
import type { Consent, Draft, RepresentationBasis, Signatory } from '../../src/core/dossier/dossier.ts';
import type { KnownStatus } from '../../src/core/dossier/dossier-status.ts';
import { findBasket } from '../../src/core/dossier/find-basket.ts';
import { findDraftProblems } from '../../src/core/dossier/find-draft-problems.ts';
import { readBackSentences } from '../../src/core/dossier/read-back.ts';
import { recordConsent } from '../../src/core/dossier/record-consent.ts';
import { recordSignature } from '../../src/core/dossier/record-signature.ts';
import { sealBasket } from '../../src/core/dossier/seal-basket.ts';
import { setCustody } from '../../src/core/dossier/set-custody.ts';
import { startBasket } from '../../src/core/dossier/start-basket.ts';
import { startCorrection } from '../../src/core/dossier/start-correction.ts';
import { startSupplement } from '../../src/core/dossier/start-supplement.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import type { Problem } from '../../src/core/problem.ts';
import { mergeInterview } from '../../src/core/procedure/merged-interview.ts';
import type { InterviewQuestion } from '../../src/core/procedure/merged-interview.ts';
import type { Answers, AnswerValue, Lane, Procedure } from '../../src/core/procedure/procedure.ts';
import { requiredPapers } from '../../src/core/procedure/required-papers.ts';
import type { Result } from '../../src/core/result.ts';
import { plausibleAnswer } from '../fixtures/plausible-answer.ts';
import type { JourneyWiring } from './journey-wiring.ts';

const place = { communeCode: '19429', hamlet: 'Bản Mẫu' };
const receptionPoint = 'point-1';
const spoken = { given: 'spoken', readBy: 'Nguyễn Văn Thử', language: 'vi' } as const;

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`it failed with ${JSON.stringify(result.problem)}`);
  return result.value;
}

export class Visit {
  readonly #wiring: JourneyWiring;
  readonly #consents: Consent[] = [];
  #applicant: Person | undefined;
  #representative: { person: Person; basis: RepresentationBasis } | undefined;
  #lane: Lane = 'assisted';
  #isForThemselves = true;
  #basketId = '';

  constructor(wiring: JourneyWiring) {
    this.#wiring = wiring;
  }

  get basketId(): string {
    return this.#basketId;
  }

  /** Đồng ý cho hỏi và ghi, per purpose. */
  consents(...purposes: readonly string[]): void {
    const at = this.#wiring.ports().clock.nowIso();
    for (const purpose of purposes.length > 0 ? purposes : ['assist', 'sensitive']) {
      this.#consents.push({ moment: 'ask', purpose, ...spoken, at });
    }
  }

  scan(cardText: string): void {
    this.#applicant = personFromCard(taken(parseCitizenCard(cardText)));
  }

  /** No card: a normal path. */
  types(person: Person): void {
    this.#applicant = person;
  }

  isHelpedBy(person: Person, basis: RepresentationBasis): void {
    this.#representative = { person, basis };
  }

  /** Handed in with help, or on the resident's own VNeID. */
  goes(lane: Lane): void {
    this.#lane = lane;
  }

  /** The applicant asks for a child, a parent, somebody who died. */
  concernsSomebodyElse(): void {
    this.#isForThemselves = false;
  }

  async needs(...procedureCodes: readonly string[]): Promise<void> {
    if (!this.#applicant) throw new Error('who it is about comes before what is needed');
    const begun = await startBasket(this.#wiring.ports(), procedureCodes, {
      consents: this.#consents,
      applicant: this.#applicant,
      applicantIsSubject: this.#isForThemselves,
      ...(this.#representative && { representative: this.#representative }),
      lane: this.#lane,
      place,
      receptionPoint,
    });
    this.#basketId = taken(begun)[0]?.basketId ?? '';
  }

  /** Goes on with what the desk asked for, from the status alone. */
  async supplements(status: KnownStatus): Promise<void> {
    const draft = taken(await startSupplement(this.#wiring.ports(), status, { place, receptionPoint }));
    this.#basketId = draft.basketId;
  }

  /** Opens a sealed dossier again, while its window lasts. */
  async corrects(packet: SealedPacket): Promise<void> {
    this.#basketId = taken(await startCorrection(this.#wiring.ports(), packet.dossierId)).basketId;
  }

  /** Answers questions by their ids, wherever in the basket they are asked. */
  async answer(answers: Answers): Promise<void> {
    for (const [questionId, value] of Object.entries(answers)) {
      if (value === undefined) continue;
      const asked = (await this.#questions()).find((one) => one.places.some((at) => at.questionId === questionId));
      if (!asked) throw new Error(`nobody asks ${questionId}`);
      await this.#give(asked, value);
    }
  }

  /** Answers a question that the desk asked again, in the one dossier it is about. */
  async answerAgain(questionId: string, value: AnswerValue): Promise<void> {
    for (const { dossierId } of await this.drafts()) {
      taken(await answerQuestion(this.#wiring.ports(), dossierId, questionId, value));
    }
  }

  /** Gives an invented answer to every question that must be answered and is not. */
  async answersTheRest(): Promise<void> {
    for (let turn = 0; turn < 100; turn += 1) {
      const open = (await this.#questions()).find((one) => one.required && one.visible.value === undefined);
      if (!open) return;
      const value = plausibleAnswer(open.visible.question);
      if (value === undefined) throw new Error(`nobody can answer ${open.visible.id}`);
      await this.#give(open, value);
    }
    throw new Error('the interview does not end');
  }

  /** What must be answered and is not. */
  async openQuestions(): Promise<string[]> {
    const open = (await this.#questions()).filter((one) => one.required && one.visible.value === undefined);
    return open.map((one) => one.visible.id);
  }

  async papersAskedFor(): Promise<string[]> {
    return requiredPapers(await this.#basket()).map(({ paperId }) => paperId);
  }

  async photograph(paperId: string): Promise<void> {
    for (const { dossierId } of await this.#askingFor(paperId)) {
      // No two photos of the same paper are the same.
      const picture = await this.#wiring.picture(`${paperId} ${this.#wiring.ports().randomness.uuid()}`);
      taken(await attachPaper(this.#wiring.ports(), dossierId, paperId, picture));
    }
  }

  /** The original goes into the envelope with the code. */
  async handsOver(paperId: string): Promise<void> {
    for (const { dossierId } of await this.#askingFor(paperId)) {
      taken(await setCustody(this.#wiring.ports(), dossierId, paperId, 'original'));
    }
  }

  async promises(paperId: string): Promise<void> {
    for (const { dossierId } of await this.#askingFor(paperId)) {
      taken(await setCustody(this.#wiring.ports(), dossierId, paperId, 'later'));
    }
  }

  /** Reads everything back and takes the confirmation; gives what was read. */
  async reads(): Promise<string[]> {
    const basket = await this.#dossiers();
    const today = this.#wiring.ports().clock.nowIso().slice(0, 10);
    const sentences = readBackSentences(
      basket.map(({ draft, procedure }) => ({ procedure, dossier: draft })),
      { today },
    );
    taken(
      await recordConsent(this.#wiring.ports(), this.#basketId, { moment: 'confirm', purpose: 'confirm', ...spoken }),
    );
    return sentences.map(({ text }) => text);
  }

  /** With a finger on the screen. */
  async signsOnScreen(role: Signatory['role'] = 'applicant'): Promise<void> {
    const ports = this.#wiring.ports();
    const signature = { strokes: [[10, 10, 40, 30, 80, 20]], at: ports.clock.nowIso() };
    taken(await recordSignature(ports, this.#basketId, { role, state: 'screen', signature }));
  }

  /** In ink on the coded sheet. */
  async signs(sheet: string, role: Signatory['role'] = 'applicant'): Promise<void> {
    taken(await bindSheet(this.#wiring.ports(), this.#basketId, sheet));
    taken(await recordSignature(this.#wiring.ports(), this.#basketId, { role, state: 'ink' }));
  }

  async misses(role: Signatory['role']): Promise<void> {
    taken(await recordSignature(this.#wiring.ports(), this.#basketId, { role, state: 'missing' }));
  }

  /** What still stands between each dossier and its sealing, tasks and warnings included. */
  async problems(): Promise<Problem[]> {
    const found: Problem[] = [];
    for (const { draft, procedure } of await this.#dossiers()) {
      found.push(...(await findDraftProblems(this.#wiring.ports(), procedure, draft)));
    }
    return found;
  }

  /** Seals every dossier of the basket; throws when one stays open. */
  async seal(): Promise<readonly SealedPacket[]> {
    const { packets, open } = taken(await sealBasket(this.#wiring.ports(), this.#basketId));
    if (open.length > 0) throw new Error(`it stays open: ${JSON.stringify(open)}`);
    return packets;
  }

  drafts(): Promise<readonly Draft[]> {
    return findBasket(this.#wiring.ports(), this.#basketId);
  }

  async #give(asked: InterviewQuestion, value: AnswerValue): Promise<void> {
    const [{ procedureCode, questionId }] = asked.places;
    const draft = (await this.drafts()).find(({ procedure }) => procedure.code === procedureCode);
    taken(await answerQuestion(this.#wiring.ports(), draft?.dossierId ?? '', questionId, value));
  }

  async #questions(): Promise<InterviewQuestion[]> {
    const today = this.#wiring.ports().clock.nowIso().slice(0, 10);
    return mergeInterview(await this.#basket(), { today }).flatMap((page) => page.questions);
  }

  async #dossiers(): Promise<{ draft: Draft; procedure: Procedure }[]> {
    const dossiers: { draft: Draft; procedure: Procedure }[] = [];
    for (const draft of await this.drafts()) {
      const { code, version } = draft.procedure;
      const procedure = await this.#wiring.ports().catalogue.findProcedure(code, version);
      if (procedure) dossiers.push({ draft, procedure });
    }
    return dossiers;
  }

  async #basket() {
    return (await this.#dossiers()).map(({ draft, procedure }) => ({ procedure, answers: draft.answers }));
  }

  async #askingFor(paperId: string): Promise<Draft[]> {
    const dossiers = await this.#dossiers();
    return dossiers
      .filter(({ procedure }) => procedure.papers.some((paper) => paper.paperId === paperId))
      .map(({ draft }) => draft);
  }
}
