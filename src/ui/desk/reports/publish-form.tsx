/**
 * The public answer, written by an official from an empty page: nothing of the reporter's words is put into it. What may point at
 * a person is told while it is typed, and published only when somebody says to have looked.
 */

import { useState } from 'react';
import type { DeskReport } from '../../../core/report/desk-report.ts';
import { findPersonalMarks } from '../../../core/report/find-personal-marks.ts';
import { publicationLimits } from '../../../core/report/report-life.ts';
import type { Publication } from '../../../core/report/report-life.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import type { Act } from './report-actions.tsx';
import css from './reports.module.css';

interface PublishFormProps {
  readonly report: DeskReport;
  readonly isBusy: boolean;
  readonly onAct: Act;
  readonly onCancel: () => void;
}

export function PublishForm({ report, isBusy, onAct, onCancel }: PublishFormProps) {
  const { text, draft, publication, row } = report;
  const [written, setWritten] = useState<Publication>({
    title: draft?.title ?? publication?.title ?? '',
    place: draft?.place ?? publication?.place ?? row.hamlet,
    answer: draft?.answer ?? publication?.answer ?? '',
  });
  // Whoever looked has looked at these words; others are to be looked at again.
  const [seen, setSeen] = useState('');
  const marks = findPersonalMarks(written, [text.reporter ?? {}, { name: text.helper.name }]);
  const now = JSON.stringify(written);
  const checked = seen === now;
  const isMissing = Object.values(written).some((words) => words.trim() === '');
  const mayPublish = !isMissing && (marks.length === 0 || checked);
  const set = (part: Partial<Publication>) => setWritten({ ...written, ...part });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayPublish) void onAct('publish', { ...written, ...(checked && { checked: true }) });
      }}
    >
      <h2>{publication ? texts.publishAgain : texts.actions.publish}</h2>
      <LineField label={texts.publicTitle} hint={texts.publicTitleHint}>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autoComplete="off"
            maxLength={publicationLimits.title}
            value={written.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </LineField>
      <LineField label={texts.publicPlace} hint={texts.publicPlaceHint}>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autoComplete="off"
            maxLength={publicationLimits.place}
            value={written.place}
            onChange={(event) => set({ place: event.target.value })}
          />
        )}
      </LineField>
      <LineField label={texts.publicAnswer}>
        {(ties) => (
          <textarea
            {...ties}
            rows={7}
            autoComplete="off"
            maxLength={publicationLimits.answer}
            value={written.answer}
            onChange={(event) => set({ answer: event.target.value })}
          />
        )}
      </LineField>
      {marks.length > 0 && (
        <Notice tone="attention" urgent>
          <b>{texts.marksTitle}</b>
          <ul>
            {marks.map((mark) => (
              <li key={mark}>{texts.marks[mark]}</li>
            ))}
          </ul>
          <label className={css['check']}>
            <input type="checkbox" checked={checked} onChange={() => setSeen(checked ? '' : now)} />
            {texts.checked}
          </label>
          {!checked && <p>{texts.mustCheck}</p>}
        </Notice>
      )}
      <div className={css['buttons']}>
        <Button disabled={isBusy} onClick={onCancel}>
          {texts.cancel}
        </Button>
        {row.state !== 'closed' && (
          <Button disabled={isBusy} onClick={() => void onAct('draft', written)}>
            {texts.actions.draft}
          </Button>
        )}
        <Button type="submit" kind="primary" disabled={isBusy || !mayPublish}>
          {publication ? texts.save : texts.actions.publish}
        </Button>
      </div>
    </form>
  );
}
