/**
 * No real time and no thread pool: the clocks stand until the world moves them, and what cryptography does in threads is
 * done at once. Two runs of a schedule therefore take the very same turns.
 */

import { KeyObject, createHash } from 'node:crypto';
import { vi } from 'vitest';
import { randomUUID, sign, verify } from './remembering-crypto.ts';

/** Who waits for longer than this has patience; who waits for less wants something to happen meanwhile. */
export const momentMs = 1_000;

/** The phone whose client is about to ask, until whatever runs now pauses. */
let asking: unknown;

/**
 * The client of a phone looks at its clock right before it asks, without a pause between the two: that is how `fetch` knows
 * who asks. A context that follows every promise would say the same and cost a quarter of all the time.
 */
export function noteAsking(who: unknown): void {
  asking = who;
  queueMicrotask(() => {
    asking = undefined;
  });
}

export function findAsking(): unknown {
  return asking;
}

/** What every page binds its tokens to: made before time stands still, and the same for all, since none can copy another's. */
const pageKey = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
const pageJwk = await crypto.subtle.exportKey('jwk', pageKey.publicKey);

/** Until it is undone. Nothing here is a spy: a million calls must not be remembered. */
export function stopTime(nowMs: () => number): () => void {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { setTimeout: realSetTimeout } = globalThis;
  // A phone's own patience is the network's business: it says which request times out. Nobody's ends by a real clock.
  const patient = (...given: Parameters<typeof setTimeout>) =>
    asking === undefined && (given[1] ?? 0) < momentMs ? realSetTimeout(...given) : {};
  vi.stubGlobal('setTimeout', patient);
  const { subtle } = globalThis.crypto;
  const realSign = subtle.sign.bind(subtle);
  const realImport = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
  const imported = new Map<string, Promise<CryptoKey>>();
  const realExport = subtle.exportKey.bind(subtle) as (...given: unknown[]) => Promise<unknown>;
  const still = {
    generateKey: async () => pageKey,
    exportKey: async (...given: unknown[]) =>
      given[1] === pageKey.publicKey ? pageJwk : waitedFor(realExport(...given)),
    /** The same dozen keys, in every request. */
    importKey(...given: unknown[]): Promise<CryptoKey> {
      if (given[0] !== 'jwk') return waitedFor(realImport(...given));
      const name = JSON.stringify(given);
      const key = imported.get(name) ?? waitedFor(realImport(...given));
      imported.set(name, key);
      return key;
    },
    async sign(algorithm: AlgorithmIdentifier, key: CryptoKey, data: BufferSource) {
      // PostgreSQL's own sign-in.
      if (key.type === 'secret') return await realSign(algorithm, key, data);
      const signature = sign('sha256', bytesOf(data), { key: keyObjectOf(key), dsaEncoding: 'ieee-p1363' });
      return Uint8Array.from(signature).buffer;
    },
    async verify(_algorithm: AlgorithmIdentifier, key: CryptoKey, signature: BufferSource, data: BufferSource) {
      const publicKey = { key: keyObjectOf(key), dsaEncoding: 'ieee-p1363' } as const;
      return verify('sha256', bytesOf(data), publicKey, bytesOf(signature));
    },
    async digest(_algorithm: AlgorithmIdentifier, data: BufferSource) {
      return Uint8Array.from(createHash('sha256').update(bytesOf(data)).digest()).buffer;
    },
  };
  Object.assign(subtle, still);
  Object.assign(globalThis.crypto, { randomUUID });
  Object.assign(performance, { now: nowMs });
  return () => {
    for (const name of Object.keys(still)) Reflect.deleteProperty(subtle, name);
    Reflect.deleteProperty(globalThis.crypto, 'randomUUID');
    Reflect.deleteProperty(performance, 'now');
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
}

const keyObjects = new WeakMap<CryptoKey, KeyObject>();

function keyObjectOf(key: CryptoKey): KeyObject {
  const object = keyObjects.get(key) ?? KeyObject.from(key as never);
  keyObjects.set(key, object);
  return object;
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** Those who let the event loop turn once, or wait for a thread, and have not gone on yet. */
const looks = new Set<Promise<unknown>>();

/** What a thread does takes real time, and is done before anybody has the next turn. */
function waitedFor<T>(work: Promise<T>): Promise<T> {
  looks.add(work);
  const forget = () => void looks.delete(work);
  work.then(forget, forget);
  return work;
}

/** Stands in for a look that the gateway takes at what arrived meanwhile: `settle` waits for it. */
export async function look(): Promise<void> {
  const turn = turnOnce();
  looks.add(turn);
  await turn;
  looks.delete(turn);
}

/**
 * Until everything that can go on without an answer from outside has gone on. Whoever looks again and again is waited for,
 * because how often the loop turns while the database works is a matter of real time.
 */
export async function settle(): Promise<void> {
  for (let wasWaiting = true; wasWaiting;) {
    wasWaiting = looks.size > 0;
    await turnOnce();
    wasWaiting ||= looks.size > 0;
  }
}

function turnOnce(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
