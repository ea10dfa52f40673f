/** Things that hold from one day to another: which holds now, which comes, and the way to end one early. */

import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { StateChip } from '../parts/notice.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';

interface Span {
  readonly id: string;
  readonly words: string;
  readonly from: string;
  readonly to: string;
  readonly ended?: true;
}

interface SpanListProps {
  readonly spans: readonly Span[];
  readonly none: string;
  readonly isBusy: boolean;
  readonly onEnd: (id: string) => void;
}

export function SpanList({ spans, none, isBusy, onEnd }: SpanListProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  if (spans.length === 0) return <p className={css['lead']}>{none}</p>;
  return (
    <ul className={css['steps']}>
      {spans.map((span) => {
        const isOpen = !span.ended && span.to >= today;
        return (
          <li key={span.id}>
            <span>
              <b>{span.words}</b> {texts.span(formatDay(span.from), formatDay(span.to))}
            </span>
            {isOpen && span.from <= today ? (
              <StateChip tone="done">{texts.running}</StateChip>
            ) : (
              standingOf(span, isOpen)
            )}
            {isOpen && (
              <Button kind="quiet" disabled={isBusy} onClick={() => onEnd(span.id)}>
                {texts.end}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function standingOf(span: Span, isOpen: boolean): string {
  if (span.ended) return texts.ended;
  return isOpen ? texts.coming : texts.past;
}
