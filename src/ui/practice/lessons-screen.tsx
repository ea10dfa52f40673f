/** The lessons with what was done of them, the sample cards for a second phone, and the ways out of practice. */

import { Suspense, lazy } from 'react';
import { deskLessons, phoneLessons } from '../../core/practice/lessons.ts';
import type { Lesson } from '../../core/practice/lessons.ts';
import { practiceCards } from '../../core/practice/practice-people.ts';
import { Button } from '../parts/button.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { practice as texts } from '../texts/vi/practice.ts';
import css from './practice.module.css';
import { useBegin, usePractice } from './use-lesson.ts';
import type { LessonNow } from './use-lesson.ts';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));

interface LessonsScreenProps {
  readonly now: LessonNow | undefined;
  readonly isDesk: boolean;
}

export function LessonsScreen({ now, isDesk }: LessonsScreenProps) {
  const practice = usePractice();
  const { begin, isBusy, isFailed } = useBegin();
  const track: readonly Lesson[] = isDesk ? deskLessons : phoneLessons;
  const done = now?.done ?? [];
  const open = track.find((lesson) => !done.includes(lesson));
  return (
    <Page
      title={texts.title}
      lead={isDesk ? texts.deskLead : texts.lead}
      actions={
        open && (
          <Button kind="primary" wide disabled={isBusy} onClick={() => void begin(open)}>
            {isBusy ? texts.preparing : texts.start(texts.lessons[open])}
          </Button>
        )
      }
    >
      {isFailed && (
        <Notice tone="attention" urgent>
          {texts.failed}
        </Notice>
      )}
      {!open && (
        <Notice tone="done">
          <b>{texts.all}</b>
          <p>{texts.allLead}</p>
        </Notice>
      )}
      <ol className={css['lessons']} aria-label={texts.list}>
        {track.map((lesson, index) => (
          <li key={lesson}>
            <span>
              <b>{texts.numbered(index + 1, texts.lessons[lesson])}</b>
              <StateChip tone={done.includes(lesson) ? 'done' : 'plain'}>
                {done.includes(lesson) ? texts.done : texts.notYet}
              </StateChip>
            </span>
            <Button
              disabled={isBusy}
              aria-label={`${done.includes(lesson) ? texts.again : texts.begin}: ${texts.lessons[lesson]}`}
              onClick={() => void begin(lesson)}
            >
              {done.includes(lesson) ? texts.again : texts.begin}
            </Button>
          </li>
        ))}
      </ol>
      {!isDesk && (
        <details className={css['cards']}>
          <summary>{texts.cards}</summary>
          <p>{texts.cardsLead}</p>
          <Suspense fallback={null}>
            {practiceCards.map(({ idNumber, fullName, text }) => (
              <figure key={idNumber}>
                <QrCode text={text} label={texts.cardOf(fullName)} />
                <figcaption>{fullName}</figcaption>
              </figure>
            ))}
          </Suspense>
        </details>
      )}
      <p>{texts.told}</p>
      <Button onClick={() => location.assign('/')}>{texts.leave}</Button>
      <p>{texts.leaveLead}</p>
      <Button kind="quiet" onClick={() => void practice.end()}>
        {texts.end}
      </Button>
      <p>{texts.endLead}</p>
    </Page>
  );
}
