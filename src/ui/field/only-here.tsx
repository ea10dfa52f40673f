/**
 * What is written in one window at a time. In every other window it says so, opens by itself when the first one is closed,
 * and can be taken over: then the first window saves what is half typed and says the same.
 */

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Claim, ClaimState } from '../../core/screen-ports.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { appWindow as texts } from '../texts/vi/window.ts';

interface OnlyHereProps {
  /** Of a basket, a dossier, a beginning. It must not change while it is drawn: give it a `key` as well. */
  readonly name: string;
  /** Awaited before it opens here after it was open elsewhere: what this window remembers of it may be old. Fixed. */
  readonly onReturn?: () => Promise<void>;
  /** Shown while another window has it, in place of the offer to take it over. */
  readonly elsewhere?: ReactNode;
  readonly children: ReactNode;
}

export function OnlyHere({ name, onReturn, elsewhere, children }: OnlyHereProps) {
  const device = useDevice();
  const claim = useRef<Claim>(undefined);
  const [state, setState] = useState<ClaimState>();
  const [comeBack] = useState(() => onReturn);
  useEffect(() => {
    let now: ClaimState | undefined;
    const own = device.claim(name, (next) => {
      const wasElsewhere = now === 'elsewhere';
      now = next;
      const show = (): void => {
        if (now === next) setState(next);
      };
      // What cannot be read shows itself on the screen that opens.
      if (next === 'held' && wasElsewhere && comeBack) comeBack().then(show, show);
      else show();
    });
    claim.current = own;
    return () => {
      now = undefined;
      own.release();
    };
  }, [device, name, comeBack]);
  if (state === undefined) return null;
  if (state === 'held') return children;
  if (elsewhere !== undefined) return elsewhere;
  return (
    <Page
      title={texts.elsewhere}
      lead={texts.elsewhereLead}
      actions={
        <Button kind="primary" wide onClick={() => claim.current?.take()}>
          {texts.take}
        </Button>
      }
      nav={<BottomNav />}
    />
  );
}
