/** Behind the desk's PIN: what keeps the hall's PC going, and its end. Nothing of residents is here either. */

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { refreshDeviceState, useDeviceState } from '../state/device-state.ts';
import { kiosk, kioskKeeper as texts } from '../texts/vi/kiosk.ts';
import { leaveFullScreen } from './guard-page.ts';
import { hasPrinter, idleSeconds, keepIdleSeconds, markKiosk, markPrinter, waitSeconds } from './kiosk-marks.ts';
import { PinFields } from './pin-fields.tsx';
import { ScannerTest } from './scanner-test.tsx';
import { StuckPackets } from './stuck-packets.tsx';
import { TicketChoice } from './ticket-choice.tsx';
import css from './kiosk.module.css';

export function KeeperPage({ onBack }: { readonly onBack: () => void }) {
  const device = useDevice();
  const counters = useDeviceState((state) => state.counters);
  const [isKnown, setKnown] = useState(false);
  const [isSending, setSending] = useState(false);
  const [isUnpairing, setUnpairing] = useState(false);
  const [wait, setWait] = useState<number>(idleSeconds);
  const [isPrinting, setPrinting] = useState(hasPrinter);

  async function send(): Promise<void> {
    setSending(true);
    await device.nudge().finally(() => setSending(false));
  }

  async function unpair(): Promise<void> {
    setUnpairing(false);
    leaveFullScreen();
    markKiosk(false);
    await device.vault.forget();
    await refreshDeviceState(device);
  }

  const back = <Button onClick={onBack}>{isKnown ? texts.backToWork : kiosk.back}</Button>;
  if (!isKnown) {
    return (
      <Page title={texts.leave} lead={texts.leaveLead} actions={back} arrival="pin">
        <PinFields onPin={(pin) => device.kiosk.checkPin(pin)} onDone={() => setKnown(true)} />
      </Page>
    );
  }
  return (
    <Page title={texts.keeperTitle} lead={texts.unsent(counters?.waiting ?? 0)} actions={back} arrival="keeper">
      <StuckPackets />
      <div className={css['keeper']}>
        <Button icon="up" disabled={isSending} onClick={() => void send()}>
          {texts.send}
        </Button>
        <Button icon="home" onClick={leaveFullScreen}>
          {texts.window}
        </Button>
      </div>
      <label className={css['line']}>
        {texts.wait}
        <select
          value={wait}
          onChange={(event) => {
            const seconds = Number(event.target.value);
            keepIdleSeconds(seconds);
            setWait(seconds);
          }}
        >
          {waitSeconds.map((seconds) => (
            <option key={seconds} value={seconds}>
              {texts.waits[seconds]}
            </option>
          ))}
        </select>
      </label>
      <label className={css['tick']}>
        <input
          type="checkbox"
          checked={isPrinting}
          onChange={(event) => {
            markPrinter(event.target.checked);
            setPrinting(event.target.checked);
          }}
        />
        {texts.printer}
      </label>
      <TicketChoice />
      <ScannerTest />
      <Button kind="danger" onClick={() => setUnpairing(true)}>
        {texts.unpair}
      </Button>
      <p>{texts.version(device.appUpdate.version)}</p>
      {isUnpairing && (
        <ConfirmDialog
          title={texts.unpairTitle}
          lead={texts.unpairLead}
          yes={texts.unpairYes}
          no={texts.unpairNo}
          onAnswer={(isYes) => (isYes ? void unpair() : setUnpairing(false))}
        />
      )}
    </Page>
  );
}
