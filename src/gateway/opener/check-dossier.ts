/**
 * The opener's re-check: the very rules of the phone, on what was sealed. Nothing is trusted because the phone said so,
 * and nothing is lost because a rule says no: what blocks makes the dossier wait for a person.
 */

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { SealedText } from '../../core/dossier/dossier.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import { hasEnded } from '../../core/procedure/has-ended.ts';
import { isBlocking } from '../../core/procedure/is-blocking.ts';
import type { Procedure, Question } from '../../core/procedure/procedure.ts';
import type { Problem } from '../../core/problem.ts';
import { findPublishedProcedure } from '../desk/published-procedure.ts';
import type { Database } from '../store/schema.ts';

export interface Check {
  readonly findings: readonly Problem[];
  /** Something blocks; `reason` says what, in the form's own words, for the phone and the desk. */
  readonly reason?: string;
}

const mostNamed = 8;

export async function checkDossier(trx: Transaction<Database>, text: SealedText): Promise<Check> {
  const procedure = await findPublishedProcedure(trx, text.procedure.code, text.procedure.version);
  const findings: Problem[] = [
    ...(procedure ? [...findEndProblems(procedure, text), ...findProblems(procedure, text)] : unknownProcedure),
    ...(await findSheetProblems(trx, text)),
  ];
  const blocking = findings.filter(isBlocking);
  const { incomplete } = text;
  if (blocking.length === 0 && !incomplete) return { findings };
  const names = [...new Set(blocking.map((problem) => nameOf(problem, procedure)))].slice(0, mostNamed);
  const why = incomplete ? 'Chưa đủ, chuyển để cán bộ làm tiếp' : 'Cần xem lại';
  return { findings, reason: names.length > 0 ? `${why}: ${names.join('; ')}.`.replace('?.', '?') : `${why}.` };
}

const unknownProcedure: readonly Problem[] = [{ code: 'procedure-unknown' }];

/** A version that ended is still taken for its days of grace, counted to the day on which the dossier was sealed. */
function findEndProblems(procedure: Procedure, text: SealedText): readonly Problem[] {
  const sealedMs = Date.parse(text.sealedAt) - procedure.graceDays * 24 * 3_600_000;
  const isOver = Number.isFinite(sealedMs) && hasEnded(procedure, vietnameseDay(sealedMs));
  return isOver ? [{ code: 'procedure-ended' }] : [];
}

/** `YYYY-MM-DD` where the dossier was written, whatever the clock of this machine is set to. */
function vietnameseDay(epochMs: number): string {
  return new Date(epochMs + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** A sheet of ours with this slip, used for one basket only. Shown to the desk; it never stops a dossier. */
async function findSheetProblems(trx: Transaction<Database>, text: SealedText): Promise<readonly Problem[]> {
  if (text.sheet === undefined) return [];
  const sheet = await trx
    .selectFrom('sheets')
    .select('slip_token_sha256')
    .where('code', '=', text.sheet.code)
    .executeTakeFirst();
  const isOurs = sheet !== undefined && (text.slipToken === '' || sheet.slip_token_sha256 === digestOf(text.slipToken));
  if (!isOurs) return [{ code: 'sheet-code-invalid', weight: 'warning' }];
  const other = await trx
    .selectFrom('dossiers')
    .select('dossier_id')
    .where('local_code', '=', text.sheet.code)
    .where('basket_id', '<>', text.basketId)
    .limit(1)
    .executeTakeFirst();
  return other ? [{ code: 'sheet-already-used', weight: 'warning' }] : [];
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const generalNames: { readonly [code in Problem['code']]?: string } = {
  'procedure-unknown': 'thủ tục này chưa có trên máy chủ',
  'procedure-ended': 'thủ tục này đã hết hiệu lực',
  'consent-missing': 'lời đồng ý của bà con',
  'confirmation-missing': 'xác nhận sau khi đọc lại',
};

/** The question's or paper's name as the form has it; never an answer. */
function nameOf(problem: Problem, procedure: Procedure | undefined): string {
  const { questionId, paperId, code } = problem;
  const id = questionId?.split('.').at(-1);
  const questions = (procedure?.form?.sections ?? []).flatMap((section) => section.questions).flatMap(withMembers);
  const question = questions.find((candidate) => candidate.id === questionId || candidate.id === id);
  const paper = procedure?.papers.find((candidate) => candidate.paperId === paperId);
  return question?.label ?? paper?.name ?? generalNames[code] ?? 'một mục của hồ sơ';
}

function withMembers(question: Question): readonly Question[] {
  return question.type === 'group' ? [question, ...question.questions.flatMap(withMembers)] : [question];
}
