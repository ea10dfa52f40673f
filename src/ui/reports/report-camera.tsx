/** Photographs the place inside the page, so that nothing lands in the phone's gallery. */

import { useCallback, useEffect, useState } from 'react';
import { findStorageProblem } from '../../core/dossier/find-storage-problem.ts';
import type { Problem } from '../../core/problem.ts';
import { addPhoto } from '../../core/report/report-draft.ts';
import type { ReportChange, ReportDraft } from '../../core/report/report-draft.ts';
import { reportLimits } from '../../core/report/report.ts';
import capture from '../field/capture-pages.module.css';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useCamera } from '../parts/use-camera.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { ReportThumbs } from './report-form.tsx';

interface ReportCameraProps {
  readonly draft: ReportDraft;
  readonly onChange: (next: ReportChange) => void;
  readonly onDone: () => void;
}

export function ReportCamera({ draft, onChange, onDone }: ReportCameraProps) {
  const device = useDevice();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const start = useCallback((place: HTMLElement) => device.camera.start(place), [device]);
  const { frame, session } = useCamera(start, setProblem);
  const isFull = draft.photos.length >= reportLimits.photos;
  const canTake = session !== undefined && !isFull;

  useEffect(() => {
    void findStorageProblem(device).then((found) => {
      if (found) setProblem(found);
    });
  }, [device]);

  async function keep(picture: Blob | undefined): Promise<void> {
    if (!picture) return;
    setBusy(true);
    setProblem(undefined);
    const sealed = await device.reports.sealPhoto(draft.reportId, picture);
    setBusy(false);
    const added = sealed.ok ? addPhoto(draft, sealed.value) : sealed;
    if (!added.ok) return setProblem(added.problem);
    onChange({ photos: added.value.photos });
    if (added.value.photos.length >= reportLimits.photos) onDone();
  }

  return (
    <Page
      title={texts.cameraTitle}
      lead={texts.cameraLead}
      arrival={draft.photos.length}
      actions={
        <>
          <Button
            kind={!canTake && draft.photos.length > 0 ? 'primary' : 'secondary'}
            disabled={isBusy}
            onClick={onDone}
          >
            {texts.cameraDone}
          </Button>
          {canTake && (
            <Button
              kind="primary"
              icon="camera"
              disabled={isBusy}
              // The port hides that a browser's picture is a Blob; only the device makes them.
              onClick={() => void session.take().then((picture) => keep(picture as Blob))}
            >
              {isBusy ? texts.keeping : texts.take}
            </Button>
          )}
        </>
      }
    >
      {problem && (
        <Notice tone="attention" urgent>
          {problemSentence(problem)}
        </Notice>
      )}
      <div ref={frame} className={capture['frame']} />
      {!isFull && (
        <label className={capture['file']}>
          <Icon name="paper" /> {texts.choose}
          <input
            type="file"
            accept="image/*"
            disabled={isBusy}
            onChange={(event) => {
              void keep(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      <ReportThumbs photos={draft.photos} />
    </Page>
  );
}
