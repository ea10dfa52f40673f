/**
 * No real time and no thread pool: the clocks stand until the world moves them, and what cryptography does in threads is
 * done at once. Two runs of a schedule therefore take the very same turns.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { KeyObject, createHash, sign, verify } from 'node:crypto';
import { vi } from 'vitest';

/** Who on the phone side is running; the gateway runs outside. */
const phoneSide = new AsyncLocalStorage<unknown>();

export function runAsPhone<T>(who: unknown, run: () => T): T {
  return phoneSide.run(who, run);
}

export function findRunningPhone(): unknown {
  return phoneSide.getStore();
}

export function runAsGateway<T>(run: () => T): T {
  return phoneSide.exit(run);
}

/** Until it is undone. Nothing here is a spy: a million calls must not be remembered. */
export function stopTime(nowMs: () => number): () => void {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { setTimeout: realSetTimeout } = globalThis;
  // A phone's own patience is the network's business: it says which request times out.
  const patient = (...given: Parameters<typeof setTimeout>) =>
    phoneSide.getStore() === undefined ? realSetTimeout(...given) : undefined;
  vi.stubGlobal('setTimeout', patient);
  const { subtle } = globalThis.crypto;
  const realSign = subtle.sign.bind(subtle);
  const still: Pick<SubtleCrypto, 'sign' | 'verify' | 'digest'> = {
    async sign(algorithm, key, data) {
      // PostgreSQL's own sign-in.
      if (key.type === 'secret') return await realSign(algorithm, key, data);
      const signature = sign('sha256', bytesOf(data), { key: KeyObject.from(key as never), dsaEncoding: 'ieee-p1363' });
      return Uint8Array.from(signature).buffer;
    },
    async verify(_algorithm, key, signature, data) {
      const publicKey = { key: KeyObject.from(key as never), dsaEncoding: 'ieee-p1363' } as const;
      return verify('sha256', bytesOf(data), publicKey, bytesOf(signature));
    },
    async digest(_algorithm, data) {
      return Uint8Array.from(createHash('sha256').update(bytesOf(data)).digest()).buffer;
    },
  };
  Object.assign(subtle, still);
  Object.assign(performance, { now: nowMs });
  return () => {
    for (const name of Object.keys(still)) Reflect.deleteProperty(subtle, name);
    Reflect.deleteProperty(performance, 'now');
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** Until everything that can go on without an answer from outside has gone on. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
