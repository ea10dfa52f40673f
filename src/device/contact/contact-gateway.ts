import { deliverOutbox } from '../../core/delivery/deliver-outbox.ts';
import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../core/delivery/refresh-statuses.ts';
import { appVersion } from '../app/app-version.ts';
import { findEnrolment } from './enrolment-record.ts';
import type { DeviceDelivery } from './open-delivery.ts';
import type { Store } from '../store/store.ts';

/** A wait in which nobody looks after anything but the link. */
const shortWaitMs = 2_000;

/**
 * One contact: deliver what waits, learn what is new, and let go of what may go. A device that is not enrolled makes none,
 * except that a restored outbox still delivers: packets need no sign-in.
 */
export async function contactGateway(
  store: Store,
  delivery: DeviceDelivery,
  options: { readonly atOnce: boolean },
): Promise<DrainOutcome> {
  const outcome = await deliverOutbox(delivery, { ...options, memory: delivery.memory });
  const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
  if (!isOffline && (await findEnrolment(store.db))) {
    await refreshStatuses(delivery, appVersion, await store.db.quarantine.count());
  }
  const isShortOfLink = isOffline && outcome.retryAtMs - delivery.clock.nowMs() < shortWaitMs;
  if (!isShortOfLink || options.atOnce) await purgeDelivered(delivery);
  return outcome;
}
