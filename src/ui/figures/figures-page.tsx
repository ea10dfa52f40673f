/** Figures of one place and period: the main ones on top, then over time, then split one way or another. */

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Dimension } from '../../core/figures/figure.ts';
import type { FiguresAnswer } from '../../core/figures/figures-answer.ts';
import type { Score } from '../../core/figures/score.ts';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import { BehindDialog } from './behind-dialog.tsx';
import type { Behind } from './behind-dialog.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import css from './figures.module.css';
import { figuresPath } from './figures-question.ts';
import type { FiguresQuestion } from './figures-question.ts';
import { ScoreTable } from './score-table.tsx';
import { SplitTable } from './split-table.tsx';
import { TimeSection } from './time-section.tsx';

export type ScoredFigures = FiguresAnswer & { readonly scores: readonly Score[] };

interface FiguresPageProps {
  readonly lead: string;
  readonly question: FiguresQuestion;
  readonly filters: ReactNode;
  /** What the filters are made of: where it did not come, that is said and asked for again too. */
  readonly lists: readonly OfficeAnswer<unknown>[];
  /** By what the place can be split, the first one at first. */
  readonly splits: readonly Dimension[];
  readonly steps: 'week' | 'month';
  /** Whoever sees this may open the dossiers behind a number. */
  readonly opensDossiers?: boolean;
  /** Called with true once there are figures to look at. */
  readonly onShown?: (isShown: true) => void;
  readonly children?: ReactNode;
}

/** Files hold published figures, which are not narrowed. */
const published = ({ months, commune }: FiguresQuestion): FiguresQuestion => ({
  months,
  ...(commune !== undefined && { commune }),
});

export function FiguresPage({
  lead,
  question,
  filters,
  lists,
  splits,
  steps,
  opensDossiers = false,
  onShown,
  children,
}: FiguresPageProps) {
  const answer = useOffice<ScoredFigures>(figuresPath('/figures', question, steps));
  const [behind, setBehind] = useState<Behind>();
  const { value } = answer;
  const troubled = [answer, ...lists].filter((each) => each.trouble !== undefined);
  const trouble = troubled[0]?.trouble;
  const isShown = value !== undefined;
  useEffect(() => {
    if (isShown) onShown?.(true);
  }, [isShown, onShown]);
  const open = opensDossiers ? setBehind : undefined;
  const isEmpty = value !== undefined && value.total.dossiers?.value === 0 && value.total.unsent?.value === 0;
  return (
    <OfficePage
      title={texts.title}
      lead={
        <>
          {lead} {value && texts.computedAt(formatMoment(value.computedAt))}{' '}
          {value?.smallest !== undefined && texts.small(value.smallest)}
        </>
      }
    >
      <div className={css['filters']} role="group" aria-label={texts.filters}>
        {filters}
        <ExportButtons
          path={(format) =>
            figuresPath(`/figures/${format}`, published(question), splits[0] === 'procedure' ? 'month' : splits[0])
          }
        />
      </div>
      {trouble && (
        <OfficeTrouble
          trouble={trouble}
          isOld={answer.trouble && value !== undefined}
          onRetry={() => troubled.forEach((each) => void each.reload())}
        />
      )}
      {value === undefined && answer.isLoading && <Loading />}
      {isEmpty && <Nothing>{texts.empty}</Nothing>}
      {value && (
        <>
          <FigureTiles total={value.total} {...(open && { onOpen: open })} />
          <TimeSection answer={value} steps={steps} />
        </>
      )}
      {/* Asked for beside the rest, shown below it. */}
      {(value || answer.isLoading) && (
        <div hidden={value === undefined}>
          <SplitTable key={splits.join()} question={question} splits={splits} {...(open && { onOpen: open })} />
        </div>
      )}
      {value && <ScoreTable scores={value.scores} />}
      {children}
      {behind && <BehindDialog behind={behind} question={question} onClose={() => setBehind(undefined)} />}
    </OfficePage>
  );
}
