import type { RefObject } from 'react';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { DeskQueue } from '../../core/reception/desk.ts';
import { deadlineStates, holderKinds } from '../../core/reception/desk-life.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { queue as texts } from '../texts/vi/desk.ts';
import { holders, queueMore } from '../texts/vi/desk-life.ts';
import css from './queue-column.module.css';
import { isFiltered, noFilter, waitingFor, withoutWish } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { queueOrders } from './queue-sorting.ts';
import type { QueueOrder } from './queue-sorting.ts';
import { SearchField } from './search-field.tsx';

export interface QueueFiltersProps {
  readonly filter: QueueFilter;
  readonly counts: DeskQueue['counts'] | undefined;
  /** What was met in the queue so far: procedures by code, hamlets. */
  readonly procedures: ReadonlyMap<string, string>;
  readonly hamlets: readonly string[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly order: QueueOrder;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onOrder: (order: QueueOrder) => void;
}

/** What is still to be done stands as chips with its counts; what is closed is looked for rarely. */
const openStates = [
  'received',
  'in-review',
  'accepted',
  'supplement',
  'done',
] as const satisfies readonly OfficeState[];
const closedStates = officeStates.filter((state) => !(openStates as readonly OfficeState[]).includes(state));

type Wish = Exclude<keyof QueueFilter, 'text'>;
type Options = readonly (readonly [value: string, label: string])[];

/** Search, states with their counts, what is waited for; the rest as selects that stand as chips once chosen. */
export function QueueFilters(props: QueueFiltersProps) {
  const { filter, counts, search, order, onFilter, onOrder } = props;
  const points = useDeviceState((state) => state.enrolled?.receptionPoints) ?? [];
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const toggle = <W extends Wish>(name: W, value: QueueFilter[W]) =>
    onFilter(filter[name] === value ? withoutWish(filter, name) : { ...filter, [name]: value });

  // The button that was pressed goes away with what it took off: the focus goes to where one looks on.
  const takeOff = (next: QueueFilter) => {
    search.current?.focus();
    onFilter(next);
  };

  const selects: readonly (readonly [name: Wish, label: string, options: Options])[] = [
    [
      'state',
      queueMore.closed,
      closedStates.map((state) => [state, `${texts.states[state]} (${counts?.[state] ?? 0})`]),
    ],
    ['procedure', texts.procedure, [...props.procedures]],
    ['hamlet', queueMore.hamlet, props.hamlets.map((hamlet) => [hamlet, hamlet])],
    [
      'receptionPoint',
      texts.point,
      points.length > 1 ? points.map((point) => [point.receptionPointId, point.name]) : [],
    ],
    ['deadline', queueMore.deadline, deadlineStates.map((state) => [state, queueMore.deadlines[state]])],
    ['holder', queueMore.holder, holderKinds.map((kind) => [kind, holders.kinds[kind]])],
    ['assigned', queueMore.assigned, Object.entries(queueMore.assignees)],
  ];
  const chosen = selects.flatMap(([name, label, options]) => {
    const value = filter[name];
    const words = options.find(([each]) => each === value)?.[1] ?? value;
    const isChip = name === 'state' && openStates.some((state) => state === value);
    return value === undefined || isChip ? [] : [{ name, words: `${label}: ${words}` }];
  });
  return (
    <div className={css['filters']}>
      <SearchField filter={filter} search={search} onFilter={onFilter} />
      <div className={css['chips']} role="group" aria-label={texts.byState}>
        <FilterChip
          isOn={filter.state === undefined}
          onPress={() => onFilter(withoutWish(filter, 'state'))}
          count={all}
        >
          {texts.all}
        </FilterChip>
        {openStates
          .filter((state) => (counts?.[state] ?? 0) > 0 || filter.state === state)
          .map((state) => (
            <FilterChip
              key={state}
              isOn={filter.state === state}
              count={counts && (counts[state] ?? 0)}
              onPress={() => toggle('state', state)}
            >
              {texts.states[state]}
            </FilterChip>
          ))}
      </div>
      <div className={css['chips']} role="group" aria-label={texts.byWait}>
        {waitingFor.map((waiting) => (
          <FilterChip key={waiting} isOn={filter.waiting === waiting} onPress={() => toggle('waiting', waiting)}>
            {texts.waiting[waiting]}
          </FilterChip>
        ))}
        <FilterChip isOn={filter.sameDay === '1'} onPress={() => toggle('sameDay', '1')}>
          {queueMore.sameDay}
        </FilterChip>
        {filter.arrived && (
          <FilterChip isOn onPress={() => toggle('arrived', 'today')}>
            {queueMore.arrivedToday}
          </FilterChip>
        )}
        {chosen.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            className={css['chosen']}
            aria-label={queueMore.take(words)}
            onClick={() => takeOff(withoutWish(filter, name))}
          >
            {words} <Icon name="cross" size={16} />
          </button>
        ))}
      </div>
      <details className={css['more']}>
        <summary>{queueMore.more}</summary>
        <div className={css['selects']}>
          {selects
            .filter(([, , options]) => options.length > 0)
            .map(([name, label, options]) => (
              <select
                key={name}
                aria-label={label}
                value={options.some(([value]) => value === filter[name]) ? filter[name] : ''}
                onChange={({ target }) =>
                  onFilter(target.value ? { ...filter, [name]: target.value } : withoutWish(filter, name))
                }
              >
                <option value="">{queueMore.any(label)}</option>
                {options.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            ))}
          <select
            aria-label={queueMore.order}
            value={order}
            onChange={({ target }) => onOrder(queueOrders.find((each) => each === target.value) ?? 'waiting')}
          >
            {queueOrders.map((each) => (
              <option key={each} value={each}>
                {queueMore.orders[each]}
              </option>
            ))}
          </select>
        </div>
      </details>
      {isFiltered(filter) && (
        <Button kind="quiet" onClick={() => takeOff(noFilter)}>
          {texts.clear}
        </Button>
      )}
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
  /** Absent: not known, or not counted. */
  readonly count?: number | undefined;
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
