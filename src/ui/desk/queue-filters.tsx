import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import type { DeskQueue } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { queue as texts } from '../texts/vi/desk.ts';
import css from './queue-column.module.css';
import { isFiltered, noFilter, waitingFor } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';

interface QueueFiltersProps {
  readonly filter: QueueFilter;
  readonly counts: DeskQueue['counts'] | undefined;
  /** Procedures met in the queue so far, by code. */
  readonly procedures: ReadonlyMap<string, string>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: QueueFilter) => void;
}

const searchPauseMs = 200;

/** Search, states with their counts, what is waited for, procedure and place. */
export function QueueFilters({ filter, counts, procedures, search, onFilter }: QueueFiltersProps) {
  const points = useDeviceState((state) => state.enrolled?.receptionPoints) ?? [];
  const all = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  const without = (name: keyof QueueFilter): QueueFilter => {
    const { [name]: _left, ...rest } = filter;
    return { text: filter.text, ...rest };
  };
  return (
    <div className={css['filters']}>
      <SearchField filter={filter} search={search} onFilter={onFilter} />
      <div className={css['chips']} role="group" aria-label={texts.byState}>
        <FilterChip isOn={filter.state === undefined} onPress={() => onFilter(without('state'))} count={all}>
          {texts.all}
        </FilterChip>
        {officeStates
          .filter((state) => (counts?.[state] ?? 0) > 0 || filter.state === state)
          .map((state) => (
            <FilterChip
              key={state}
              isOn={filter.state === state}
              count={counts?.[state] ?? 0}
              onPress={() => onFilter(filter.state === state ? without('state') : { ...filter, state })}
            >
              {texts.states[state]}
            </FilterChip>
          ))}
      </div>
      <div className={css['chips']} role="group" aria-label={texts.byWait}>
        {waitingFor.map((waiting) => (
          <FilterChip
            key={waiting}
            isOn={filter.waiting === waiting}
            onPress={() => onFilter(filter.waiting === waiting ? without('waiting') : { ...filter, waiting })}
          >
            {texts.waiting[waiting]}
          </FilterChip>
        ))}
      </div>
      <div className={css['selects']}>
        <select
          aria-label={texts.procedure}
          value={filter.procedure ?? ''}
          onChange={({ target }) =>
            onFilter(target.value ? { ...filter, procedure: target.value } : without('procedure'))
          }
        >
          <option value="">{texts.anyProcedure}</option>
          {[...procedures].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        {points.length > 1 && (
          <select
            aria-label={texts.point}
            value={filter.receptionPoint ?? ''}
            onChange={({ target }) =>
              onFilter(target.value ? { ...filter, receptionPoint: target.value } : without('receptionPoint'))
            }
          >
            <option value="">{texts.anyPoint}</option>
            {points.map((point) => (
              <option key={point.receptionPointId} value={point.receptionPointId}>
                {point.name}
              </option>
            ))}
          </select>
        )}
        {isFiltered(filter) && (
          <Button kind="quiet" onClick={() => onFilter(noFilter)}>
            {texts.clear}
          </Button>
        )}
      </div>
    </div>
  );
}

function FilterChip({
  isOn,
  count,
  onPress,
  children,
}: {
  readonly isOn: boolean;
  readonly count?: number;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onPress}>
      {children}
      {count !== undefined && <b>{count}</b>}
    </button>
  );
}

/** Asks a moment after the last letter, so that a name is not searched letter by letter. */
function SearchField({ filter, search, onFilter }: Pick<QueueFiltersProps, 'filter' | 'search' | 'onFilter'>) {
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
