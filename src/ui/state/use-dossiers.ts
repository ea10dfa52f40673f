import { useCallback } from 'react';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Device } from '../../core/screen-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import type { DossierRow, Sent } from './dossier-row.ts';
import { newDossierRows } from './dossier-row.ts';
import { useWatched } from './use-watched.ts';

export interface Dossiers {
  readonly rows: readonly DossierRow[];
  /** Deliveries whose packet cannot be read any more, here or in its second copy. */
  readonly packetless: readonly Delivery[];
  /** There are older ones than the newest `most` packets. */
  readonly more: boolean;
}

/** The dossiers on this phone, of the newest `most` packets; needs an open vault. */
export function useDossiers(most: number): Dossiers | undefined {
  const device = useDevice();
  const load = useCallback(() => loadDossiers(device, most), [device, most]);
  return useWatched(load, ['drafts', 'deliveries', 'statuses']);
}

async function loadDossiers(device: Device, most: number): Promise<Dossiers> {
  const [{ drafts }, deliveries, statuses] = await Promise.all([
    device.drafts.list(),
    device.outbox.deliveries(),
    device.statuses.list(),
  ]);
  // Oldest first by the port's promise; those that need a person always come along.
  const inReview = new Set(statuses.flatMap(({ state, openedPids }) => (state === 'in-review' ? openedPids : [])));
  const newest = deliveries.filter(
    ({ pid, state }, index) => index >= deliveries.length - most || state === 'needs-attention' || inReview.has(pid),
  );
  const sent: Sent[] = [];
  const packetless: Delivery[] = [];
  for (const delivery of newest) {
    const packet = await device.outbox.packet(delivery.pid);
    if (packet) sent.push({ packet, delivery });
    else packetless.push(delivery);
  }
  return { rows: newDossierRows(drafts, sent, statuses), packetless, more: deliveries.length > most };
}
