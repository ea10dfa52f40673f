/** A camera for codes, opened only when asked: most desks type or have a hand scanner. */

import { useState } from 'react';
import { office as texts } from '../texts/vi/office.ts';
import { Button } from './button.tsx';
import { ScanView } from './scan-view.tsx';

interface ScanToggleProps {
  readonly aim?: string;
  /** The sentence it answers is shown and scanning goes on; undefined closes the camera. */
  readonly onText: (text: string) => string | undefined;
}

export function ScanToggle({ aim, onText }: ScanToggleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="scan" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? texts.scanClose : texts.scan}
      </Button>
      {isOpen && (
        <ScanView
          {...(aim !== undefined && { aim })}
          onText={(text) => {
            const sentence = onText(text);
            if (sentence === undefined) setOpen(false);
            return sentence;
          }}
        />
      )}
    </>
  );
}
