/** Whether this PC hands out queue numbers, and which: its keeper's choice, kept on the PC. */

import { useEffect, useState } from 'react';
import type { KioskBoard } from '../../core/tickets/desk-boards.ts';
import { useDevice } from '../parts/device-context.tsx';
import { kioskTicketsKeeper as texts } from '../texts/vi/kiosk-tickets.ts';
import { giveTickets, givenTickets } from './kiosk-marks.ts';
import css from './kiosk.module.css';

export function TicketChoice() {
  const device = useDevice();
  const [given, setGiven] = useState(givenTickets);
  const [board, setBoard] = useState<KioskBoard | 'closed' | 'unknown'>();
  useEffect(() => {
    void device.office.call<KioskBoard>('GET', '/kiosk/tickets').then((outcome) => {
      if (outcome.kind === 'done') return setBoard(outcome.value.body);
      const isClosed = outcome.kind === 'refused' && outcome.problem.code === 'not-found';
      setBoard(isClosed ? 'closed' : 'unknown');
    });
  }, [device]);
  const queues = typeof board === 'object' ? board.queues : [];
  const isGivenKnown = given === undefined || given === 'all' || queues.some(({ letter }) => letter === given);
  return (
    <>
      <label className={css['line']}>
        {texts.give}
        <select
          value={given ?? ''}
          onChange={(event) => {
            const chosen = event.target.value === '' ? undefined : event.target.value;
            giveTickets(chosen);
            setGiven(chosen);
          }}
        >
          <option value="">{texts.none}</option>
          <option value="all">{texts.all}</option>
          {queues.map(({ letter, name }) => (
            <option key={letter} value={letter}>
              {texts.one(letter, name)}
            </option>
          ))}
          {!isGivenKnown && <option value={given}>{texts.oneUnknown(given)}</option>}
        </select>
      </label>
      {board === 'closed' && <p>{texts.closed}</p>}
      {board === 'unknown' && <p>{texts.offline}</p>}
    </>
  );
}
