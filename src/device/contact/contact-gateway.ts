import { deliverOutbox } from '../../core/delivery/deliver-outbox.ts';
import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../core/delivery/refresh-statuses.ts';
import { appVersion } from '../app/app-version.ts';
import { obeyCommand } from './obey-command.ts';
import type { DeviceDelivery } from './open-delivery.ts';
import { putDownCarried } from '../relay/carried-outbox.ts';
import type { Store } from '../store/store.ts';
import { carriedStoreName } from '../store/store-name.ts';

/** A wait in which nobody looks after anything but the link. */
const shortWaitMs = 2_000;

/**
 * One contact: deliver what waits, learn what is new, do what is ordered, and let go of what may go. A locked device, or one that is not enrolled,
 * only delivers: packets need no sign-in, and news is told to whoever can sign.
 */
export async function contactGateway(
  store: Store,
  delivery: DeviceDelivery,
  options: { readonly atOnce: boolean },
): Promise<DrainOutcome> {
  const outcome = await deliverOutbox(delivery, { ...options, memory: delivery.memory });
  const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
  const maySign = !isOffline && (await delivery.maySign());
  const news = maySign && (await refreshStatuses(delivery, appVersion, await store.db.quarantine.count()));
  await obeyCommand(store, delivery.gateway, { isOffline, hasNews: news !== false && news.kind === 'done' });
  const isShortOfLink = isOffline && outcome.retryAtMs - delivery.clock.nowMs() < shortWaitMs;
  if (!isShortOfLink || options.atOnce) await purgeDelivered(delivery);
  if (store.db.name === carriedStoreName) await putDownCarried(store, delivery.outbox, delivery.clock.nowMs());
  return outcome;
}
