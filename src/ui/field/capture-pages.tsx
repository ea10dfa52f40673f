/**
 * Photographs the pages of one paper inside the page, so that nothing lands in the phone's gallery: take, look, turn,
 * keep or take again. Whether there is room is said before the first picture, not after the work.
 */

import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { findStorageProblem } from '../../core/dossier/find-storage-problem.ts';
import type { Problem } from '../../core/problem.ts';
import type { Result } from '../../core/result.ts';
import type { CameraSession } from '../../core/screen-ports.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { TorchButton } from '../parts/torch-button.tsx';
import { useCamera } from '../parts/use-camera.ts';
import { Page } from '../parts/page.tsx';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { page } from '../texts/vi/page.ts';
import { papers as texts } from '../texts/vi/papers.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './capture-pages.module.css';
import { turnPicture } from './turn-picture.ts';

interface CapturePagesProps {
  readonly paperName: string;
  readonly pageCount: number;
  readonly onPage: (picture: Blob) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  /** What is said of a page that was not kept; absent: as of one that waits on this phone. */
  readonly sentenceOf?: (problem: Problem) => string;
}

export function CapturePages(props: CapturePagesProps) {
  const { paperName, pageCount, onPage, onDone, sentenceOf = problemSentence } = props;
  const device = useDevice();
  const [taken, setTaken] = useState<Blob>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    void findStorageProblem(device).then((found) => {
      if (found) setProblem(found);
    });
  }, [device]);

  async function keep(picture: Blob): Promise<void> {
    setBusy(true);
    const kept = await onPage(picture);
    setBusy(false);
    if (!kept.ok) return setProblem(kept.problem);
    setProblem(undefined);
    setTaken(undefined);
  }

  async function turn(picture: Blob): Promise<void> {
    const turned = await turnPicture(picture);
    if (turned) setTaken(turned);
    else setProblem({ code: 'picture-unreadable' });
  }

  const complaint = problem && (
    <Notice tone="attention" urgent>
      {sentenceOf(problem)}
    </Notice>
  );

  if (taken) {
    return (
      <Page
        title={texts.preview}
        lead={paperName}
        arrival="preview"
        actions={
          <>
            <Button disabled={isBusy} onClick={() => setTaken(undefined)}>
              {texts.retake}
            </Button>
            <Button kind="primary" icon="check" disabled={isBusy} onClick={() => void keep(taken)}>
              {isBusy ? texts.keeping : texts.keep}
            </Button>
          </>
        }
      >
        {complaint}
        <Preview picture={taken} onBroken={() => setProblem({ code: 'picture-unreadable' })} />
        <Button icon="rotate" disabled={isBusy} onClick={() => void turn(taken)}>
          {texts.rotate}
        </Button>
      </Page>
    );
  }
  return (
    <CameraPage
      {...{ paperName, pageCount, onDone }}
      onTaken={(picture) => {
        setProblem(undefined);
        setTaken(picture);
      }}
      onProblem={setProblem}
    >
      {complaint}
    </CameraPage>
  );
}

interface CameraPageProps {
  readonly paperName: string;
  readonly pageCount: number;
  readonly onTaken: (picture: Blob) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** To take the next page is the one next step, at the thumb; to end stands beside it. */
function CameraPage({ paperName, pageCount, onTaken, onProblem, onDone, children }: CameraPageProps) {
  const device = useDevice();
  const isKiosk = useIsKiosk();
  const [isTaking, setTaking] = useState(false);
  const start = useCallback((place: HTMLElement) => device.camera.start(place), [device]);
  const { frame, session } = useCamera(start, onProblem);

  async function take(from: CameraSession): Promise<void> {
    setTaking(true);
    // The port hides that a browser's picture is a Blob; only the device makes them.
    const picture = (await from.take()) as Blob;
    setTaking(false);
    onTaken(picture);
  }

  return (
    <Page
      title={texts.cameraTitle}
      lead={paperName}
      arrival={`camera-${pageCount}`}
      actions={
        <>
          <Button kind={!session && pageCount > 0 ? 'primary' : 'secondary'} onClick={onDone}>
            {pageCount > 0 ? texts.finish : page.back}
          </Button>
          {session && (
            <Button kind="primary" icon="camera" disabled={isTaking} onClick={() => void take(session)}>
              {isTaking ? texts.taking : texts.take}
            </Button>
          )}
        </>
      }
      state={pageCount > 0 ? texts.keptPages(pageCount) : undefined}
    >
      {children}
      <div ref={frame} className={css['frame']}>
        {session && <p>{texts.aim}</p>}
      </div>
      {session && <TorchButton session={session} />}
      {!isKiosk && (
        <label className={css['file']}>
          <Icon name="paper" /> {texts.chooseFile}
          <input
            type="file"
            accept="image/*"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) onTaken(chosen);
              event.target.value = '';
            }}
          />
        </label>
      )}
    </Page>
  );
}

function Preview({ picture, onBroken }: { readonly picture: Blob; readonly onBroken: () => void }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url ? <img className={css['preview']} src={url} alt={texts.preview} onError={onBroken} /> : null;
}
