/** Đi từng nhà: the team's hamlets, and whether the pack of each lies on this phone. */

import { useCallback, useState } from 'react';
import type { HamletHere } from '../../core/hamlet-ports.ts';
import { readyLimits } from '../../core/visit/ready-to-go.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes, formatMoment } from '../parts/format.ts';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import css from './hamlet.module.css';
import { hamletPath } from './hamlet-path.ts';
import { PackProgress } from './pack-progress.tsx';
import { usePackFetch } from './use-pack-fetch.ts';

export function HamletsScreen() {
  const device = useDevice();
  const load = useCallback(() => device.hamlets.list(), [device]);
  const hamlets = useWatched(load, ['notes', 'catalogue']);
  const next = hamlets?.find(({ asOf }) => asOf === undefined) ?? hamlets?.[0];
  return (
    <Page title={texts.place} lead={texts.lead} nav={<BottomNav />}>
      {hamlets?.length === 0 && <Nothing>{texts.none}</Nothing>}
      <ul className={css['cards']}>
        {hamlets?.map((here) => (
          <PackCard key={here.hamlet} here={here} isNext={here === next} nowMs={device.clock.nowMs()} />
        ))}
      </ul>
    </Page>
  );
}

interface PackCardProps {
  readonly here: HamletHere;
  /** Where the one next step of the screen is: the first without its pack. */
  readonly isNext: boolean;
  readonly nowMs: number;
}

function PackCard({ here, isNext, nowMs }: PackCardProps) {
  const device = useDevice();
  const { share, complaint, fetchPack } = usePackFetch();
  const [isLeaving, setLeaving] = useState(false);
  const { hamlet, asOf, sizeBytes = 0 } = here;
  const name = hamletName(hamlet);
  const step = isNext ? 'primary' : 'secondary';
  const isOld = asOf !== undefined && !(Math.abs(nowMs - Date.parse(asOf)) <= readyLimits.packMs);
  return (
    <li className={css['card']} aria-label={name}>
      <h2>{name}</h2>
      {asOf === undefined ? (
        <StateChip tone="attention">{texts.pack.absent}</StateChip>
      ) : (
        <p className={css['muted']}>{texts.pack.fresh(formatMoment(asOf), formatBytes(sizeBytes))}</p>
      )}
      {isOld && <StateChip tone="waiting">{texts.pack.old}</StateChip>}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {share !== undefined && <PackProgress share={share} />}
      <div className={css['buttons']}>
        {asOf !== undefined && (
          <ButtonLink kind={step} to={hamletPath(hamlet)}>
            {texts.pack.open}
          </ButtonLink>
        )}
        <Button
          kind={asOf === undefined ? step : 'secondary'}
          disabled={share !== undefined}
          onClick={() => void fetchPack(hamlet)}
        >
          {asOf === undefined ? texts.pack.fetch : texts.pack.again}
        </Button>
        {asOf === undefined ? (
          <ButtonLink to={hamletPath(hamlet)}>{texts.pack.open}</ButtonLink>
        ) : (
          <Button kind="quiet" onClick={() => setLeaving(true)}>
            {texts.pack.forget}
          </Button>
        )}
      </div>
      {isLeaving && (
        <ConfirmDialog
          title={texts.pack.forgetTitle(name)}
          lead={texts.pack.forgetLead}
          yes={texts.pack.forget}
          no={texts.pack.keep}
          onAnswer={(isYes) => {
            setLeaving(false);
            if (isYes) void device.hamlets.forget(hamlet);
          }}
        />
      )}
    </li>
  );
}
