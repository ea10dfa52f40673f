/** The real gateway as a process of its own that can be told at which step it, or its PostgreSQL, is to be killed. */

import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayContext } from '../../../src/gateway/context.ts';
import { proving } from '../../fixtures/prove-request.ts';
import { projectDir, runGateway } from '../../fixtures/run-gateway.ts';
import type { GatewayOptions, RunningGateway } from '../../fixtures/run-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

export interface StruckGateway {
  readonly process: RunningGateway;
  /** Kills at step `at` counted from now (0: only counts); `postmaster`: PostgreSQL instead of the gateway. */
  arm(at: number, postmaster?: number): Promise<void>;
  /** Resolves when the gateway was killed by what it was armed with; rejects when it lives on. */
  struck(): Promise<void>;
  /** The steps since it was armed. */
  steps(): Promise<readonly string[]>;
}

const patienceMs = 20_000;
const seam = pathToFileURL(join(projectDir, 'tests/gateway/kills/strike.mjs')).href;

/** Its opener is held: what is opened is opened by whoever tests. */
export async function startStruckGateway(options: GatewayOptions): Promise<StruckGateway> {
  const env = { NODE_OPTIONS: `--import=${seam}`, STRIKE_HOLD: 'build/gateway/opener.js', ...options.env };
  const running = await runGateway({ ...options, env });
  const ask = async (query: string) => await fetch(`${running.url}/strike${query}`);
  return {
    process: running,
    arm: async (at, postmaster) => {
      await ask(`?at=${at}${postmaster === undefined ? '' : `&postmaster=${postmaster}`}`);
    },
    struck: async () => {
      const outcome = await Promise.race([running.ended, sleep(patienceMs, 'lives on' as const)]);
      if (outcome === 'lives on') throw new Error('The gateway did not come to the step at which it was to be killed');
    },
    steps: async () => (await (await ask('')).json()) as readonly string[],
  };
}

/** The running process as the fixtures' client sees a gateway: by HTTP only. */
export function remoteGateway(url: string, context: GatewayContext): TestGateway {
  const remote = { ...context, config: { ...context.config, publicUrl: url } };
  const request = proving(remote, async (path, init) => await fetch(url + path, init));
  return { request, context: remote } as unknown as TestGateway;
}

/** `count` of the steps 1…`most`, spread evenly; another `round` takes others. */
export function spread(most: number, count: number, round = 0): readonly number[] {
  const stride = most / count;
  const shift = (round * 0.618_033_988_75) % 1;
  return Array.from({ length: count }, (_, index) => 1 + (Math.floor((index + shift) * stride) % most));
}

const { FROM, COUNT } = process.env;
/** Whether FROM or COUNT names a part of a sweep, so that a long one can be run in several sittings. */
export const isPart = FROM !== undefined || COUNT !== undefined;

export function sweepPart(steps: readonly number[]): readonly number[] {
  const from = Number(FROM ?? 0);
  const part = steps.slice(from, COUNT === undefined ? undefined : from + Number(COUNT));
  if (part.length === 0) throw new Error(`Of ${steps.length} steps there is none from FROM=${from}`);
  return part;
}
