/** The households of a hamlet: search, filters, how far the round is. Works without coverage, from the pack on the phone. */

import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { countRound, findDoors, roundFilters } from '../../core/household/round.ts';
import type { RoundDoor, RoundFilter } from '../../core/household/round.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { page } from '../texts/vi/page.ts';
import chips from '../field/chips.module.css';
import { doorTone, doorWords } from './door-words.ts';
import { ErrandLinks } from './errand-links.tsx';
import css from './hamlet.module.css';
import { hamletPath, householdPath } from './hamlet-path.ts';
import { MissingPack } from './missing-pack.tsx';
import { RoundHead } from './round-head.tsx';
import { useHamlet } from './use-hamlet.ts';
import { useRound } from './use-round.ts';
import { useShownCount } from './use-shown-count.ts';

const filterName = 'loc';

export function HamletScreen() {
  const { hamlet, known, today } = useHamlet();
  const { doors, days, begin } = useRound(known, today);
  const name = hamletName(hamlet);
  return (
    <Page
      title={name}
      tabTitle={texts.place}
      actions={
        <>
          <ButtonLink to="/thon">{page.back}</ButtonLink>
          <ButtonLink kind="primary" icon="plus" to={`${hamletPath(hamlet)}/ho-moi`}>
            {texts.addHousehold}
          </ButtonLink>
        </>
      }
    >
      {known && !known.pack && <MissingPack hamlet={hamlet} />}
      {known && known.torn > 0 && <Notice tone="attention">{texts.torn(known.torn)}</Notice>}
      {known && <ErrandLinks known={known} today={today} />}
      {doors && (
        <>
          <RoundHead doors={doors} {...days} onSince={begin} />
          <ButtonLink icon="box" to={`${hamletPath(hamlet)}/so-do`}>
            {texts.toMap}
          </ButtonLink>
          {doors.length === 0 ? (
            known?.pack && <Nothing>{texts.empty}</Nothing>
          ) : (
            <Doors hamlet={hamlet} doors={doors} />
          )}
        </>
      )}
    </Page>
  );
}

function Doors({ hamlet, doors }: { readonly hamlet: string; readonly doors: readonly RoundDoor[] }) {
  // In the address, so that the way back from a household leads to the same list; a name never stands there.
  const [params, setParams] = useSearchParams();
  const filter = roundFilters.find((each) => each === params.get(filterName)) ?? 'all';
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const { by } = useMemo(() => countRound(doors), [doors]);
  const found = useMemo(() => findDoors(doors, wanted, filter), [doors, wanted, filter]);
  const { count, end } = useShownCount(`${filter} ${wanted}`);
  const choose = (chosen: RoundFilter) =>
    setParams(chosen === 'all' ? {} : { [filterName]: chosen }, { replace: true, preventScrollReset: true });
  return (
    <>
      <TextLine
        label={texts.search}
        hint={texts.searchHint}
        name="household"
        type="search"
        value={query}
        onChange={setQuery}
      />
      <div className={chips['chips']} role="group" aria-label={texts.filterLabel}>
        {roundFilters.map((each) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => choose(each)}>
            {texts.counted(texts.filters[each], by[each])}
          </button>
        ))}
      </div>
      <p role="status" className={css['hidden']}>
        {texts.counted(texts.filters[filter], found.length)}
      </p>
      {found.length === 0 && <Nothing>{texts.nothingFound}</Nothing>}
      <ul className={css['rows']}>
        {found.slice(0, count).map((door) => (
          <DoorRow key={door.household.householdId} hamlet={hamlet} door={door} />
        ))}
      </ul>
      {count < found.length && <div ref={end} className={css['end']} />}
    </>
  );
}

function DoorRow({ hamlet, door }: { readonly hamlet: string; readonly door: RoundDoor }) {
  const { household, isNew } = door;
  const needs = household.needs.map((need) => texts.needs[need]).join(', ');
  return (
    <li>
      <Link to={householdPath(hamlet, household.householdId)}>
        <span>
          <b>{household.headName}</b>
          {household.whereabouts && <span>{household.whereabouts}</span>}
          {needs !== '' && <span>{needs}</span>}
          <span>
            <StateChip tone={doorTone(door)}>{doorWords(door)}</StateChip>
            {isNew && <StateChip tone="moving">{texts.isNew}</StateChip>}
          </span>
        </span>
        <Icon name="forward" size={20} />
      </Link>
    </li>
  );
}
