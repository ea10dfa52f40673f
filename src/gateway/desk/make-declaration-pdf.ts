/** The filled official declarations of dossiers as one PDF; whose declaration was printed is in the audit log. */

import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { makeDeclarations } from '../../core/declaration/make-declaration.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { AnswerValue, Procedure } from '../../core/procedure/procedure.ts';
import { correctedAnswers } from '../../core/reception/correct-answer.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { isAwaitingInk } from '../../core/reception/is-awaiting-ink.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { withoutKind } from '../../core/text/without-kind.ts';
import type { GatewayContext } from '../context.ts';
import type { PrintedDeclaration } from '../printing/print-declarations.ts';
import { writeAudit } from '../store/audit.ts';
import type { DeskCaller } from './desk-caller.ts';
import { findDeskDossier } from './load-dossier.ts';
import { loadListLabels } from './load-list-labels.ts';
import { vietnamDate } from './vietnam-time.ts';

export const mostDeclared = 100;

/**
 * In the order of `dossierIds` (1…100); one that has no declaration, or too little was answered to know which, does not
 * keep the others from being printed: its code stands on the last page. A declaration that still waits for ink leaves place and day to the pen; one that
 * was signed carries the day it was sealed. Problems: bad-request; not-found (any of them is not this commune's);
 * action-not-possible (none of them has one).
 */
export async function makeDeclarationPdf(
  context: GatewayContext,
  caller: DeskCaller,
  dossierIds: unknown,
): Promise<Result<Uint8Array>> {
  if (!isIdList(dossierIds)) return fail('bad-request', { limit: mostDeclared });
  const commune = await context.db
    .selectFrom('communes')
    .select('name')
    .where('code', '=', caller.communeCode)
    .executeTakeFirst();
  if (commune === undefined) return fail('not-found');
  const labels = await loadListLabels(context.db);
  const sheets: PrintedDeclaration[] = [];
  const printed: string[] = [];
  const unprinted: string[] = [];
  for (const dossierId of dossierIds) {
    const dossier = await findDeskDossier(context, caller, dossierId);
    if (dossier === undefined) return fail('not-found');
    const procedure = dossier.procedure as Procedure | undefined;
    const { row } = dossier;
    const text = { ...dossier.text, answers: correctedAnswers(dossier.text.answers, dossier.corrections) };
    const today = text.sealedAt.slice(0, 10);
    const declarations =
      procedure === undefined
        ? []
        : makeDeclarations(procedure, text, {
            today,
            labels,
            communeName: commune.name,
            ...(!isWaiting(dossier) && { signedOn: today, place: withoutKind(commune.name) }),
          });
    const localCode = formatLocalCode(row.localCode);
    if (declarations.length === 0) unprinted.push(localCode);
    else printed.push(dossierId);
    const notes = correctionNotes(dossier, procedure, labels);
    for (const declaration of declarations) {
      const footnotes = [...declaration.footnotes, ...notes];
      sheets.push({ declaration: { ...declaration, footnotes }, localCode, sample: row.sample });
    }
  }
  if (sheets.length === 0) return fail('action-not-possible');
  const { printDeclarations } = await import('../printing/print-declarations.ts');
  const pdf = await printDeclarations('Tờ khai', sheets, unprinted);
  await context.db.transaction().execute(async (trx) => {
    for (const subject of printed) {
      await writeAudit(trx, { actor: caller.deviceId, action: 'declaration-printed', subject, at: context.now() });
    }
  });
  return succeed(pdf);
}

/** The sheet shows what holds now, so it says what was signed otherwise, and who wrote the other down. */
function correctionNotes(
  { corrections }: DeskDossier,
  procedure: Procedure | undefined,
  labels: ListLabels,
): readonly string[] {
  const questions = procedure?.form?.sections.flatMap((section) => section.questions) ?? [];
  return corrections.map(({ questionId, before, reason, by, at }) => {
    const question = questions.find((one) => one.id === questionId);
    const name = question?.officialLabel ?? question?.label ?? questionId;
    const said = question && before !== null ? answerText(question, before as AnswerValue, labels) : '';
    const signed = said === '' ? 'bản đã ký để trống' : `bản đã ký ghi "${said}"`;
    return `Mục "${name}" đã sửa ngày ${vietnamDate(new Date(at))} (${by}): ${signed}. Lý do: ${reason}`;
  });
}

function isIdList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= mostDeclared &&
    new Set(value).size === value.length &&
    value.every((id) => typeof id === 'string' && /^[\w.-]{1,64}$/.test(id))
  );
}

function isWaiting({ row, text, supplement, envelope }: DeskDossier): boolean {
  const { inkArrivedAt } = envelope;
  return isAwaitingInk({ state: row.state, signatories: text.signatories, supplement, inkArrivedAt });
}
