/** /quay/phan-anh: what residents reported, the most urgent first. */

import { useState } from 'react';
import { Link } from 'react-router';
import { reportLists } from '../../../core/report/desk-report.ts';
import type { DeskReports, ReportList } from '../../../core/report/desk-report.ts';
import { reportSubjects } from '../../../core/report/report.ts';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import { reports } from '../../texts/vi/reports.ts';
import { deskReportTones, whenWords } from './report-row-words.ts';
import choices from '../../parts/choice-chips.module.css';
import css from './reports.module.css';

const refreshMs = 60_000;

export function ReportsPage() {
  const [list, setList] = useState<ReportList>('open');
  const [subject, setSubject] = useState('');
  const [hamlet, setHamlet] = useState('');
  const [skip, setSkip] = useState(0);
  const question = new URLSearchParams({
    list,
    ...(subject && { subject }),
    ...(hamlet && { hamlet }),
    ...(skip > 0 && { skip: String(skip) }),
  });
  const answer = useOffice<DeskReports>(`/desk/reports?${question.toString()}`, refreshMs);
  const { value } = answer;

  function choose(change: () => void): void {
    setSkip(0);
    change();
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />
      )}
      <div className={`${css['filters']} ${choices['chips']}`} role="group" aria-label={texts.filters}>
        {reportLists.map((each) => (
          <button key={each} type="button" aria-pressed={each === list} onClick={() => choose(() => setList(each))}>
            {texts.lists[each]} {value && <b>{value.counts[each]}</b>}
          </button>
        ))}
        <label>
          {texts.subject}
          <select value={subject} onChange={(event) => choose(() => setSubject(event.target.value))}>
            <option value="">{texts.allSubjects}</option>
            {reportSubjects.map((each) => (
              <option key={each} value={each}>
                {texts.subjects[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.hamlet}
          <select value={hamlet} onChange={(event) => choose(() => setHamlet(event.target.value))}>
            <option value="">{texts.allHamlets}</option>
            {[...new Set([...(value?.hamlets ?? []), ...(hamlet ? [hamlet] : [])])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      </div>
      {value === undefined && answer.isLoading && <Loading />}
      {value?.rows.length === 0 && (
        <Notice tone={list === 'open' ? 'done' : 'plain'}>{list === 'open' ? texts.emptyOpen : texts.empty}</Notice>
      )}
      {value && value.rows.length > 0 && (
        <ul className={css['rows']}>
          {value.rows.map((row) => (
            <li key={row.reportId}>
              <Link to={`/quay/phan-anh/${row.reportId}`}>
                <span className={css['head']}>
                  <b>{texts.subjects[row.subject]}</b>
                  <span>{row.hamlet}</span>
                  <StateChip tone={deskReportTones[row.state]}>{reports.states[row.state]}</StateChip>
                  {row.isPublished && <StateChip tone="done">{texts.isPublic}</StateChip>}
                  {row.sample && <StateChip tone="plain">{texts.sample}</StateChip>}
                </span>
                <span>{row.excerpt}</span>
                <span className={css['facts']}>
                  <span data-late={row.isLate}>{whenWords(row)}</span>
                  <span>{formatLocalCode(row.localCode)}</span>
                  {row.photoCount > 0 && <span>{texts.photoCount(row.photoCount)}</span>}
                  {row.handledBy && <span>{reports.handledBy(row.handledBy)}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className={css['pager']}>
        {skip > 0 && <Button onClick={() => setSkip(0)}>{texts.first}</Button>}
        {value?.next !== undefined && <Button onClick={() => setSkip(value.next ?? 0)}>{texts.more}</Button>}
      </div>
    </OfficePage>
  );
}
