/** One report at the desk: what was said, its photos, what was done about it, and what may be done next. */

import { Link, useParams } from 'react-router';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { DeskReport } from '../../../core/report/desk-report.ts';
import { formatDay, formatMoment } from '../../parts/format.ts';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import { reports } from '../../texts/vi/reports.ts';
import { ReportActions } from './report-actions.tsx';
import { ReportPhotoView } from './report-photo-view.tsx';
import { deskReportTones, whenWords } from './report-row-words.ts';
import css from './reports.module.css';

export function ReportPage() {
  const { reportId = '' } = useParams();
  const path = `/desk/reports/${encodeURIComponent(reportId)}`;
  // Each look is written down, so the page does not look again by itself.
  const answer = useOffice<DeskReport>(path);
  const report = answer.value;
  return (
    <OfficePage title={report ? texts.subjects[report.row.subject] : texts.title} lead={report?.row.hamlet}>
      <p>
        <Link to="/quay/phan-anh">← {texts.back}</Link>
      </p>
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={report !== undefined} onRetry={() => void answer.reload()} />
      )}
      {report === undefined && answer.isLoading && <Loading />}
      {report && (
        <div className={css['columns']}>
          <Said report={report} />
          <div className={css['column']}>
            <ReportActions
              key={report.row.reportId}
              report={report}
              path={path}
              onReport={answer.replace}
              onStale={() => void answer.reload()}
            />
            <History report={report} />
          </div>
        </div>
      )}
    </OfficePage>
  );
}

function Said({ report: { row, text, photos, similar } }: { readonly report: DeskReport }) {
  const { reporter, place, helper } = text;
  const who =
    text.by === 'self'
      ? texts.self
      : reporter
        ? [reporter.name, reporter.phone].filter(Boolean).join(', ')
        : texts.nobody;
  return (
    <div className={css['column']}>
      <section className={css['card']}>
        <p className={css['head']}>
          <StateChip tone={deskReportTones[row.state]}>{reports.states[row.state]}</StateChip>
          {row.isPublished && <StateChip tone="done">{texts.isPublic}</StateChip>}
          {row.sample && <StateChip tone="plain">{texts.sample}</StateChip>}
          <span data-late={row.isLate}>{whenWords(row)}</span>
        </p>
        <h2>{texts.words}</h2>
        <p className={css['said']}>{text.words}</p>
        <dl className={css['pairs']}>
          <dt>{texts.where}</dt>
          <dd>{[place.hamlet, place.described].filter(Boolean).join(', ')}</dd>
          {place.position && (
            <>
              <dt>{texts.position}</dt>
              <dd>
                {place.position.latitude.toFixed(5)}, {place.position.longitude.toFixed(5)} (
                {texts.accuracy(place.position.accuracyMetres)})
              </dd>
            </>
          )}
          <dt>{texts.who}</dt>
          <dd>{who || texts.nobody}</dd>
          <dt>{texts.helper}</dt>
          <dd>{helper.name}</dd>
          <dt>{texts.code}</dt>
          <dd>{formatLocalCode(row.localCode)}</dd>
        </dl>
      </section>
      <section className={css['card']}>
        <h2>{texts.photos}</h2>
        {photos.length === 0 && <Nothing>{texts.noPhotos}</Nothing>}
        <div className={css['photos']}>
          {photos.map((photo) => (
            <ReportPhotoView key={photo.index} photo={photo} />
          ))}
        </div>
      </section>
      {similar.length > 0 && (
        <Notice tone="waiting">
          <b>{texts.similar}</b>
          <ul>
            {similar.map((other) => (
              <li key={other.reportId}>
                <Link to={`/quay/phan-anh/${other.reportId}`}>
                  {formatLocalCode(other.localCode)}, {formatDay(other.arrivedAt)}
                </Link>
                : {other.excerpt}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function History({ report: { history } }: { readonly report: DeskReport }) {
  return (
    <section className={css['card']}>
      <h2>{texts.history}</h2>
      <ol className={css['history']}>
        {[...history].reverse().map(({ at, actor, action, note }, index) => (
          <li key={index}>
            <b>{texts.events[action] ?? action}</b> · {actor} · {formatMoment(at)}
            {note && <p className={css['said']}>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
