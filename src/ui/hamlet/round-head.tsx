/** How far the round is, and from which day it counts. */

import type { RoundDoor } from '../../core/household/round.ts';
import { countRound, countVneid } from '../../core/household/round.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { isDay } from '../../core/visit/ready-to-go.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';

interface RoundHeadProps {
  readonly doors: readonly RoundDoor[];
  readonly since: string;
  readonly today: string;
  readonly onSince: (day: string) => void;
}

export function RoundHead({ doors, since, today, onSince }: RoundHeadProps) {
  const { all, knocked, settled } = countRound(doors);
  const { level2, known } = countVneid(doors);
  return (
    <section className={css['round']}>
      <label className={css['progress']}>
        {texts.progress(knocked, all)}
        <progress value={knocked} max={Math.max(1, all)} />
      </label>
      <p className={css['muted']}>
        {texts.settled(settled)}
        {known > 0 && ` · ${texts.vneidLine(level2, known)}`}
      </p>
      <details>
        <summary>{texts.round(dayWords(since))}</summary>
        <label className={css['line']}>
          {texts.roundSince}
          <input
            type="date"
            max={today}
            value={since}
            onChange={({ target }) => isDay(target.value) && target.value <= today && onSince(target.value)}
          />
        </label>
        <p className={css['muted']}>{texts.roundHint}</p>
      </details>
    </section>
  );
}
