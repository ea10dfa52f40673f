/** The report as it will go, read out to whoever reports; sealed with the one sentence of what becomes of it. */

import { useState } from 'react';
import type { Problem } from '../../core/problem.ts';
import { isNamed } from '../../core/report/report-draft.ts';
import type { ReportDraft } from '../../core/report/report-draft.ts';
import { sealReport } from '../../core/report/seal-report.ts';
import field from '../field/form/field.module.css';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { forReporters, reports as texts } from '../texts/vi/reports.ts';
import { ReportThumbs } from './report-form.tsx';
import css from './reports.module.css';

interface ReportReadBackProps {
  readonly draft: ReportDraft;
  readonly beforeSealing: () => Promise<unknown>;
  readonly onWrong: () => void;
  readonly onSealed: (draft: ReportDraft) => void;
}

export function ReportReadBack({ draft, beforeSealing, onWrong, onSealed }: ReportReadBackProps) {
  const device = useDevice();
  const communeCode = useDeviceState((state) => state.enrolled?.commune?.code);
  const isSelf = draft.by === 'self';
  const [given, setGiven] = useState<'spoken' | 'tapped'>();
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const consent = isSelf ? ('tapped' as const) : given;

  async function seal(): Promise<void> {
    if (consent === undefined) return setMissing(true);
    if (communeCode === undefined) return setProblem({ code: 'not-enrolled' });
    setBusy(true);
    await beforeSealing();
    const sealed = await sealReport(device, draft, { communeCode, consent });
    setBusy(false);
    if (sealed.ok) onSealed(sealed.value);
    else setProblem(sealed.problem);
  }

  const place = [draft.hamlet, draft.described.trim()].filter(Boolean).join(', ');
  const who = isSelf
    ? texts.self
    : isNamed(draft)
      ? [draft.name, draft.phone].filter(Boolean).join(', ')
      : texts.nobody;
  return (
    <Page
      title={texts.readTitle}
      lead={isSelf ? texts.readSelf : texts.readLead}
      arrival="read"
      actions={
        <>
          <Button disabled={isBusy} onClick={onWrong}>
            {texts.wrong}
          </Button>
          <Button kind="primary" disabled={isBusy} onClick={() => void seal()}>
            {isBusy ? texts.sealing : draft.sealed ? texts.sealAgain : texts.seal}
          </Button>
        </>
      }
    >
      {problem && (
        <Notice tone="attention" urgent>
          {problemSentence(problem)}
        </Notice>
      )}
      <dl className={css['read']}>
        <dt>{draft.subject && texts.subjects[draft.subject]}</dt>
        <dd>{draft.words}</dd>
        <dt>{texts.where}</dt>
        <dd>{place}</dd>
        {draft.position && <dd>{texts.positionTaken(draft.position.accuracyMetres)}</dd>}
        <dt>{texts.who}</dt>
        <dd>{who}</dd>
        <dt>{texts.photoCount(draft.photos.length)}</dt>
      </dl>
      <ReportThumbs photos={draft.photos} />
      <Notice>{forReporters.consent}</Notice>
      {isSelf && <Notice>{texts.selfKnown}</Notice>}
      {!isSelf && (
        <fieldset className={field['field']}>
          <legend className={field['label']}>{texts.consentHow}</legend>
          {isMissing && consent === undefined && (
            <small className={css['fault']} role="alert">
              {texts.consentMissing}
            </small>
          )}
          <div className={field['choices']}>
            {(['spoken', 'tapped'] as const).map((way) => (
              <label key={way} className={field['choice']}>
                <input type="radio" name="consent" checked={given === way} onChange={() => setGiven(way)} />
                {texts.consentWays[way]}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </Page>
  );
}
