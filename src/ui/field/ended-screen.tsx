/** Said when a draft is opened whose procedure has ended and nothing replaces it: until when it is still taken. */

import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { EndedDraft } from '../state/use-migrations.ts';
import { ended as texts } from '../texts/vi/migration.ts';

export interface EndedScreenProps {
  readonly ended: readonly EndedDraft[];
  readonly onGoOn: () => void;
}

export default function EndedScreen({ ended, onGoOn }: EndedScreenProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <ButtonLink to="/">{texts.home}</ButtonLink>
          <Button kind="primary" onClick={onGoOn}>
            {texts.goOn}
          </Button>
        </>
      }
    >
      {ended.map(({ dossierId, shortName, takenUntil }) => {
        const day = formatPartialDate({ iso: takenUntil, precision: 'day' });
        return (
          <Notice key={dossierId} tone={takenUntil < today ? 'attention' : 'waiting'} icon="alert">
            <b>{shortName}</b>
            <p>{takenUntil < today ? texts.over(day) : texts.takenUntil(day)}</p>
          </Notice>
        );
      })}
    </Page>
  );
}
