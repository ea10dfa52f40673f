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
  const refused = stuck.flatMap((one) =>
    one.state === 'needs-attention' && !isHeldWhole(one) ? [one.problem.code] : [],
  );
  return (
    <>
      {atDesk > 0 && <Notice tone="attention">{texts.atReview(atDesk)}</Notice>}
      {refused.length > 0 && (
        <Notice tone="attention">{texts.turnedAway(refused.length, [...new Set(refused)].join(', '))}</Notice>
      )}
    </>
  );
}

/** For whoever still stands before what was just sealed here. */
export function StuckHere({ pids }: { readonly pids: readonly (string | undefined)[] }) {
  const isHere = useStuckPackets().some(({ pid }) => pids.includes(pid));
  return (
    isHere && (
      <Notice tone="attention" urgent>
        {kiosk.stuck}
      </Notice>
    )
  );
}

function useStuckPackets(): readonly Delivery[] {
  const device = useDevice();
  const load = useCallback(async () => (await device.outbox.deliveries()).filter(isStuck), [device]);
  return useWatched(load, ['deliveries']) ?? [];
}

/** Put aside when it came in says the acknowledgement, later on the news; until it was opened after all. */
function isStuck(one: Delivery): boolean {
  if (one.state === 'delivered') return one.acknowledgement?.review === true && one.purgeAfterMs === undefined;
  return one.state === 'needs-attention';
}
