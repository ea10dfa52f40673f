/**
 * The desk of practice: one invented dossier, and what the office's calls answer about it. The rules are the desk's own
 * (`core/reception`); only where it lies differs: in the practice store of this device, never in a table of the province.
 */

import { parseCitizenCard, personFromCard } from '../citizen/citizen-card.ts';
import type { SealedText } from '../dossier/dossier.ts';
import type { DeskActions, DeskDossier, DeskQueue, DeskRow } from '../reception/desk.ts';
import type { DeskOutcome } from '../reception/desk-action.ts';
import { acceptDossier } from '../reception/accept-dossier.ts';
import { askSupplement } from '../reception/ask-supplement.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { practiceCards } from './practice-people.ts';
import { practiceCommune, practicePoint } from './prepare-dossier.ts';
import { practiceProcedure } from './practice-procedure.ts';

/** A dossier as it arrives, `now` as ISO with offset. The lesson of the supplement finds its one paper missing. */
export function newPracticeDossier(dossierId: string, now: string, isPaperMissing: boolean): DeskDossier {
  const papers = [{ paperId: 'proof', custody: isPaperMissing ? 'later' : 'original' }] as const;
  const card = parseCitizenCard(practiceCards[0]?.text ?? '');
  if (!card.ok) throw new Error('the first sample card cannot be read');
  const applicant = personFromCard(card.value);
  const { code, name, version } = practiceProcedure;
  const row: DeskRow = {
    dossierId,
    etag: '1',
    localCode: '000000000',
    procedureCode: code,
    procedureName: name,
    applicantName: applicant.fullName,
    hamlet: 'Thôn Tập',
    receptionPoint: practicePoint.name,
    state: 'received',
    arrivedAt: now,
    missingParts: 0,
    awaitsOriginal: false,
    awaitsSignature: false,
    sameDay: false,
    sample: true,
  };
  const text: SealedText = {
    kind: 'dossier',
    dossierId: row.dossierId,
    basketId: row.dossierId,
    localCode: row.localCode,
    revision: 1,
    procedure: { code, version },
    lane: 'assisted',
    applicant,
    subjects: [],
    signatories: [{ role: 'applicant', state: 'ink' }],
    answers: { fullName: applicant.fullName, years: 12, purpose: 'school' },
    papers,
    consents: [],
    helper: { deviceId: 'luyen-tap', name: 'Người học', role: 'volunteer' },
    place: { communeCode: practiceCommune.code, hamlet: 'Thôn Tập' },
    receptionPoint: practicePoint.receptionPointId,
    slipToken: '',
    startedAt: now,
    sealedAt: now,
  };
  return {
    row,
    text,
    procedure: practiceProcedure,
    papers,
    history: [{ at: now, actor: 'opener', action: 'opened' }],
    findings: isPaperMissing ? [{ code: 'paper-missing', paperId: 'proof' }] : [],
    envelope: {},
    corrections: [],
    results: [],
    similar: [],
    reusable: [],
    contacts: {},
    route: [],
    payments: [],
    doorMoney: [],
    etag: '1',
  };
}

export function practiceQueue({ row }: DeskDossier): DeskQueue {
  return { rows: [row], counts: { [row.state]: 1 } };
}

/** The dossier after an action of the desk. Problems: those of the rules; action-not-possible (none that is practised). */
export function actOnPracticeDossier(
  dossier: DeskDossier,
  action: string,
  body: unknown,
  by: { readonly now: string; readonly name: string },
): Result<DeskDossier> {
  const decided = decide(dossier, action, body);
  if (!decided.ok) return decided;
  const { state, number, supplement } = decided.value;
  const { appointmentAt } = (body ?? {}) as DeskActions['accept'];
  const etag = String(Number(dossier.etag) + 1);
  return succeed({
    ...dossier,
    etag,
    row: {
      ...dossier.row,
      etag,
      state,
      ...(number?.from === 'one-stop' && { officialNumber: number.officialNumber }),
      ...(state === 'accepted' && appointmentAt !== undefined && { appointmentAt }),
    },
    ...(supplement && { supplement: { ...supplement, requestId: dossier.row.dossierId, askedAt: by.now } }),
    history: [...dossier.history, { at: by.now, actor: by.name, action }],
  });
}

function decide({ row, text }: DeskDossier, action: string, body: unknown): Result<DeskOutcome> {
  const given = (body ?? {}) as DeskActions['accept'] & DeskActions['supplement'];
  if (action === 'accept') return acceptDossier(row, given, { ownNumbers: false });
  if (action !== 'supplement') return fail('action-not-possible');
  const { form, papers } = practiceProcedure;
  return askSupplement(row, given, {
    paper: new Set(papers.map(({ paperId }) => paperId)),
    answer: new Set(form?.sections.flatMap(({ questions }) => questions.map(({ id }) => id))),
    signature: new Set<string>(text.signatories.map(({ role }) => role)),
  });
}
