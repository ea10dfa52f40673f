/** Finds procedures by a picture of an occasion of life or by a few typed letters; shared by "Việc gì?" and "Thủ tục". */

import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { lifeEvents } from '../../core/procedure/procedure.ts';
import type { LifeEvent } from '../../core/procedure/procedure.ts';
import { searchProcedures } from '../../core/procedure/search-procedures.ts';
import { Button } from '../parts/button.tsx';
import { LifeEventPicture } from '../parts/life-event-picture.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextLine } from '../parts/text-line.tsx';
import type { Directory } from '../state/use-procedure-index.ts';
import { useDirectory } from '../state/use-procedure-index.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import list from '../parts/row-list.module.css';
import css from './procedure-finder.module.css';

export interface FoundProcedure {
  readonly code: string;
  readonly shortName: string;
  readonly name: string;
  readonly hasForm: boolean;
}

const mostFound = 40;

export function ProcedureFinder({ row }: { readonly row: (found: FoundProcedure) => ReactNode }) {
  const directory = useDirectory();
  const [typed, setTyped] = useState('');
  const [event, setEvent] = useState<LifeEvent>();
  const query = useDeferredValue(typed);
  const found = useMemo(
    () => (directory && (query.trim() !== '' || event) ? find(directory, query, event) : undefined),
    [directory, query, event],
  );
  if (!directory) return null;
  if (directory.index.procedures.length === 0) return <Notice tone="waiting">{texts.noCatalogue}</Notice>;
  return (
    <>
      <TextLine
        label={texts.search}
        hint={texts.searchHint}
        name="find-procedure"
        type="search"
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setEvent(undefined);
        }}
      />
      {found ? (
        <>
          {event && (
            <h2 className={css['event']}>
              <LifeEventPicture event={event} size={40} /> {texts.lifeEvents[event]}
            </h2>
          )}
          <p role="status" className={css['count']}>
            {found.length === 0 ? texts.nothingFound : texts.found(found.length)}
          </p>
          {found.length > 0 && <ul className={list['list']}>{found.map((item) => row(item))}</ul>}
          <Button
            icon="back"
            onClick={() => {
              setEvent(undefined);
              setTyped('');
            }}
          >
            {texts.allEvents}
          </Button>
        </>
      ) : (
        <section>
          <h2>{texts.byEvent}</h2>
          <div className={css['events']}>
            {lifeEvents.map((candidate) => (
              <button key={candidate} type="button" onClick={() => setEvent(candidate)}>
                <LifeEventPicture event={candidate} />
                {texts.lifeEvents[candidate]}
              </button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function find(directory: Directory, query: string, event: LifeEvent | undefined): readonly FoundProcedure[] {
  const options = { limit: mostFound, ...(event && { lifeEvent: event }) };
  return searchProcedures(directory.index, query, options).map(({ code, name }) => {
    const detail = directory.details.get(code);
    return { code, name, shortName: detail?.shortName ?? name, hasForm: detail?.hasForm ?? false };
  });
}
