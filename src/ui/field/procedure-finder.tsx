/**
 * Finds procedures by words, by a picture of an occasion of life, or by sector; first of all those at hand: marked by this
 * volunteer, or opened lately. Shared by "Việc gì?" and "Thủ tục". What was looked for is in the address, so that coming
 * back from a procedure finds the list again.
 */

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { lifeEvents } from '../../core/procedure/procedure.ts';
import type { LifeEvent } from '../../core/procedure/procedure.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { LifeEventPicture } from '../parts/life-event-picture.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { useFoundProcedures, useSectors } from '../state/use-found-procedures.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import list from '../parts/row-list.module.css';
import { KeptProcedures } from './kept-procedures.tsx';
import css from './procedure-finder.module.css';

const mostFound = 40;
/** All of a sector or of an occasion: a list to read through. */
const mostListed = 120;
/** Browsers refuse an address that changes with every key. */
const addressPauseMs = 300;

interface Looked {
  readonly words: string;
  readonly event?: LifeEvent | undefined;
  readonly sector?: string | undefined;
}

export function ProcedureFinder({ row }: { readonly row: (found: FoundProcedure) => ReactNode }) {
  const [looked, look] = useLooked();
  const { words, event, sector } = looked;
  const sectors = useSectors();
  const isLooking = words.trim() !== '' || event !== undefined || sector !== undefined;
  const limit = words.trim() === '' ? mostListed : mostFound;
  const found = useFoundProcedures(
    words,
    isLooking ? { limit, ...(event && { lifeEvent: event }), ...(sector !== undefined && { sector }) } : undefined,
  );
  if (!sectors) return null;
  if (sectors.length === 0) return <Notice tone="waiting">{texts.noCatalogue}</Notice>;
  return (
    <>
      <TextLine
        label={texts.search}
        hint={texts.searchHint}
        name="find-procedure"
        type="search"
        value={words}
        onChange={(value) => look({ words: value })}
      />
      {isLooking ? (
        <>
          <Where event={event} sector={sector} />
          {found && <Results found={found} row={row} />}
          <Button icon="back" onClick={() => look({ words: '' })}>
            {texts.allEvents}
          </Button>
        </>
      ) : (
        <>
          <KeptProcedures row={row} />
          <section>
            <h2>{texts.byEvent}</h2>
            <div className={css['events']}>
              {lifeEvents.map((candidate) => (
                <button key={candidate} type="button" onClick={() => look({ words: '', event: candidate })}>
                  <LifeEventPicture event={candidate} />
                  {texts.lifeEvents[candidate]}
                </button>
              ))}
            </div>
          </section>
          <details className={css['sectors']}>
            <summary>{texts.bySector(sectors.length)}</summary>
            <ul className={list['list']}>
              {sectors.map(({ sector: name, count }) => (
                <li key={name}>
                  <button type="button" onClick={() => look({ words: '', sector: name })}>
                    <span>{name}</span>
                    <span className={css['number']}>{count}</span>
                    <Icon name="forward" size={20} />
                  </button>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
}

function Where({ event, sector }: Pick<Looked, 'event' | 'sector'>) {
  if (event) {
    return (
      <h2 className={css['event']}>
        <LifeEventPicture event={event} size={40} /> {texts.lifeEvents[event]}
      </h2>
    );
  }
  return sector === undefined ? null : <h2>{sector}</h2>;
}

interface ResultsProps {
  readonly found: readonly FoundProcedure[];
  readonly row: (found: FoundProcedure) => ReactNode;
}

function Results({ found, row }: ResultsProps) {
  return (
    <>
      <p role="status" className={css['count']}>
        {found.length === 0 ? texts.nothingFound : texts.found(found.length)}
      </p>
      {found.length > 0 && <ul className={list['list']}>{found.map((item) => row(item))}</ul>}
    </>
  );
}

/** What is looked for, at once in the screen and after a pause in the address. */
function useLooked(): readonly [Looked, (looked: Looked) => void] {
  const [search] = useSearchParams();
  const [looked, look] = useState<Looked>(() => ({
    words: search.get('tim') ?? '',
    event: lifeEvents.find((event) => event === search.get('viec')),
    sector: search.get('linh-vuc') ?? undefined,
  }));
  const { words, event, sector } = looked;
  // In a hall the next person would find it there.
  const isKept = !useIsKiosk();
  useEffect(() => {
    if (!isKept) return undefined;
    const { pathname } = location;
    const timer = setTimeout(() => {
      // A link was followed meanwhile: the address is another screen's.
      if (location.pathname !== pathname) return;
      const written = new URLSearchParams({
        ...(words && { tim: words }),
        ...(event && { viec: event }),
        ...(sector !== undefined && { 'linh-vuc': sector }),
      });
      // Past the router, which would take it for a step and leave the page that a tap has just opened.
      history.replaceState(history.state, '', String(written) !== '' ? `${pathname}?${String(written)}` : pathname);
    }, addressPauseMs);
    return () => clearTimeout(timer);
  }, [isKept, words, event, sector]);
  return [looked, look];
}
