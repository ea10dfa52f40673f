/** What an expression may look at: the questions of the form by name, and the one it stands at. */

import type { Question } from '../../../core/procedure/procedure.ts';

export interface KnownQuestion {
  readonly id: string;
  readonly type: Question['type'];
  /** The repeat groups around it, outermost first. */
  readonly groups: readonly string[];
}

export interface ExpressionScope {
  readonly questions: ReadonlyMap<string, KnownQuestion>;
  /** The question that `.` stands for; absent: `.` means nothing there. */
  readonly self?: string;
}

/** Ids that begin with `$` are facts of the app; XLSForm has no word for them, so sheets of ours write `${$lane}`. */
export function isFact(id: string): boolean {
  return id.startsWith('$');
}

/** Every question of a form, those inside groups too. */
export function questionsByName(questions: readonly Question[]): ReadonlyMap<string, KnownQuestion> {
  const known = new Map<string, KnownQuestion>();
  const add = (level: readonly Question[], groups: readonly string[]) => {
    for (const question of level) {
      known.set(question.id, { id: question.id, type: question.type, groups });
      if (question.type === 'group') add(question.questions, [...groups, question.id]);
    }
  };
  add(questions, []);
  return known;
}
