/** What is asked for a report, on one page from top to bottom; faults stand at their field and are listed on top. */

import { useState } from 'react';
import { useNavigate } from 'react-router';
import { findReportFaults, isBlankReport, isNamed, removePhoto } from '../../core/report/report-draft.ts';
import type { ReportChange, ReportDraft, ReportFault } from '../../core/report/report-draft.ts';
import { reportLimits, reportSubjects } from '../../core/report/report.ts';
import field from '../field/form/field.module.css';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import type { SaveState } from '../state/saver.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { ReportPlaceFields } from './report-place-fields.tsx';
import css from './reports.module.css';

interface ReportFormProps {
  readonly draft: ReportDraft;
  readonly saved: SaveState;
  readonly onChange: (next: ReportChange) => void;
  readonly onLeave: () => void;
  readonly onPhoto: () => void;
  readonly onNext: () => void;
}

export function ReportForm({ draft, saved, onChange, onLeave, onPhoto, onNext }: ReportFormProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [isChecked, setChecked] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const faults = isChecked ? findReportFaults(draft) : [];
  const faultOf = (...wanted: readonly ReportFault[]) => {
    const found = faults.find((fault) => wanted.includes(fault));
    return found && <small className={css['fault']}>{texts.faults[found]}</small>;
  };
  const left = reportLimits.words - draft.words.trim().length;

  async function discard(): Promise<void> {
    await device.reports.discard(draft.reportId);
    void navigate('/phan-anh', { replace: true });
  }

  function next(): void {
    setChecked(true);
    if (findReportFaults(draft).length > 0) scrollTo(0, 0);
    else onNext();
  }

  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Button
            onClick={() => {
              if (isBlankReport(draft)) void discard();
              else void navigate('/phan-anh');
            }}
          >
            {texts.list}
          </Button>
          <Button kind="primary" onClick={next}>
            {texts.next}
          </Button>
        </>
      }
      state={saved === 'saved' ? texts.saved : saved === 'failed' ? texts.notSaved : undefined}
    >
      {faults.length > 0 && (
        <Notice tone="attention" urgent>
          <b>{texts.faultsTitle}</b>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{texts.faults[fault]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <fieldset className={field['field']}>
        <legend className={field['label']}>{texts.by}</legend>
        <div className={field['choices']}>
          {(['resident', 'self'] as const).map((by) => (
            <label key={by} className={field['choice']}>
              <input type="radio" name="by" checked={draft.by === by} onChange={() => onChange({ by })} />
              {texts.byWhom[by]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={field['field']}>
        <legend className={field['label']}>{texts.subject}</legend>
        {faultOf('subject-missing')}
        <div className={field['choices']}>
          {reportSubjects.map((subject) => (
            <label key={subject} className={field['choice']}>
              <input
                type="radio"
                name="subject"
                checked={draft.subject === subject}
                onChange={() => onChange({ subject })}
              />
              {texts.subjects[subject]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={css['words']}>
        <label htmlFor="report-words">{texts.words}</label>
        <small id="report-words-hint">{texts.wordsHint}</small>
        <textarea
          id="report-words"
          name="words"
          rows={6}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="report-words-hint"
          value={draft.words}
          onChange={(event) => onChange({ words: event.target.value.normalize('NFC') })}
          onBlur={onLeave}
        />
        {left < 200 && <small role="status">{texts.left(Math.max(0, left))}</small>}
        {faultOf('words-missing', 'words-too-long')}
      </div>
      <section className={css['words']}>
        <h2>{texts.photos}</h2>
        <small>{texts.photosHint}</small>
        <ReportThumbs
          photos={draft.photos}
          onRemove={(name) => {
            onChange({ photos: removePhoto(draft, name).photos });
            void device.reports.discardPhoto(name);
          }}
        />
        {draft.photos.length < reportLimits.photos && (
          <Button icon="camera" onClick={onPhoto}>
            {texts.takePhoto}
          </Button>
        )}
      </section>
      <ReportPlaceFields draft={draft} onChange={onChange} onLeave={onLeave} faultOf={faultOf} />
      {draft.by === 'resident' && (
        <section className={css['words']}>
          <h2>{texts.reporter}</h2>
          <label className={field['choice']}>
            <input
              type="checkbox"
              name="anonymous"
              checked={draft.isAnonymous}
              onChange={() => onChange({ isAnonymous: !draft.isAnonymous })}
            />
            {texts.anonymous}
          </label>
          {draft.isAnonymous && <small>{texts.anonymousHint}</small>}
          {isNamed(draft) && (
            <>
              <TextLine
                name="name"
                label={texts.name}
                value={draft.name}
                onChange={(name) => onChange({ name })}
                onLeave={onLeave}
              />
              {faultOf('name-missing', 'name-too-long')}
              <TextLine
                name="phone"
                label={texts.phone}
                type="tel"
                inputMode="tel"
                value={draft.phone}
                onChange={(phone) => onChange({ phone })}
                onLeave={onLeave}
              />
              {faultOf('phone-invalid')}
            </>
          )}
        </section>
      )}
      {!draft.sealed && (
        <Button kind="quiet" icon="cross" onClick={() => setDiscarding(true)}>
          {texts.discard}
        </Button>
      )}
      {isDiscarding && (
        <ConfirmDialog
          title={texts.discardTitle}
          lead={texts.discardLead}
          yes={texts.discardYes}
          no={texts.discardNo}
          onAnswer={(isYes) => {
            setDiscarding(false);
            if (isYes) void discard();
          }}
        />
      )}
    </Page>
  );
}

/** The photos so far; without `onRemove` only to look at. */
export function ReportThumbs({
  photos,
  onRemove,
}: {
  readonly photos: ReportDraft['photos'];
  readonly onRemove?: (partSha256: string) => void;
}) {
  if (photos.length === 0) return null;
  return (
    <ul className={css['photos']}>
      {photos.map(({ partSha256, thumbnail }, index) => (
        <li key={partSha256}>
          {thumbnail ? <img src={thumbnail} alt={texts.photo(index + 1)} /> : <span>{texts.photo(index + 1)}</span>}
          {onRemove && (
            <Button kind="quiet" icon="cross" onClick={() => onRemove(partSha256)}>
              {texts.removePhoto(index + 1)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
