/** Packets of this PC that became no dossier: how many and where to look, and nothing of whose they are. */

import { useCallback } from 'react';
import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { kiosk, kioskKeeper as texts } from '../texts/vi/kiosk.ts';

export function StuckPackets() {
  const stuck = useStuckPackets();
  const atDesk = stuck.filter(isHeldWhole).length;
  const codes = [...new Set(stuck.flatMap((one) => (isHeldWhole(one) ? [] : [one.problem.code])))];
  return (
    <>
      {atDesk > 0 && <Notice tone="attention">{texts.atReview(atDesk)}</Notice>}
      {codes.length > 0 && (
        <Notice tone="attention">{texts.turnedAway(stuck.length - atDesk, codes.join(', '))}</Notice>
      )}
    </>
  );
}

/** For whoever still stands before what was just sealed here. */
export function StuckHere({ pids }: { readonly pids: readonly (string | undefined)[] }) {
  const isStuck = useStuckPackets().some(({ pid }) => pids.includes(pid));
  return (
    isStuck && (
      <Notice tone="attention" urgent>
        {kiosk.stuck}
      </Notice>
    )
  );
}

type Stuck = Extract<Delivery, { readonly state: 'needs-attention' }>;

function useStuckPackets(): readonly Stuck[] {
  const device = useDevice();
  const load = useCallback(
    async () => (await device.outbox.deliveries()).filter((one): one is Stuck => one.state === 'needs-attention'),
    [device],
  );
  return useWatched(load, ['deliveries']) ?? [];
}
