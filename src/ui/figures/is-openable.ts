import type { FigureId } from '../../core/figures/figure.ts';
import type { FigureValue } from '../../core/figures/figures-answer.ts';

/** Numbers that are not about dossiers one could show. */
const withoutDossiers: readonly FigureId[] = [
  'unsent',
  'oldest-unsent',
  'households',
  'satisfaction',
  'supplements',
  'reports',
  'reports-answered',
  'reports-published',
  'report-answer-time',
];

/** Whether there are dossiers behind a number; `isOfRow`: of one row, where requests for more lead to theirs. */
export function isOpenable(id: FigureId, figure: FigureValue | undefined): boolean {
  return (
    !withoutDossiers.includes(id) && figure?.value !== undefined && (figure.value > 0 || (figure.denominator ?? 0) > 0)
  );
}
