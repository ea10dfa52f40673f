/**
 * A map without a map: the doors of each lane as cells in their order, each with its sign, its colour and its words. Nobody has
 * to draw anything and nothing is fetched; where the list says no place, the doors stand together at the end.
 */

import { useMemo } from 'react';
import { Link } from 'react-router';
import { groupDoors } from '../../core/household/round.ts';
import type { DoorGroup, DoorState, RoundDoor } from '../../core/household/round.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { page } from '../texts/vi/page.ts';
import { doorIcon, doorIcons, doorTone, doorTones, doorWords } from './door-words.ts';
import css from './hamlet.module.css';
import map from './door-map.module.css';
import { hamletPath, householdPath } from './hamlet-path.ts';
import { MissingPack } from './missing-pack.tsx';
import { RoundHead } from './round-head.tsx';
import { useHamlet } from './use-hamlet.ts';
import { useRound } from './use-round.ts';
import { useShownCount } from './use-shown-count.ts';

export default function DoorMapScreen() {
  const { hamlet, known, today } = useHamlet();
  const { doors, days, begin } = useRound(known, today);
  const groups = useMemo(() => doors && groupDoors(doors), [doors]);
  return (
    <Page
      title={texts.mapTitle}
      lead={`${hamletName(hamlet)}. ${texts.mapLead}`}
      actions={
        <>
          <ButtonLink to="/thon">{page.back}</ButtonLink>
          <ButtonLink kind="primary" to={hamletPath(hamlet)}>
            {texts.toList}
          </ButtonLink>
        </>
      }
    >
      {known && !known.pack && <MissingPack hamlet={hamlet} />}
      {doors && groups && (
        <>
          <RoundHead doors={doors} {...days} onSince={begin} />
          <ul className={map['legend']} aria-label={texts.legend}>
            {(Object.keys(doorIcons) as DoorState[]).map((state) => (
              <li key={state} data-tone={doorTones[state]}>
                <Icon name={doorIcons[state]} size={18} /> {texts.states[state]}
              </li>
            ))}
          </ul>
          {doors.length === 0 && known?.pack && <Nothing>{texts.empty}</Nothing>}
          <Groups hamlet={hamlet} groups={groups} />
        </>
      )}
    </Page>
  );
}

function Groups({ hamlet, groups }: { readonly hamlet: string; readonly groups: readonly DoorGroup[] }) {
  const { count, end } = useShownCount('map');
  let left = count;
  const shown: DoorGroup[] = [];
  for (const { place, doors } of groups) {
    if (left <= 0) break;
    shown.push({ place, doors: doors.slice(0, left) });
    left -= doors.length;
  }
  const all = groups.reduce((sum, { doors }) => sum + doors.length, 0);
  return (
    <>
      {shown.map(({ place, doors }) => (
        <section key={place} className={map['group']}>
          <h2>{place === '' ? texts.nowhere : place}</h2>
          <ul>
            {doors.map((door) => (
              <Cell key={door.household.householdId} hamlet={hamlet} door={door} />
            ))}
          </ul>
        </section>
      ))}
      {count < all && <div ref={end} className={css['end']} />}
    </>
  );
}

function Cell({ hamlet, door }: { readonly hamlet: string; readonly door: RoundDoor }) {
  const { headName, householdId } = door.household;
  return (
    <li>
      <Link
        to={householdPath(hamlet, householdId)}
        data-tone={doorTone(door)}
        aria-label={`${headName}: ${doorWords(door)}`}
      >
        <Icon name={doorIcon(door)} size={20} />
        <span>{headName.split(/\s+/).at(-1)}</span>
      </Link>
    </li>
  );
}
