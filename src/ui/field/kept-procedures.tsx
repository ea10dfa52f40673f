/** The procedures at hand, before anything is looked for: marked with a star, and opened or used lately. */

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { RowList } from '../parts/row-list.tsx';
import { restoreFavourites, toggleFavourite, useKeptProcedures } from '../state/kept-procedures.ts';
import { useFoundProcedures } from '../state/use-found-procedures.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';
import css from './procedure-finder.module.css';
import { StarButton } from './star-button.tsx';

/** More would push the pictures off a small screen. */
const mostLately = 4;

interface Taken {
  readonly name: string;
  readonly before: readonly string[];
}

export function KeptProcedures({ row }: { readonly row: (found: FoundProcedure) => ReactNode }) {
  const { favourites, recents } = useKeptProcedures();
  const marked = useFoundProcedures('', { codes: favourites }) ?? [];
  const lately =
    useFoundProcedures('', { codes: recents.filter((code) => !favourites.includes(code)).slice(0, mostLately) }) ?? [];
  const [taken, setTaken] = useState<Taken>();
  return (
    <>
      {taken && (
        <Notice icon="star" urgent>
          <p>{texts.unmarked(taken.name)}</p>
          <Button
            onClick={() => {
              restoreFavourites(taken.before);
              setTaken(undefined);
            }}
          >
            {texts.undo}
          </Button>
        </Notice>
      )}
      {marked.length > 0 && (
        <RowList title={texts.favourites}>
          {marked.map((found) => (
            <Starred
              key={found.code}
              found={found}
              row={row}
              onTake={() => {
                setTaken({ name: found.shortName, before: favourites });
                toggleFavourite(found.code);
              }}
            />
          ))}
        </RowList>
      )}
      {lately.length > 0 && <RowList title={texts.recents}>{lately.map((found) => row(found))}</RowList>}
    </>
  );
}

interface StarredProps {
  readonly found: FoundProcedure;
  readonly row: (found: FoundProcedure) => ReactNode;
  readonly onTake: () => void;
}

function Starred({ found, row, onTake }: StarredProps) {
  return (
    <li className={css['starred']}>
      <ul>{row(found)}</ul>
      <StarButton name={found.shortName} isOn onPress={onTake} />
    </li>
  );
}
