import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import css from './kiosk.module.css';

interface ScanPlaceProps {
  readonly aim: string;
  readonly onText: (text: string) => string | undefined;
}

/** Where to hold what is read: the scanner is always awake, the camera comes at a touch. */
export function ScanPlace({ aim, onText }: ScanPlaceProps) {
  const [isCamera, setCamera] = useState(false);
  return (
    <section className={css['scan']}>
      {isCamera ? (
        <ScanView aim={aim} onText={onText} />
      ) : (
        <p className={css['here']}>
          <Icon name="scan" size={72} />
          <b>{texts.scanHere}</b>
          <span>{texts.scanHereLead}</span>
        </p>
      )}
      <Button icon="camera" aria-expanded={isCamera} onClick={() => setCamera(!isCamera)}>
        {isCamera ? texts.closeCamera : texts.byCamera}
      </Button>
    </section>
  );
}
