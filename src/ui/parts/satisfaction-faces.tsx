/**
 * Three questions, three faces each, one question at a time: a picture with its words, so that neither colour nor reading is
 * needed. The third tap answers; until then nothing is kept.
 */

import { useState } from 'react';
import { satisfactionQuestions, scores } from '../../core/results/satisfaction.ts';
import type { SatisfactionAnswers, SatisfactionQuestion, Score } from '../../core/results/satisfaction.ts';
import { satisfaction as texts } from '../texts/vi/results.ts';
import { Button } from './button.tsx';
import css from './satisfaction-faces.module.css';

interface SatisfactionFacesProps {
  readonly onDone: (answers: SatisfactionAnswers) => void;
  readonly onSkip: () => void;
}

export function SatisfactionFaces({ onDone, onSkip }: SatisfactionFacesProps) {
  const [given, setGiven] = useState<{ readonly [question in SatisfactionQuestion]?: Score }>({});
  const [at, setAt] = useState(0);
  const question = satisfactionQuestions[at] ?? 'ease';

  function answer(score: Score): void {
    const next = { ...given, [question]: score };
    setGiven(next);
    const { time, attitude, ease } = next;
    if (at + 1 < satisfactionQuestions.length) setAt(at + 1);
    else if (time && attitude && ease) onDone({ time, attitude, ease });
  }

  return (
    <section className={css['faces']} aria-labelledby="satisfaction-question">
      <p className={css['step']} role="status">
        {texts.step(at + 1, satisfactionQuestions.length)}
      </p>
      <h2 id="satisfaction-question">{texts.questions[question]}</h2>
      {[...scores].reverse().map((score) => (
        <button key={score} type="button" aria-pressed={given[question] === score} onClick={() => answer(score)}>
          <Face score={score} />
          {texts.answers[question][score]}
        </button>
      ))}
      {at > 0 && (
        <Button kind="quiet" icon="back" onClick={() => setAt(at - 1)}>
          {texts.before}
        </Button>
      )}
      <Button kind="quiet" onClick={onSkip}>
        {texts.skip}
      </Button>
    </section>
  );
}

const mouths: { readonly [score in Score]: string } = {
  3: 'M20 38c4 10 20 10 24 0z',
  2: 'M21 42h22',
  1: 'M20 46c4-10 20-10 24 0',
};

/** Told apart by the mouth alone. */
function Face({ score }: { readonly score: Score }) {
  return (
    <svg
      width="3rem"
      height="3rem"
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth={3}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx={32} cy={32} r={28} />
      <path d="M22 24v4M42 24v4" strokeWidth={5} />
      <path d={mouths[score]} {...(score === 3 && { fill: 'currentColor' })} />
    </svg>
  );
}
