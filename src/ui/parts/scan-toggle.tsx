/** A camera for codes, opened only when asked: most desks type or have a hand scanner. */

import { useState } from 'react';
import { office as texts } from '../texts/vi/office.ts';
import { Button } from './button.tsx';
import css from './scan-toggle.module.css';
import { ScanView } from './scan-view.tsx';

interface ScanToggleProps {
  readonly aim?: string;
  /** The sentence it answers is shown and scanning goes on; undefined closes the camera. */
  readonly onText: (text: string) => string | undefined | Promise<string | undefined>;
}

export function ScanToggle({ aim, onText }: ScanToggleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>
        <Button icon="scan" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.scanClose : texts.scan}
        </Button>
      </p>
      {isOpen && (
        <div className={css['camera']}>
          <ScanView
            {...(aim !== undefined && { aim })}
            onText={async (text) => {
              const sentence = await onText(text);
              if (sentence === undefined) setOpen(false);
              return sentence;
            }}
          />
        </div>
      )}
    </>
  );
}
