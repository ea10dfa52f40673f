import { Link } from 'react-router';
import type { DeskReports } from '../../../core/report/desk-report.ts';
import { Notice } from '../../parts/notice.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';

const refreshMs = 60_000;

/** On the page of today: reports whose day for an answer is past. Nothing while there are none, or while that is not known. */
export function LateReports() {
  const { value } = useOffice<DeskReports>('/desk/reports?list=late', refreshMs);
  if (!value || value.counts.late === 0) return null;
  return (
    <Notice tone="attention">
      <b>{texts.todayTitle}</b>
      <p>
        <Link to="/quay/phan-anh">{texts.todayLink(value.counts.late)}</Link>
      </p>
    </Notice>
  );
}
