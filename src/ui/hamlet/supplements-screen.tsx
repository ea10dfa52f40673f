/** Nhận bổ sung: what the desk asks of this hamlet's residents. From the pack, so that whoever comes can take it (009). */

import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { startSupplement } from '../../core/dossier/start-supplement.ts';
import type { SupplementToTake } from '../../core/results/result-to-hand-over.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import { TaskLine } from '../handover/task-line.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { supplements as texts } from '../texts/vi/results.ts';
import css from './hamlet.module.css';
import { hamletPath } from './hamlet-path.ts';
import { MissingPack } from './missing-pack.tsx';
import { useHamlet } from './use-hamlet.ts';

export default function SupplementsScreen() {
  const { hamlet, known } = useHamlet();
  const supplements = known?.pack?.supplements ?? [];
  return (
    <Page
      title={texts.place}
      lead={
        <>
          {hamletName(hamlet)}. {texts.lead}
        </>
      }
      actions={<ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>}
    >
      {known && !known.pack && <MissingPack hamlet={hamlet} />}
      {known?.pack && supplements.length === 0 && <Nothing>{texts.none}</Nothing>}
      <ul className={css['cards']}>
        {supplements.map((supplement) => (
          <SupplementCard key={supplement.dossierId} hamlet={hamlet} supplement={supplement} known={known} />
        ))}
      </ul>
    </Page>
  );
}

interface SupplementCardProps {
  readonly hamlet: string;
  readonly supplement: SupplementToTake;
  readonly known: KnownHamlet | undefined;
}

function SupplementCard({ hamlet, supplement, known }: SupplementCardProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string>();
  const { dossierId, applicantName, procedureName, localCode, asked, request } = supplement;
  const load = useCallback(async () => {
    const draft = await device.drafts.find(dossierId);
    return draft?.supplement?.requestId === request.requestId ? draft.state : 'none';
  }, [device, dossierId, request.requestId]);
  const state = useWatched(load, ['drafts']);

  async function take(): Promise<void> {
    const enrolled = await device.enrolment.current();
    const { procedureCode, procedureVersion } = supplement;
    const status = {
      dossierId,
      localCode,
      procedureCode,
      procedureVersion,
      state: 'supplement',
      at: request.askedAt,
    } as const;
    const started = await startSupplement(
      device,
      { ...status, openedPids: [], supplement: request },
      {
        place: { communeCode: enrolled?.commune?.code ?? '', hamlet },
        receptionPoint: enrolled?.receptionPoints[0]?.receptionPointId ?? '',
      },
    );
    if (!started.ok) return setComplaint(problemSentence(started.problem));
    await navigate(`/bo-sung/${dossierId}`);
  }

  return (
    <li className={css['card']} aria-label={applicantName}>
      <h2>{applicantName}</h2>
      <p>{procedureName}</p>
      <p className={css['muted']}>{formatLocalCode(localCode)}</p>
      <p>
        <b>{texts.asked}:</b> {asked.join('; ')}
      </p>
      <TaskLine dossierId={dossierId} known={known} />
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {state !== undefined && state !== 'none' && state !== 'draft' ? (
        <StateChip tone="waiting">{texts.taken}</StateChip>
      ) : (
        <Button kind="primary" icon="camera" onClick={() => void take()}>
          {state === 'draft' ? texts.began : texts.take}
        </Button>
      )}
    </li>
  );
}
