/**
 * /moi: from an invitation to a phone that may go offline. The link's token stands after `#`, is taken from the address at
 * once and never kept in the history. Each step stands on what the device really has, so closing the page in between loses
 * nothing: invitation → PIN → catalogue and readiness. An invitation on a phone that has somebody is for somebody else.
 */

import { useState } from 'react';
import { ReadyScreen } from '../field/ready-screen.tsx';
import { Page } from '../parts/page.tsx';
import { PinForm } from '../parts/pin-form.tsx';
import UnlockScreen from '../parts/unlock-screen.tsx';
import { InvitationOffer } from '../people/invitation-offer.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { enrol as texts } from '../texts/vi/enrol.ts';
import { unlock } from '../texts/vi/unlock.ts';
import { InvitationStep } from './invitation-step.tsx';

export default function EnrolScreen() {
  const enrolled = useDeviceState((state) => state.enrolled);
  const vault = useDeviceState((state) => state.vault);
  const [invitation, setInvitation] = useState(takeInvitationFromAddress);
  if (enrolled === undefined || vault === undefined) return null;
  if (enrolled === null) return <InvitationStep invitation={invitation} onInvitation={setInvitation} />;
  if (vault === 'none') {
    return (
      <Page
        title={unlock.createTitle}
        lead={unlock.createLead}
        step={{ now: 2, of: 3, name: texts.step.pin }}
        arrival="pin"
      >
        <PinForm create />
      </Page>
    );
  }
  if (invitation !== undefined) {
    const { personName } = enrolled;
    return <InvitationOffer invitation={invitation} personName={personName} onLater={() => setInvitation(undefined)} />;
  }
  // Only an unlocked phone can ask for the catalogue.
  return vault === 'open' ? <ReadyScreen enrolled={enrolled} /> : <UnlockScreen />;
}

function takeInvitationFromAddress(): string | undefined {
  if (location.hash.length < 2) return undefined;
  const link = location.href;
  history.replaceState(history.state, '', location.pathname);
  return link;
}
