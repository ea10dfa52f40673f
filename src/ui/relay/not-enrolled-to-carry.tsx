import { useCallback } from 'react';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { carrying as texts } from '../texts/vi/relay.ts';

/** A phone that the province does not know carries nothing: it could not tell whose files it may believe. */
export function NotEnrolledToCarry() {
  const device = useDevice();
  const load = useCallback(() => device.relay.takeShared(), [device]);
  const shared = useWatched(load, ['store']);
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <ButtonLink kind="primary" to="/moi" wide>
          {texts.enrol}
        </ButtonLink>
      }
    >
      <Notice tone="waiting" icon="phone">
        <b>{texts.notEnrolled}</b>
        <p>{texts.notEnrolledLead}</p>
        {shared !== undefined && shared.length > 0 && <p>{texts.sharedKept}</p>}
      </Notice>
    </Page>
  );
}
