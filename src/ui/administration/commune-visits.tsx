/** The schedule of one commune as the province sees it: four weeks, to read only; the commune's own desk plans. */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import type { DeskVisits } from '../../core/visit/desk-visits.ts';
import { listMissedVisits, listVisits } from '../../core/visit/list-visits.ts';
import { hamletName, peopleWords } from '../../core/visit/visit-text.ts';
import { toDeskTime } from '../desk/actions/desk-time.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { commune as texts } from '../texts/vi/administration.ts';
import { visits } from '../texts/vi/visits.ts';
import { fullDayWords, missedWords } from '../parts/visit-words.ts';

const shownDays = 28;

export default function CommuneVisits() {
  const { code = '' } = useParams();
  const device = useDevice();
  const [today] = useState(() => toDeskTime(device.clock.nowIso()).slice(0, 10));
  const { value, trouble, isLoading, reload } = useOffice<DeskVisits>(`/visits?commune=${encodeURIComponent(code)}`);
  const to = isoOfDayNumber((findDayNumber(today) ?? 0) + shownDays);
  const shown = value ? listVisits(value.schedule, value.daysOff, today, to) : [];
  const missed = value ? listMissedVisits(value.schedule, value.daysOff, today, to) : [];
  return (
    <OfficePage
      title={value ? `${visits.title}: ${value.communeName}` : visits.title}
      lead={<Link to={`/quan-tri/xa/${code}`}>{texts.back}</Link>}
    >
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void reload()} />}
      {!value && isLoading && <Loading />}
      {value && shown.length === 0 && <Nothing>{visits.nothing}</Nothing>}
      {shown.length > 0 && (
        <div className={table['wide']}>
          <table className={table['table']}>
            <tbody>
              {shown.map((visit) => (
                <tr key={visit.visitId}>
                  <th scope="row">{fullDayWords(visit.date)}</th>
                  <td>
                    {visit.from}–{visit.to}
                  </td>
                  <td>
                    <b>{hamletName(visit.hamlet)}</b>
                    <br />
                    {visit.place}
                  </td>
                  <td>{peopleWords(visit) || visits.nobody}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missed.map((each) => (
        <p key={each.visitId}>{missedWords(each)}</p>
      ))}
    </OfficePage>
  );
}
