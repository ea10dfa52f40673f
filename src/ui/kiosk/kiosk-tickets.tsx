/** Lấy số thứ tự at the hall's PC: a touch, and the number in the largest letters that fit. It says nothing of who took it. */

import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { KioskBoard, TakenTicket } from '../../core/tickets/desk-boards.ts';
import type { HallQueue } from '../../core/tickets/hall-queues.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatTime } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { findLocalVoice, readAloud, stopReading } from '../parts/read-aloud.ts';
import { spellTicket } from '../tickets/spell-ticket.ts';
import { kioskTickets as texts } from '../texts/vi/kiosk-tickets.ts';
import { tickets } from '../texts/vi/tickets.ts';
import { givenTickets, hasPrinter } from './kiosk-marks.ts';
import { startSession } from './kiosk-session.ts';
import css from './kiosk.module.css';

/** Long enough to copy a number down, short enough for who comes next. */
const shownSeconds = 40;

type Shown =
  | { readonly state: 'asking' | 'taking' }
  | { readonly state: 'board'; readonly board: KioskBoard }
  | { readonly state: 'trouble'; readonly sentence: string; readonly mayRetry: boolean }
  | { readonly state: 'taken'; readonly ticket: TakenTicket };

export function KioskTickets() {
  const device = useDevice();
  const [shown, setShown] = useState<Shown>({ state: 'asking' });

  const call = useCallback(
    async <T,>(method: 'GET' | 'POST', body?: object): Promise<T | undefined> => {
      const outcome = await device.office.call<T>(method, '/kiosk/tickets', body);
      if (outcome.kind === 'done') return outcome.value.body;
      const code = outcome.kind === 'refused' ? outcome.problem.code : undefined;
      const sentence =
        outcome.kind === 'offline'
          ? texts.offline
          : code === 'not-found'
            ? texts.closed
            : code === 'action-not-possible'
              ? texts.over
              : texts.trouble;
      setShown({ state: 'trouble', sentence, mayRetry: sentence === texts.trouble || sentence === texts.offline });
      return undefined;
    },
    [device],
  );
  const ask = useCallback(async () => {
    setShown({ state: 'asking' });
    const board = await call<KioskBoard>('GET');
    if (board) setShown({ state: 'board', board });
  }, [call]);
  useEffect(() => void ask(), [ask]);

  async function take(queue: HallQueue | undefined): Promise<void> {
    setShown({ state: 'taking' });
    const ticket = await call<TakenTicket>('POST', queue ? { queue: queue.letter } : {});
    if (ticket) setShown({ state: 'taken', ticket });
  }

  if (shown.state === 'taken') return <TakenNumber ticket={shown.ticket} />;
  const given = givenTickets();
  const queues = shown.state === 'board' ? shown.board.queues : [];
  const only = queues.find(({ letter }) => letter === given);
  const offered = only ? [only] : queues;
  return (
    <Page
      title={texts.title}
      lead={offered.length > 1 ? texts.leadQueues : texts.lead}
      arrival={shown.state}
      {...(shown.state === 'trouble' &&
        shown.mayRetry && { actions: <Button onClick={() => void ask()}>{texts.again}</Button> })}
    >
      {shown.state === 'asking' && <p role="status">{texts.asking}</p>}
      {shown.state === 'taking' && <p role="status">{texts.taking}</p>}
      {shown.state === 'trouble' && (
        <Notice tone="waiting" urgent>
          {shown.sentence}
        </Notice>
      )}
      {shown.state === 'board' && (
        <>
          <div className={css['queues']}>
            {(offered.length === 0 ? [undefined] : offered).map((queue) => (
              <button key={queue?.letter ?? ''} type="button" onClick={() => void take(queue)}>
                {queue ? <b aria-hidden="true">{queue.letter}</b> : <Icon name="clock" size={72} />}
                <span>{queue?.name ?? texts.take}</span>
              </button>
            ))}
          </div>
          <p>{texts.waiting(shown.board.waiting)}</p>
        </>
      )}
    </Page>
  );
}

function TakenNumber({ ticket }: { readonly ticket: TakenTicket }) {
  const device = useDevice();
  const navigate = useNavigate();
  const [left, setLeft] = useState(shownSeconds);
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const { label, place, ahead, usualWaitMinutes, takenAt } = ticket;

  const leave = useCallback(async () => {
    // Who began a dossier before goes on with it.
    const isBegun = (await device.drafts.list()).drafts.some(({ state }) => state === 'draft');
    await (isBegun ? navigate('/') : startSession(device));
  }, [device, navigate]);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) void leave();
  }, [left, leave]);
  useEffect(() => {
    if (hasPrinter()) print();
    void findLocalVoice().then((found) => {
      setVoice(found);
      if (found) readAloud(texts.spoken(spellTicket(label)), found);
    });
    return stopReading;
  }, [label]);

  return (
    <Page
      title={texts.yours}
      tabTitle={texts.title}
      arrival={label}
      actions={
        <>
          {voice && (
            <Button icon="speak" onClick={() => readAloud(texts.spoken(spellTicket(label)), voice)}>
              {texts.say}
            </Button>
          )}
          {hasPrinter() && (
            <Button icon="paper" onClick={() => print()}>
              {texts.print}
            </Button>
          )}
          <Button kind="primary" icon="check" onClick={() => void leave()}>
            {texts.done}
          </Button>
        </>
      }
    >
      <section className={css['ticket']}>
        <p className={css['number']} role="status">
          {label}
        </p>
        <p>
          <b>
            {[texts.ahead(ahead), usualWaitMinutes !== undefined && tickets.usual(usualWaitMinutes)]
              .filter(Boolean)
              .join(' ')}
          </b>
        </p>
        <p>
          {place} · {texts.taken(formatTime(takenAt))}
        </p>
      </section>
      <p>{hasPrinter() ? texts.printed : texts.remember}</p>
      <p className={css['leaving']}>{texts.leaving(Math.max(0, left))}</p>
    </Page>
  );
}
