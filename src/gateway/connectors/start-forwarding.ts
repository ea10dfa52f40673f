/**
 * The runner of a gateway: works off what is due, a few at a time, so that one system that answers slowly does not keep the
 * dossiers of other communes waiting; looks again every few seconds. What fails by a fault of ours is logged and comes again.
 */

import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayContext } from '../context.ts';
import { allowedPlaces } from './allowed-places.ts';
import { forwardWaiting } from './forward-waiting.ts';
import { pollStatuses } from './poll-statuses.ts';

const lookAgainMs = 3_000;
const workers = 3;
/** A try that takes longer is left to run out: its claim expires and another gateway takes it over. */
const stopPatienceMs = 3_000;

export interface RunningForwarding {
  stop(): Promise<void>;
}

export async function startForwarding(context: GatewayContext): Promise<RunningForwarding> {
  // A folder of whoever runs the gateway is never made: it may be a share that is not mounted.
  if (context.config.forwardDir === undefined) {
    await mkdir(allowedPlaces(context.config).folder, { recursive: true, mode: 0o750 });
  }
  const stopped = new AbortController();

  async function work(): Promise<void> {
    while (!stopped.signal.aborted) {
      const did = await forwardOrPoll(context).catch((error: unknown) => {
        if (!stopped.signal.aborted) context.log.error({ error }, 'forwarding failed; tried again later');
        return false;
      });
      if (did || stopped.signal.aborted) continue;
      await sleep(lookAgainMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  const working = Promise.all(Array.from({ length: workers }, work));
  return {
    stop: async () => {
      stopped.abort();
      await Promise.race([working, sleep(stopPatienceMs, undefined, { ref: false })]);
    },
  };
}

async function forwardOrPoll(context: GatewayContext): Promise<boolean> {
  return (await forwardWaiting(context)) || (await pollStatuses(context));
}
