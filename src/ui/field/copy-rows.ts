import { factsOf } from '../../core/dossier/sealed-content.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { getInterview } from '../../core/procedure/visible-questions.ts';
import type { VisibleQuestion } from '../../core/procedure/visible-questions.ts';

export interface CopyRow {
  readonly id: string;
  /** As the official form words it, with its item number. */
  readonly label: string;
  readonly text: string;
}

/** What was answered, in the order and the words of the official form: to copy into the portal field by field. */
export function copyRows(procedure: Procedure, draft: Draft, labels: ListLabels, today: string): readonly CopyRow[] {
  const { questions } = getInterview(procedure, factsOf(draft), { today });
  return questions.flatMap((visible) => rowsOf(visible, '', labels));
}

function rowsOf({ id, question, value, repeats }: VisibleQuestion, before: string, labels: ListLabels): CopyRow[] {
  const label = before + [question.item, question.officialLabel ?? question.label].filter(Boolean).join('. ');
  if (repeats) {
    return repeats.flatMap((members, index) =>
      members.flatMap((member) => rowsOf(member, `${label} ${index + 1} – `, labels)),
    );
  }
  const text = answerText(question, value, labels);
  return text === '' ? [] : [{ id, label, text }];
}
