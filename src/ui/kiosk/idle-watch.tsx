/** Asks whether anybody is still there, and ends the session when nobody answers. */

import { useEffect, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { idleSeconds } from './kiosk-marks.ts';
import { startSession, useKioskSession } from './kiosk-session.ts';
import css from './idle-watch.module.css';

const answerSeconds = 20;
const touches = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'scroll'] as const;

export function IdleWatch() {
  const isTouched = useKioskSession((state) => state.isTouched);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isTouched || isAsking) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setAsking(true), idleSeconds() * 1000);
    };
    wait();
    for (const name of touches) addEventListener(name, wait, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of touches) removeEventListener(name, wait, { capture: true });
    };
  }, [isTouched, isAsking]);
  return isAsking ? <StillThere onStay={() => setAsking(false)} /> : null;
}

function StillThere({ onStay }: { readonly onStay: () => void }) {
  const device = useDevice();
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState(answerSeconds);
  useEffect(() => {
    dialog.current?.showModal();
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) void startSession(device);
  }, [device, left]);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby="still-there"
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2 id="still-there">{texts.idleTitle}</h2>
      {/* Said once by a screen reader; the figures go on without it. */}
      <p>{texts.idleLead(Math.max(0, left))}</p>
      <Button kind="primary" wide onClick={onStay}>
        {texts.idleStay}
      </Button>
    </dialog>
  );
}
