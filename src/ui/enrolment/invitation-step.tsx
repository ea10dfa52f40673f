import { useState } from 'react';
import { findInAppBrowser } from '../install/in-app-browser.ts';
import { InAppHint } from '../install/in-app-hint.tsx';
import { InstallFirst } from '../install/install-first.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { OthersHere } from '../people/others-here.tsx';
import { refreshDeviceState } from '../state/device-state.ts';
import { enrol as texts } from '../texts/vi/enrol.ts';
import { install } from '../texts/vi/install.ts';
import { problemSentence } from '../texts/vi/problems.ts';

interface InvitationStepProps {
  readonly invitation: string | undefined;
  readonly onInvitation: (link: string | undefined) => void;
}

/** The invitation, scanned or from the opened link, and a name by which the commune knows the phone. */
export function InvitationStep({ invitation, onInvitation }: InvitationStepProps) {
  const device = useDevice();
  const [deviceName, setDeviceName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const step = { now: 1, of: 3, name: texts.step.invitation };

  async function enrol(link: string): Promise<void> {
    if (deviceName.trim() === '') return setComplaint(texts.deviceNameMissing);
    setBusy(true);
    setComplaint(undefined);
    const enrolled = await device.enrolment.enrol(link, deviceName.trim());
    setBusy(false);
    if (!enrolled.ok) return setComplaint(problemSentence(enrolled.problem));
    onInvitation(undefined);
    await refreshDeviceState(device);
  }

  const bar = findInAppBrowser(navigator.userAgent);
  if (bar) {
    return (
      <Page title={install.inApp.title} lead={install.inApp.lead} arrival="bar">
        <InAppHint browser={bar} url={invitation ?? location.href} />
      </Page>
    );
  }
  if (invitation === undefined) {
    return (
      <Page title={texts.title} lead={texts.lead} step={step} arrival="scan">
        <InstallFirst invitation={undefined} />
        <ScanView
          aim={texts.aim}
          onText={async (text) => {
            const checked = await device.enrolment.check(text);
            if (!checked.ok) return problemSentence(checked.problem);
            onInvitation(text);
            return undefined;
          }}
        />
        <OthersHere />
      </Page>
    );
  }
  return (
    <Page
      title={texts.found}
      lead={texts.foundLead}
      step={step}
      arrival="name"
      actions={
        <>
          <Button
            disabled={isBusy}
            onClick={() => {
              setComplaint(undefined);
              onInvitation(undefined);
            }}
          >
            {texts.another}
          </Button>
          <Button kind="primary" disabled={isBusy} onClick={() => void enrol(invitation)}>
            {isBusy ? texts.enrolling : texts.enrol}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <InstallFirst invitation={invitation} />
      <TextLine
        label={texts.deviceName}
        hint={texts.deviceNameHint}
        name="device-name"
        value={deviceName}
        onChange={setDeviceName}
      />
      <OthersHere />
    </Page>
  );
}
