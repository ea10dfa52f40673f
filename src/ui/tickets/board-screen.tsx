/**
 * `/bang-so`: the numbers for everybody who waits, readable from across the hall, called out loud. With a link's token after `#` it
 * shows a hall's board; without one the book of this very device (a tablet's second screen).
 */

import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { isBoardToken } from '../../core/tickets/desk-boards.ts';
import type { CalledTicket } from '../../core/tickets/ticket-board.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { page } from '../texts/vi/page.ts';
import { ticketBoard as texts, tickets } from '../texts/vi/tickets.ts';
import { startAnnouncer } from './announce.ts';
import type { Announcer } from './announce.ts';
import css from './board-screen.module.css';
import { findNewCalls } from './find-new-calls.ts';
import { useBoard } from './use-board.ts';

export default function BoardScreen() {
  const fragment = useLocation().hash.slice(1);
  const token = isBoardToken(fragment) ? fragment : undefined;
  const { board, isOffline, isUnknown } = useBoard(fragment === '' ? undefined : (token ?? ''));
  const screen = useRef<HTMLElement>(null);
  const [announcer, setAnnouncer] = useState<Announcer>();
  const called = board?.called;
  const heard = useRef<readonly CalledTicket[] | undefined>(undefined);
  useEffect(() => {
    document.title = `${texts.title} – ${page.appName}`;
    screen.current?.querySelector('h1')?.focus();
  }, []);
  useEffect(() => {
    if (!called) return;
    for (const { label, counter } of findNewCalls(heard.current, called)) announcer?.say(label, counter);
    heard.current = called;
  }, [called, announcer]);
  useEffect(() => () => announcer?.stop(), [announcer]);
  const [now, ...others] = board?.called ?? [];

  return (
    <main className={css['board']} ref={screen}>
      <h1 tabIndex={-1}>{board?.place ?? texts.title}</h1>
      {(isUnknown || (fragment !== '' && token === undefined)) && (
        <Notice tone="attention" urgent>
          {texts.unknown}
        </Notice>
      )}
      {isOffline && (
        <Notice tone="waiting" urgent>
          {texts.offline}
        </Notice>
      )}
      {!board && fragment === '' && (
        <Notice>
          <p>{texts.localEmpty}</p>
          <ButtonLink to="/so">{tickets.title}</ButtonLink>
        </Notice>
      )}
      {board && (
        <>
          <section className={css['now']} aria-live="assertive">
            <p>{now ? texts.now : texts.none}</p>
            {now && (
              <p key={`${now.label} ${now.calls}`} className={css['number']}>
                {now.label}
              </p>
            )}
            {now?.counter && <p className={css['counter']}>{now.counter}</p>}
          </section>
          {others.length > 0 && (
            <ul className={css['others']}>
              {others.map(({ label, counter }) => (
                <li key={label}>
                  <b>{label}</b> {counter}
                </li>
              ))}
            </ul>
          )}
          <dl className={css['facts']}>
            {board.next.length > 0 && (
              <div>
                <dt>{texts.next}</dt>
                <dd>{board.next.join('   ')}</dd>
              </div>
            )}
            {board.absent.length > 0 && (
              <div>
                <dt>{texts.absent}</dt>
                <dd>{board.absent.join('   ')}</dd>
              </div>
            )}
          </dl>
          <p className={css['waiting']}>
            {[texts.waiting(board.waiting), board.usualWaitMinutes !== undefined && texts.usual(board.usualWaitMinutes)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      <footer className={css['foot']}>
        {announcer ? (
          <>
            <span>{announcer.kind === 'voice' ? texts.voice : texts.chime}</span>
            <Button icon="speak" onClick={() => setAnnouncer(undefined)}>
              {texts.soundOff}
            </Button>
          </>
        ) : (
          <Button icon="speak" onClick={() => void startAnnouncer().then(setAnnouncer)}>
            {texts.soundOn}
          </Button>
        )}
        {document.fullscreenEnabled && (
          <Button icon="up" onClick={() => void screen.current?.requestFullscreen()}>
            {texts.full}
          </Button>
        )}
      </footer>
    </main>
  );
}
