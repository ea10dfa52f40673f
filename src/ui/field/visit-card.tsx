/** On the home screen: today's or the next visit to a hamlet of this phone's team. Nothing where none is planned. */

import { hamletName } from '../../core/visit/visit-text.ts';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { lich as texts } from '../texts/vi/visits.ts';
import { VisitErrands } from './visit-errands.tsx';
import { nearDayWords, useVisitsAhead } from './visits-ahead.ts';

export default function VisitCard() {
  const ahead = useVisitsAhead();
  const next = ahead?.mine[0];
  if (!ahead || !next) return null;
  return (
    <RowList title={texts.next}>
      <RowLink
        to="/lich"
        title={`${hamletName(next.hamlet)} · ${nearDayWords(next.date, ahead.today)}`}
        detail={`${next.from}–${next.to}, ${next.place}`}
        state={<VisitErrands hamlet={next.hamlet} />}
      />
    </RowList>
  );
}
