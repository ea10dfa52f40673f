/** How a PC becomes the hall's: the desk's link, once, and a PIN that only the desk knows. Each step stands on what the device has. */

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { refreshDeviceState, useDeviceState } from '../state/device-state.ts';
import { kioskKeeper as texts } from '../texts/vi/kiosk.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { markKiosk } from './kiosk-marks.ts';
import { PinFields } from './pin-fields.tsx';

interface PairingPageProps {
  /** Of the link that was opened. */
  readonly token: string | undefined;
  readonly onPaired: () => void;
  readonly onPin: () => void;
}

export function PairingPage({ token, onPaired, onPin }: PairingPageProps) {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  async function pair(own: string): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    const paired = await device.enrolment.enrol(`${location.origin}/moi#${own}`, texts.deviceName);
    setBusy(false);
    if (!paired.ok) return setComplaint(problemSentence(paired.problem));
    markKiosk(true);
    onPaired();
    await refreshDeviceState(device);
  }

  if (enrolled?.role === 'kiosk') {
    return (
      <Page title={texts.pinTitle} lead={texts.pinLead} arrival="pin">
        <PinFields isNew onPin={(pin) => device.kiosk.setPin(pin)} onDone={onPin} />
      </Page>
    );
  }
  if (enrolled) {
    return (
      <Page
        title={texts.otherTitle}
        lead={texts.otherLead(enrolled.personName)}
        actions={
          <Button kind="primary" wide onClick={() => location.assign('/')}>
            {texts.otherBack}
          </Button>
        }
      />
    );
  }
  if (token === undefined) {
    return (
      <Page
        title={texts.noLink}
        lead={texts.noLinkLead}
        actions={<Button onClick={() => location.assign('/')}>{texts.toApp}</Button>}
      />
    );
  }
  return (
    <Page
      title={texts.pairTitle}
      lead={texts.pairLead}
      actions={
        <Button kind="primary" wide disabled={isBusy} onClick={() => void pair(token)}>
          {isBusy ? texts.pairing : texts.pairGo}
        </Button>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
    </Page>
  );
}
