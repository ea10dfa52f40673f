import { useCallback, useMemo } from 'react';
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

/**
 * The dossiers on this phone, of the newest `most` packets; needs an open vault. Each of the three axes is read again only
 * when it changed: a draft that is saved at every pause must not make the phone read what the office said of a year.
 */
export function useDossiers(most: number): Dossiers | undefined {
  const device = useDevice();
  const loadDrafts = useCallback(async () => (await device.drafts.list()).drafts, [device]);
  const drafts = useWatched(loadDrafts, ['drafts']);
  const loadStatuses = useCallback(() => device.statuses.list(), [device]);
  const statuses = useWatched(loadStatuses, ['statuses']);
  const inReview = useMemo(
    () => statuses?.flatMap(({ state, openedPids }) => (state === 'in-review' ? openedPids : [])).join(),
    [statuses],
  );
  const load = useCallback(
    async () => (inReview === undefined ? undefined : loadSent(device, most, new Set(inReview.split(',')))),
    [device, most, inReview],
  );
  const loaded = useWatched(load, ['deliveries']);
  return useMemo(() => {
    if (!drafts || !statuses || !loaded) return undefined;
    const { sent, packetless, more } = loaded;
    return { rows: newDossierRows(drafts, sent, statuses), packetless, more };
  }, [drafts, statuses, loaded]);
}

interface LoadedSent extends Omit<Dossiers, 'rows'> {
  readonly sent: readonly Sent[];
}

async function loadSent(device: Device, most: number, inReview: ReadonlySet<string>): Promise<LoadedSent> {
  const deliveries = await device.outbox.deliveries();
  // Oldest first by the port's promise; those that need a person always come along.
  const newest = deliveries.filter(
    ({ pid, state }, index) => index >= deliveries.length - most || state === 'needs-attention' || inReview.has(pid),
  );
  const sent: Sent[] = [];
  const packetless: Delivery[] = [];
  for (const delivery of newest) {
    const packet = await device.outbox.packet(delivery.pid);
    // Notes and reports are no dossiers; in a list only those that need a person.
    if (packet?.about !== undefined && delivery.state !== 'needs-attention') continue;
    if (packet) sent.push({ packet, delivery });
    else packetless.push(delivery);
  }
  return { sent, packetless, more: deliveries.length > most };
}
