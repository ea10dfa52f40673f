/**
 * Around every screen while the app is open for practice: the mark that nothing here is of value (on the screen, on paper and
 * in the tab), and above the real screen one sentence of the lesson. What no lesson needs is not reached from here.
 */

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { findHint, isDeskLesson } from '../../core/practice/lessons.ts';
import { practiceCards } from '../../core/practice/practice-people.ts';
import { Button } from '../parts/button.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { practice as texts } from '../texts/vi/practice.ts';
import { LessonsScreen } from './lessons-screen.tsx';
import { nextLesson, tracks } from './tracks.ts';
import css from './practice.module.css';
import { useBegin, useLesson, usePractice } from './use-lesson.ts';
import type { LessonNow } from './use-lesson.ts';

const practised = /^\/($|ho-so-moi|ho-so($|\/)|lam\/|thu-tuc|quay($|\/ho-so\/))/;

export default function PracticeFrame({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const now = useLesson();
  useEffect(() => markTitle(texts.mark), []);
  return (
    <div className={css['practice']} data-desk={pathname.startsWith('/quay') || undefined}>
      <Strip now={now} address={pathname} />
      {practised.test(pathname) ? children : <LessonsScreen now={now} isDesk={pathname.startsWith('/quay')} />}
      <div className={css['mark']} aria-hidden="true">
        {[0, 1, 2].map((line) => (
          <i key={line} data-words={texts.mark} />
        ))}
      </div>
    </div>
  );
}

function Strip({ now, address }: { readonly now: LessonNow | undefined; readonly address: string }) {
  const practice = usePractice();
  const { begin, isBusy } = useBegin();
  const needsPin = useDeviceState((state) => state.vault === 'locked');
  const isHanded = useResidentHands((state) => state.isHanded);
  const { run, facts, isDone } = now ?? {};
  const listAt = run && isDeskLesson(run.lesson) ? '/quay/bai' : '/bai';
  const hint = run && facts && !isDone && practised.test(address) ? findHint(run.lesson, facts, address) : undefined;
  const next = run && nextLesson(run.lesson);
  return (
    <section className={css['strip']} aria-label={texts.title}>
      <p className={css['head']}>
        <b>{texts.mark}</b>
        {address !== listAt && !isHanded && <Link to={listAt}>{texts.list}</Link>}
      </p>
      {run && hint && (
        <p role="status" className={css['hint']}>
          <b>{texts.numbered(tracks(run.lesson).indexOf(run.lesson) + 1, texts.lessons[run.lesson])}:</b>{' '}
          {texts.hints[hint]}
        </p>
      )}
      {(needsPin || isHanded) && <p className={css['hint']}>{texts.pin(practice.pin)}</p>}
      {hint === 'scan.card' && <SampleCard />}
      {run && isDone && practised.test(address) && !isHanded && (
        <div role="status" className={css['done']}>
          <b>{texts.finished(texts.lessons[run.lesson])}</b>
          {next ? (
            <Button disabled={isBusy} onClick={() => void begin(next)}>
              {isBusy ? texts.preparing : texts.next(texts.lessons[next])}
            </Button>
          ) : (
            <Link to={listAt}>{texts.toList}</Link>
          )}
        </div>
      )}
    </section>
  );
}

/** One card after the other, as different people would hold theirs out. */
function SampleCard() {
  const practice = usePractice();
  const [turn, setTurn] = useState(0);
  return (
    <Button
      icon="scan"
      onClick={() => {
        practice.scan(practiceCards[turn % practiceCards.length]?.text ?? '');
        setTurn(turn + 1);
      }}
    >
      {texts.sampleCard}
    </Button>
  );
}

/** Whatever a screen writes into the tab, the mark stands before it. */
function markTitle(mark: string): () => void {
  const add = (): void => {
    if (!document.title.startsWith(mark)) document.title = `${mark} · ${document.title}`;
  };
  add();
  const observer = new MutationObserver(add);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => observer.disconnect();
}
