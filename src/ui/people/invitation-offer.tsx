/** An invitation came to a phone that has somebody: it is for somebody else, who gets a store of their own, or for later. */

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { people as texts } from '../texts/vi/people.ts';

interface InvitationOfferProps {
  readonly invitation: string;
  readonly personName: string;
  readonly onLater: () => void;
}

export function InvitationOffer({ invitation, personName, onLater }: InvitationOfferProps) {
  const device = useDevice();
  const [isChanging, setChanging] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function add(): Promise<void> {
    setFailed(false);
    setChanging(true);
    try {
      await device.people.add(invitation);
    } catch (thrown) {
      setChanging(false);
      setFailed(true);
      reportError(thrown);
    }
  }

  return (
    <Page
      title={texts.offer}
      lead={texts.offerLead(personName)}
      tabTitle={texts.offer}
      arrival="offer"
      actions={
        <>
          <Button disabled={isChanging} onClick={onLater}>
            {texts.later}
          </Button>
          <Button kind="primary" icon="person" disabled={isChanging} onClick={() => void add()}>
            {isChanging ? texts.changing : texts.add}
          </Button>
        </>
      }
    >
      {hasFailed && (
        <Notice tone="attention" urgent>
          {texts.failed}
        </Notice>
      )}
      <p>{texts.offerKept(personName)}</p>
      <p>{texts.offerUsed}</p>
    </Page>
  );
}
