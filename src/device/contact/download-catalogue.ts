import { refreshStatuses } from '../../core/delivery/refresh-statuses.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { appVersion } from '../app/app-version.ts';
import type { DeviceDelivery } from './open-delivery.ts';

/**
 * Everything the gateway has for this device, delta by delta. How many there will be is not known, so the share moves towards
 * one and reaches it only at the end. Problems: offline, busy, sign-in-needed and what the gateway refused.
 */
export async function downloadCatalogue(
  delivery: DeviceDelivery,
  onProgress: (share: number) => void,
): Promise<Result<void>> {
  let share = 0;
  onProgress(share);
  const { catalogue } = delivery;
  const watched: DeviceDelivery = {
    ...delivery,
    catalogue: {
      ...catalogue,
      async apply(changes) {
        await catalogue.apply(changes);
        share += (1 - share) / 4;
        onProgress(share);
      },
    },
  };
  const outcome = await refreshStatuses(watched, appVersion);
  if (outcome.kind === 'refused') return { ok: false, problem: outcome.problem };
  if (outcome.kind !== 'done') return fail(outcome.kind);
  onProgress(1);
  return succeed(undefined);
}
