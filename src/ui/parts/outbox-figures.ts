import type { Counters } from '../../core/screen-ports.ts';
import { home as texts } from '../texts/vi/home.ts';

export interface OutboxFigure {
  readonly words: string;
  /** It needs a person. */
  readonly isUrgent?: true;
}

/** What the line of link and outbox says of the outbox, in its order; between two of them stands ` · `. */
export function outboxFigures(counters: Counters): readonly OutboxFigure[] {
  const { needsAttention, drafts } = counters;
  return [
    { words: texts.waiting(counters) },
    ...(needsAttention > 0 ? [{ words: texts.needsAttention(needsAttention), isUrgent: true } as const] : []),
    ...(drafts > 0 ? [{ words: texts.inTheMaking(drafts) }] : []),
  ];
}
