/**
 * Everything that sending and asking for news needs, and nothing that needs the vault: the page and the service worker build
 * it from the same files over the same store.
 */

import type { DrainMemory } from '../../core/delivery/drain-memory.ts';
import { newDrainMemory } from '../../core/delivery/drain-memory.ts';
import type { Catalogue, Ports } from '../../core/ports.ts';
import { newAcknowledgements } from './acknowledgements.ts';
import type { EventLog } from '../store/event-log.ts';
import { openEventLog } from '../store/event-log.ts';
import { newCatalogue } from '../store/catalogue.ts';
import { newClock } from '../app/clock.ts';
import { findPins } from './enrolment-record.ts';
import { newGatewayClient } from './gateway-client.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { LinkNews } from './http-outcome.ts';
import { newCarriedOutbox } from '../relay/carried-outbox.ts';
import { newRecipients } from './recipients.ts';
import type { Recipients } from './recipients.ts';
import { newOutbox } from '../store/outbox.ts';
import type { Locks } from '../store/outbox.ts';
import { newRandomness } from '../app/randomness.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import { newSettings } from '../store/settings.ts';
import { newStatuses } from '../store/statuses.ts';
import { newStorage } from '../store/storage.ts';
import { carriedStoreName } from '../store/store-name.ts';
import type { Store } from '../store/store.ts';
import { findSigner } from '../vault/device-key.ts';
import type { OpenVault } from '../vault/vault-record.ts';

export interface DeliverySurroundings {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  readonly origin: string;
  readonly locks: Locks;
  readonly onLink: (news: LinkNews) => void;
  /** The opened vault, where there is one on this thread. */
  readonly findOpenVault: () => OpenVault | undefined;
  /** In practice: what stands in for the province. Absent: the province's own gateway at `origin`. */
  readonly standIn?: GatewayClient;
}

export interface DeviceDelivery extends Omit<Ports, 'drafts' | 'papers' | 'sealer' | 'noteBook' | 'digests'> {
  /** Whether this device can sign now: it is enrolled and its vault is open. Without it there is no news, only sending. */
  readonly maySign: () => Promise<boolean>;
  readonly gateway: GatewayClient;
  readonly memory: DrainMemory;
  readonly log: EventLog;
}

export function openDelivery(surroundings: DeliverySurroundings): DeviceDelivery {
  const { store, secondCopy, origin, locks, onLink, findOpenVault } = surroundings;
  const { db } = store;
  const clock = newClock();
  const watchClock = newClockWatch(store);
  let clockAheadMs: number | undefined;
  const gateway =
    surroundings.standIn ??
    newGatewayClient({
      origin,
      onLink,
      nowMs: () => clock.nowMs(),
      onServerTime(aheadMs) {
        clockAheadMs = aheadMs;
        watchClock(aheadMs);
      },
      findSigner: () => findSigner(db, findOpenVault()),
    });
  return {
    maySign: async () => (await findSigner(db, findOpenVault())) !== undefined,
    clock,
    randomness: newRandomness(),
    outbox:
      db.name === carriedStoreName
        ? newCarriedOutbox(store, secondCopy, locks)
        : newOutbox(store, secondCopy, locks, findOpenVault),
    gateway,
    memory: newDrainMemory(),
    log: openEventLog(store),
    acknowledgements: newAcknowledgements(() => findPins(db)),
    catalogue: withRecipients(
      newCatalogue(store, () => clockAheadMs),
      newRecipients(store, secondCopy),
    ),
    statuses: newStatuses(store, findOpenVault),
    settings: newSettings(store),
    storage: newStorage(store),
  };
}

/** A delta counts as taken only after its keys: asked again, the gateway tells both again. */
function withRecipients(catalogue: Catalogue, recipients: Recipients): Catalogue {
  return {
    ...catalogue,
    async apply(changes) {
      await recipients.take(changes.keys);
      await catalogue.apply(changes);
    },
  };
}

/** Less than this is no news. */
const offMs = 5 * 60_000;

/** Notes that the phone's clock is not the gateway's, and again whenever the distance changed. */
function newClockWatch(store: Store): (aheadMs: number) => void {
  let notedMs = 0;
  return (aheadMs) => {
    if (Math.abs(aheadMs - notedMs) < offMs) return;
    notedMs = aheadMs;
    store.note({ kind: 'clock-off', count: Math.round(aheadMs / 60_000) });
  };
}
