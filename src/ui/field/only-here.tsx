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

/** `name` (of a basket, a dossier) must not change while it is drawn: give it a `key` as well. */
export function OnlyHere({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const device = useDevice();
  const claim = useRef<Claim>(undefined);
  const [state, setState] = useState<ClaimState>();
  useEffect(() => {
    const own = device.claim(name, setState);
    claim.current = own;
    return () => own.release();
  }, [device, name]);
  if (state === undefined) return null;
  if (state === 'held') return children;
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
