import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isCorrectable } from '../../core/dossier/correction-window.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import type { KnownStatus } from '../../core/dossier/dossier-status.ts';
import { startCorrection } from '../../core/dossier/start-correction.ts';
import { startSupplement } from '../../core/dossier/start-supplement.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatTime } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { draftPath } from './draft-path.ts';
import css from './dossier-screen.module.css';

/** Sửa được đến HH:MM: while the window is open the sealed draft may be opened again as its next revision. */
export function CorrectionOffer({ draft }: { readonly draft: Draft }) {
  const device = useDevice();
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string>();
  const isOpen = isCorrectable(draft, device.clock.nowMs());

  async function correct(): Promise<void> {
    const opened = await startCorrection(device, draft.dossierId);
    if (opened.ok) return navigate(draftPath(opened.value));
    setComplaint(problemSentence(opened.problem));
  }

  return (
    <Notice tone={isOpen ? 'moving' : 'plain'} icon="pen">
      <p>
        {isOpen && draft.sealed
          ? texts.correctableUntil(formatTime(draft.sealed.correctableUntil))
          : texts.correctionOver}
      </p>
      {complaint && <p role="alert">{complaint}</p>}
      {isOpen && <Button onClick={() => void correct()}>{texts.correct}</Button>}
    </Notice>
  );
}

/** Begins what the desk asked for; `complaint` when that is not possible. */
export function useSupplement(): {
  readonly begin: (status: KnownStatus) => Promise<void>;
  readonly complaint: string | undefined;
} {
  const device = useDevice();
  const navigate = useNavigate();
  const enrolled = useDeviceState((state) => state.enrolled);
  const [complaint, setComplaint] = useState<string>();

  async function begin(status: KnownStatus): Promise<void> {
    const started = await startSupplement(device, status, {
      place: { communeCode: enrolled?.commune?.code ?? '' },
      receptionPoint: enrolled?.receptionPoints[0]?.receptionPointId ?? '',
    });
    if (started.ok) return navigate(draftPath(started.value));
    setComplaint(problemSentence(started.problem));
  }
  return { begin, complaint };
}

interface SupplementAskedProps {
  readonly status: KnownStatus;
  readonly complaint: string | undefined;
}

/** What the desk asked for, in its own words. */
export function SupplementAsked({ status, complaint }: SupplementAskedProps) {
  return (
    <Notice tone="attention">
      <b>{texts.askedFor}</b>
      <ul className={css['items']}>
        {status.supplement?.items.map((item) => (
          <li key={item.kind + item.id}>{item.why}</li>
        ))}
      </ul>
      {status.supplement?.note && <p>{status.supplement.note}</p>}
      {complaint && <p role="alert">{complaint}</p>}
    </Notice>
  );
}
