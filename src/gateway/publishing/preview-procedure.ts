/** A definition that may be published, beside what is published now: the differences, and what the person should know. */

import type { Kysely } from 'kysely';
import { hasEnded } from '../../core/procedure/has-ended.ts';
import type { DirectoryEntry, Procedure, Question } from '../../core/procedure/procedure.ts';
import type { ProcedureComparison, ProcedurePreview, PublishingWarning } from '../../core/reception/publishing.ts';
import { findNewestProcedure } from '../desk/published-procedure.ts';
import type { Database } from '../store/schema.ts';
import { compareProcedures } from './compare-procedures.ts';

/** `today`: `YYYY-MM-DD` in Vietnam. */
export async function previewProcedure(
  db: Kysely<Database>,
  procedure: Procedure,
  today: string,
): Promise<ProcedurePreview> {
  const newest = await findNewestProcedure(db, procedure.code);
  const comparison = newest && compareProcedures(newest, procedure);
  const isKnown = newest !== undefined || (await isInDirectory(db, procedure.code));
  const warnings: readonly (PublishingWarning | false)[] = [
    comparison !== undefined && isSame(comparison) && 'same-as-published',
    newest?.form !== undefined && procedure.form === undefined && 'form-removed',
    !isKnown && 'code-not-in-directory',
    isPartlyConfirmed(procedure) && 'partly-confirmed',
    hasEnded(procedure, today) && 'already-ended',
  ];
  return {
    procedure,
    warnings: warnings.filter((warning) => warning !== false),
    basedOn: newest?.version ?? 0,
    ...(comparison && { comparison }),
  };
}

/** The dates alone make no new content. */
function isSame({ questions, papers, facts }: ProcedureComparison): boolean {
  const dates = ['effectiveFrom', 'effectiveTo'];
  return questions.length === 0 && papers.length === 0 && facts.every(({ name }) => dates.includes(name));
}

async function isInDirectory(db: Kysely<Database>, code: string): Promise<boolean> {
  const list = await db.selectFrom('lists').select('content').where('name', '=', 'directory').executeTakeFirst();
  return ((list?.content ?? []) as readonly DirectoryEntry[]).some((entry) => entry.code === code);
}

function isPartlyConfirmed({ unverified, form }: Procedure): boolean {
  const isOpen = (question: Question): boolean =>
    question.unverified !== undefined || (question.type === 'group' && question.questions.some(isOpen));
  return (
    unverified.length > 0 ||
    form?.status === 'partly' ||
    (form?.sections ?? []).some((section) => section.questions.some(isOpen))
  );
}
