/**
 * Handing out and calling, as the one who does it sees it: who is here now in large figures, the next press, everybody who waits.
 * The same for an official's own book on the phone and for a counter of the hall; where the book lies is `act`'s to know.
 */

import { useEffect, useState } from 'react';
import {
  mostMatters,
  canUndo,
  findAtCounter,
  formatTicket,
  labelOf,
  waitingIn,
} from '../../core/tickets/ticket-book.ts';
import type { Ticket, TicketBook } from '../../core/tickets/ticket-book.ts';
import { boardOf, waitMinutes } from '../../core/tickets/ticket-board.ts';
import type { BoardAction } from '../../core/tickets/desk-boards.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { tickets as texts } from '../texts/vi/tickets.ts';
import css from './tickets.module.css';

interface TicketQueueProps {
  readonly book: TicketBook;
  readonly counter?: string | undefined;
  /** The letter of those whom this counter calls and hands numbers to; absent: everybody. */
  readonly queue?: string | undefined;
  readonly isBusy?: boolean;
  /** Answers the sentence to show where it could not be done. */
  readonly act: (
    action: BoardAction,
    about?: { readonly number?: number; readonly matters?: number },
  ) => Promise<string | undefined>;
}

export function TicketQueue({ book, counter, queue, isBusy, act }: TicketQueueProps) {
  const device = useDevice();
  const now = useMinute(() => device.clock.nowIso());
  const [matters, setMatters] = useState(1);
  const [said, setSaid] = useState<{ readonly tone: 'done' | 'attention'; readonly text: string }>();
  const label = (ticket: Ticket) => labelOf(book, ticket);
  const current = findAtCounter(book, counter);
  const waiting = waitingIn(book, queue);
  const absent = book.tickets.filter(({ state }) => state === 'absent');
  const done = book.tickets.filter(({ state }) => state === 'done').length;
  const { usualWaitMinutes } = boardOf(book);

  async function run(
    action: BoardAction,
    about: { number?: number; matters?: number } = {},
    then?: string,
  ): Promise<void> {
    const trouble = await act(action, about);
    setSaid(
      trouble !== undefined
        ? { tone: 'attention', text: trouble }
        : then !== undefined
          ? { tone: 'done', text: then }
          : undefined,
    );
  }

  /** A number that was handed out by mistake is void, and its paper is to be asked back. */
  const last = book.steps.at(-1);
  const voided = last && last.before.length === 0 ? last.after[0] : undefined;

  return (
    <div className={css['queue']}>
      <section className={css['now']} aria-live="polite" aria-label={texts.now}>
        <p>{texts.now}</p>
        <p className={css['number']}>{current ? label(current) : '–'}</p>
        <p>
          {current
            ? [
                current.matters > 1 && texts.matters(current.matters),
                texts.called(current.calls ?? 1, waitMinutes(current, now)),
              ]
                .filter(Boolean)
                .join(' · ')
            : texts.nobody}
        </p>
      </section>
      <div className={css['acts']}>
        <Button
          kind="primary"
          icon="forward"
          disabled={isBusy || waiting.length === 0}
          onClick={() => void run('next')}
        >
          {texts.next}
        </Button>
        {current && (
          <>
            <Button icon="speak" disabled={isBusy} onClick={() => void run('call', { number: current.number })}>
              {texts.again}
            </Button>
            <Button icon="check" disabled={isBusy} onClick={() => void run('done', { number: current.number })}>
              {texts.done}
            </Button>
            <Button icon="clock" disabled={isBusy} onClick={() => void run('absent', { number: current.number })}>
              {texts.absent}
            </Button>
          </>
        )}
      </div>
      {waiting.length === 0 && <p>{texts.nextNone}</p>}
      <div role="status">{said?.tone === 'done' && <Notice tone="done">{said.text}</Notice>}</div>
      {said?.tone === 'attention' && (
        <Notice tone="attention" urgent>
          {said.text}
        </Notice>
      )}
      {canUndo(book, counter) && (
        <Button
          icon="back"
          disabled={isBusy}
          onClick={() => void run('undo', {}, voided ? texts.undoneVoid(label(voided)) : texts.undone)}
        >
          {texts.undo}
        </Button>
      )}
      <section className={css['take']}>
        <fieldset>
          <legend>{texts.takeMatters}</legend>
          <Button
            aria-label={texts.matters(matters - 1)}
            disabled={matters <= 1}
            onClick={() => setMatters((count) => count - 1)}
          >
            −
          </Button>
          <b>{matters}</b>
          <Button
            aria-label={texts.matters(matters + 1)}
            disabled={matters >= mostMatters}
            onClick={() => setMatters((count) => count + 1)}
          >
            +
          </Button>
        </fieldset>
        <Button
          icon="plus"
          disabled={isBusy}
          onClick={() => {
            void run('take', { matters }, texts.taken(formatTicket(queue ?? book.series, book.tickets.length + 1)));
            setMatters(1);
          }}
        >
          {texts.take}
        </Button>
      </section>
      <section>
        <h2>{texts.waiting(waiting.length)}</h2>
        {usualWaitMinutes !== undefined && <p>{texts.usual(usualWaitMinutes)}</p>}
        <TicketRows
          tickets={waiting}
          label={label}
          now={now}
          isBusy={isBusy}
          onCall={(number) => void run('call', { number })}
        />
      </section>
      {absent.length > 0 && (
        <section>
          <h2>{texts.absentTitle}</h2>
          <TicketRows
            tickets={absent}
            label={label}
            now={now}
            isBusy={isBusy}
            onCall={(number) => void run('call', { number })}
          />
        </section>
      )}
      <p>{texts.doneCount(done)}</p>
    </div>
  );
}

interface TicketRowsProps {
  readonly tickets: readonly Ticket[];
  readonly label: (ticket: Ticket) => string;
  readonly now: string;
  readonly isBusy: boolean | undefined;
  readonly onCall: (number: number) => void;
}

function TicketRows({ tickets, label, now, isBusy, onCall }: TicketRowsProps) {
  return (
    <ul className={css['rows']}>
      {tickets.map((ticket) => (
        <li key={ticket.number}>
          <b>{label(ticket)}</b>
          <span>
            {[ticket.matters > 1 && texts.matters(ticket.matters), texts.waitingRow(waitMinutes(ticket, now))]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <Button aria-label={texts.callOne(label(ticket))} disabled={isBusy} onClick={() => onCall(ticket.number)}>
            {ticket.calls === undefined ? texts.call : texts.again}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The time, told anew twice a minute: waits are shown in minutes. */
function useMinute(read: () => string): string {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 30_000);
    return () => clearInterval(timer);
  });
  const fresh = read();
  return Date.parse(fresh) > Date.parse(now) ? fresh : now;
}
