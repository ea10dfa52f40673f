/** Lịch: the visits of the next four weeks, those of the team's hamlets first, with what is to be done at each. */

import { peopleWords, hamletName } from '../../core/visit/visit-text.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { lich as texts } from '../texts/vi/visits.ts';
import { HamletLink } from '../hamlet/hamlet-link.tsx';
import { PackErrands } from './pack-errands.tsx';
import css from './visit-list-screen.module.css';
import { nearDayWords, useVisitsAhead } from './visits-ahead.ts';
import { missedWords, procedureWords } from '../parts/visit-words.ts';

export default function VisitListScreen() {
  const ahead = useVisitsAhead();
  const isOpen = useDeviceState((state) => state.vault === 'open');
  const commune = useDeviceState((state) => state.enrolled?.commune?.name);
  const lead = isOpen ? texts.known : texts.locked;
  return (
    <Page title={texts.title} lead={commune} nav={<BottomNav />}>
      {ahead === null && <Nothing>{texts.none}</Nothing>}
      {ahead && (
        <>
          <p className={css['lead']}>{lead}</p>
          {ahead.mine.length === 0 && <Nothing>{texts.nothing}</Nothing>}
          <VisitList visits={ahead.mine} today={ahead.today} withErrands={isOpen} />
          {ahead.missed.map((each) => (
            <p key={each.visitId} className={css['missed']}>
              {missedWords(each)}
            </p>
          ))}
          {ahead.others.length > 0 && (
            <>
              <h2>{texts.others}</h2>
              <VisitList visits={ahead.others} today={ahead.today} withErrands={isOpen} />
            </>
          )}
        </>
      )}
    </Page>
  );
}

interface VisitListProps {
  readonly visits: readonly Visit[];
  readonly today: string;
  readonly withErrands: boolean;
}

function VisitList({ visits, today, withErrands }: VisitListProps) {
  const nameOf = useProcedureNames();
  return (
    <ul className={css['list']}>
      {visits.map((visit, index) => {
        // What waits in a hamlet is done at the first visit to it.
        const isFirst = visits.findIndex(({ hamlet }) => hamlet === visit.hamlet) === index;
        const names = Object.fromEntries((visit.procedures ?? []).map((code) => [code, nameOf(code)]));
        return (
          <li key={visit.visitId}>
            <p>
              <b>{hamletName(visit.hamlet)}</b>
            </p>
            <p>
              {nearDayWords(visit.date, today)}, {visit.from}–{visit.to}
            </p>
            <p>{visit.place}</p>
            {visit.people.length > 0 && <p className={css['muted']}>{texts.who(peopleWords(visit))}</p>}
            <p className={css['muted']}>{texts.receives(procedureWords(visit, names))}</p>
            {withErrands && isFirst && <PackErrands visit={visit} />}
            {withErrands && isFirst && <HamletLink hamlet={visit.hamlet} />}
          </li>
        );
      })}
    </ul>
  );
}
