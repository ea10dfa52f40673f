import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { Icon } from '../parts/icon.tsx';
import { queue as texts } from '../texts/vi/desk.ts';
import css from './queue-column.module.css';
import type { QueueFilter } from './queue-filter.ts';

const searchPauseMs = 200;

interface SearchFieldProps {
  readonly filter: QueueFilter;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: QueueFilter) => void;
}

/** Asks a moment after the last letter, so that a name is not searched letter by letter. */
export function SearchField({ filter, search, onFilter }: SearchFieldProps) {
  const [typed, setTyped] = useState(filter.text);
  const [asked, setAsked] = useState(filter.text);
  // The filter was changed elsewhere (cleared, or set from another page): the field follows.
  if (filter.text !== asked) {
    setAsked(filter.text);
    setTyped(filter.text);
  }
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(typed);
      onFilter({ ...filter, text: typed });
    }, searchPauseMs);
    return () => clearTimeout(timer);
  }, [typed, asked, filter, onFilter]);
  return (
    <label className={css['search']}>
      <Icon name="search" size={20} />
      <input
        ref={search}
        type="search"
        aria-label={texts.search}
        placeholder={texts.searchShort}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value.normalize('NFC'))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </label>
  );
}
