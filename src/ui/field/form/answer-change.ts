import type { Problem } from '../../../core/problem.ts';
import type { AnswerValue, Choice, ListName, Question } from '../../../core/procedure/procedure.ts';
import type { VisibleQuestion } from '../../../core/procedure/visible-questions.ts';

/** What a field asks of the page around it. */
export interface FieldProps<T extends Question['type'] = Question['type']> {
  readonly question: Extract<Question, { readonly type: T }>;
  /** Unique on the page: several dossiers and repeats may ask the same question. */
  readonly fieldId: string;
  /** The answer, or what was calculated. */
  readonly value: AnswerValue | undefined;
  readonly required: boolean;
  /** `undefined` when the answer was emptied. */
  readonly onChange: (value: AnswerValue | undefined) => void;
  /** The person left the field: save at once. */
  readonly onLeave: () => void;
  readonly problems: readonly Problem[];
  /** Where the answer came from, said beside the label ("từ thẻ"). */
  readonly origin?: string;
  /** Rows of a list of the catalogue, empty until loaded. */
  readonly list: (name: ListName) => readonly Choice[];
  /** Groups: the visible members of each repeat, and what stands at each of them by its path. */
  readonly repeats?: readonly (readonly VisibleQuestion[])[];
  readonly problemsAt?: (questionPath: string) => readonly Problem[];
}
