/** `/so`: queue tickets of a session on the official's own phone, offline. Nothing of a resident is in it, so it needs no PIN. */

import { useCallback, useState } from 'react';
import { newTicketBook } from '../../core/tickets/ticket-book.ts';
import { fail, succeed } from '../../core/result.ts';
import { seriesByHand } from '../../core/tickets/ticket-series.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { tickets as texts } from '../texts/vi/tickets.ts';
import { actOnBook } from './act-on-book.ts';
import { TicketQueue } from './ticket-queue.tsx';
import css from './tickets.module.css';

export default function TicketsScreen() {
  const device = useDevice();
  const [isAsking, setAsking] = useState(false);
  const [byHand, setByHand] = useState(seriesByHand[0] ?? '');
  const [trouble, setTrouble] = useState<string>();
  const load = useCallback(
    async () => ({ book: await device.tickets.findBook(), series: await device.tickets.findSeries() }),
    [device],
  );
  const found = useWatched(load, ['tickets', 'catalogue']);
  if (!found) return null;
  const { book, series } = found;
  const today = device.clock.nowIso().slice(0, 10);
  const isOld = book !== undefined && !book.startedAt.startsWith(today);

  async function begin(): Promise<void> {
    const begun = await device.tickets.change(() => succeed(newTicketBook(series ?? byHand, device.clock.nowIso())));
    setTrouble(begun.ok ? undefined : problemSentence(begun.problem));
    setAsking(false);
  }

  return (
    <Page title={texts.title} lead={texts.lead} nav={<BottomNav />}>
      {trouble && (
        <Notice tone="attention" urgent>
          {trouble}
        </Notice>
      )}
      {book && (
        <p className={css['series']}>
          <b>{texts.series(book.series)}</b>
        </p>
      )}
      {book && isOld && <Notice tone="waiting">{texts.old(formatDay(book.startedAt))}</Notice>}
      {book && (
        <TicketQueue
          book={book}
          act={async (action, about = {}) => {
            const at = device.clock.nowIso();
            const done = await device.tickets.change((now) =>
              now ? actOnBook(now, action, { at, ...about }) : fail('not-found'),
            );
            return done.ok ? undefined : problemSentence(done.problem);
          }}
        />
      )}
      {!book && <SeriesChoice series={series} byHand={byHand} onChoose={setByHand} />}
      {!book && (
        <Button kind="primary" icon="plus" onClick={() => void begin()}>
          {texts.begin}
        </Button>
      )}
      {book && !isAsking && <Button onClick={() => setAsking(true)}>{texts.beginNew}</Button>}
      {book && isAsking && (
        <Notice tone="attention" urgent>
          <p>{texts.beginAsk}</p>
          <SeriesChoice series={series} byHand={byHand} onChoose={setByHand} />
          <Button kind="danger" onClick={() => void begin()}>
            {texts.beginYes}
          </Button>
          <Button onClick={() => setAsking(false)}>{texts.beginNo}</Button>
        </Notice>
      )}
      <ButtonLink to="/bang-so" icon="speak">
        {texts.board}
      </ButtonLink>
    </Page>
  );
}

interface SeriesChoiceProps {
  readonly series: string | undefined;
  readonly byHand: string;
  readonly onChoose: (series: string) => void;
}

function SeriesChoice({ series, byHand, onChoose }: SeriesChoiceProps) {
  if (series !== undefined) {
    return (
      <p>
        <b>{texts.series(series)}</b>
        <br />
        {texts.seriesWhy}
      </p>
    );
  }
  return (
    <div>
      <Notice tone="waiting">{texts.seriesNone}</Notice>
      <label className={css['choice']}>
        {texts.seriesChoose}{' '}
        <select value={byHand} onChange={({ target }) => onChoose(target.value)}>
          {seriesByHand.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
