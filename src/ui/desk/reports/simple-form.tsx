/** The form of every action but publishing: a line or two, and the reason where one is due. */

import { useState } from 'react';
import type { DeskReport } from '../../../core/report/desk-report.ts';
import { publicationLimits, refusalGrounds } from '../../../core/report/report-life.ts';
import type { RefusalGround, ReportActionName } from '../../../core/report/report-life.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import type { Act } from './report-actions.tsx';
import css from './reports.module.css';

interface SimpleFormProps {
  readonly action: Exclude<ReportActionName, 'publish'>;
  readonly report: DeskReport;
  readonly isBusy: boolean;
  readonly onAct: Act;
  readonly onCancel: () => void;
}

const wordsOf: { readonly [action in ReportActionName]?: 'reason' | 'answer' | 'note' } = {
  answer: 'answer',
  close: 'note',
  handle: 'note',
  refuse: 'reason',
  reopen: 'reason',
  unpublish: 'reason',
};
const labels = { reason: 'reason', answer: 'answerLabel', note: 'note' } as const;

export function SimpleForm({ action, report, isBusy, onAct, onCancel }: SimpleFormProps) {
  const name = wordsOf[action] ?? 'note';
  const [by, setBy] = useState(report.row.handledBy ?? '');
  const [ground, setGround] = useState<RefusalGround>('not-public');
  const [words, setWords] = useState(name === 'answer' ? (report.draft?.answer ?? report.answer ?? '') : '');
  const isMissing = (name !== 'note' && words.trim() === '') || (action === 'handle' && by.trim() === '');
  const body = {
    [name]: words,
    ...(action === 'handle' && { by }),
    ...(action === 'refuse' && { ground }),
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void onAct(action, body);
      }}
    >
      <h2>{texts.actions[action]}</h2>
      {action === 'handle' && (
        <LineField label={texts.handledBy} hint={texts.handledByHint}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              autoComplete="off"
              maxLength={200}
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
          )}
        </LineField>
      )}
      {action === 'refuse' && (
        <LineField label={texts.ground}>
          {(ties) => (
            <select {...ties} value={ground} onChange={(event) => setGround(event.target.value as RefusalGround)}>
              {refusalGrounds.map((each) => (
                <option key={each} value={each}>
                  {texts.grounds[each]}
                </option>
              ))}
            </select>
          )}
        </LineField>
      )}
      <LineField label={texts[labels[name]]} {...(name === 'answer' && { hint: texts.answerHint })}>
        {(ties) => (
          <textarea
            {...ties}
            rows={name === 'answer' ? 6 : 3}
            maxLength={name === 'answer' ? publicationLimits.answer : name === 'note' ? 500 : 2000}
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </LineField>
      <div className={css['buttons']}>
        <Button disabled={isBusy} onClick={onCancel}>
          {texts.cancel}
        </Button>
        {action === 'answer' && (
          <Button disabled={isBusy} onClick={() => void onAct('draft', { ...report.draft, answer: words })}>
            {texts.actions.draft}
          </Button>
        )}
        <Button type="submit" kind="primary" disabled={isBusy || isMissing}>
          {action === 'answer' ? texts.actions.answer : texts.save}
        </Button>
      </div>
    </form>
  );
}
