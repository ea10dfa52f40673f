import type { Device } from '../../core/screen-ports.ts';

/** What a day without coverage needs, each as it really is now. */
export interface Readiness {
  readonly app: boolean;
  readonly catalogue: boolean;
  readonly storage: boolean;
  readonly space: boolean;
  readonly pin: boolean;
  readonly clock: boolean;
  /** Absent where the browser does not tell. */
  readonly freeBytes?: number;
}

/** Under this, a day's photos may not fit. */
const leastFreeBytes = 100_000_000;
const earliestSaneMs = Date.UTC(2026, 0, 1);
const latestSaneMs = Date.UTC(2100, 0, 1);

export async function readinessOf(device: Device): Promise<Readiness> {
  const [app, cursor, freeBytes, vault, storage] = await Promise.all([
    device.appUpdate.isReadyOffline(),
    device.catalogue.cursor(),
    device.storage.freeBytes(),
    device.vault.state(),
    navigator.storage?.persisted?.() ?? false,
  ]);
  const nowMs = device.clock.nowMs();
  return {
    app,
    catalogue: cursor !== undefined,
    storage,
    space: freeBytes === undefined || freeBytes >= leastFreeBytes,
    pin: vault !== 'none',
    clock: nowMs > earliestSaneMs && nowMs < latestSaneMs,
    ...(freeBytes !== undefined && { freeBytes }),
  };
}

export function isReady({ app, catalogue, storage, space, pin, clock }: Readiness): boolean {
  return app && catalogue && storage && space && pin && clock;
}
