/**
 * A weak mobile link as a TCP proxy on loopback: a shared upstream rate, a round trip, and a coverage that breaks. While
 * dark, every connection is reset and new ones are refused. Counts what went on the air, so that goodput is bytes ÷ bytes.
 * Bytes wait in the sender's own socket until their turn comes: nothing is swallowed by a buffer here and lost there. What
 * arrived before a break is decided by the link's own clock and not by when a busy machine let this process run.
 */

import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from './seeded-random.ts';

export interface LinkShape {
  readonly upBytesPerSecond: number;
  readonly roundTripMs: number;
  /** Coverage lasts about this long (seeded ±30 %), then `darkMs` of nothing. 0: never breaks. */
  readonly coverageMs: number;
  readonly darkMs: number;
  readonly seed: number;
}

export interface ShapedLink {
  readonly port: number;
  /** Coverage begins to break, and counting starts from zero. Until then the link is only slow. */
  begin(): void;
  /** Bytes that the client put on the air so far, headers and repeats included. */
  airBytes(): number;
  /** Those of them that were on their way when the coverage broke: no client can do anything about them. */
  lostBytes(): number;
  /** Milliseconds in which there was coverage. */
  upMs(): number;
  cuts(): number;
  close(): Promise<void>;
}

const sliceBytes = 1460;
const readyWithinMs = 5;
const longestWriteMs = 200;

/** A connection, and what of it is on the way to the other end. */
interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly underWay: { readonly arrivesMs: number; readonly slice: Buffer }[];
}

/** `port` 0: any free one. */
export async function openShapedLink(targetPort: number, shape: LinkShape, port = 0): Promise<ShapedLink> {
  const pairs = new Set<Pair>();
  let airBytes = 0;
  let lostBytes = 0;
  let cuts = 0;
  let dark = false;
  let upMs = 0;
  let upSinceMs = performance.now();
  let airFreeAtMs = 0;
  let cutAtMs = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const random = seededRandom(shape.seed);
  const oneWayMs = shape.roundTripMs / 2;

  // What has arrived is the server's: a reset must not take it back out of this process's own queue.
  function resetWhenWritten(upstream: Socket): void {
    const reset = () => void upstream.resetAndDestroy();
    if (upstream.writableLength === 0 || !upstream.writable) return reset();
    upstream.write('', reset);
    setTimeout(reset, longestWriteMs);
  }

  const server: Server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    client.on('error', () => client.destroy());
    if (dark) return void client.resetAndDestroy();
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const pair: Pair = { client, upstream, underWay: [] };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      resetWhenWritten(upstream);
    };
    upstream.on('error', end);
    client.on('close', end);
    upstream.on('close', () => setTimeout(end, oneWayMs + 5));
    upstream.on('data', (bytes) => void setTimeout(() => client.writable && client.write(bytes), oneWayMs));
    void carryUp(pair);
  });

  /** Slice by slice through the shared air, then `oneWayMs` later out of the other end. */
  async function carryUp(pair: Pair): Promise<void> {
    const { client, upstream } = pair;
    try {
      let askedMs = Number.NEGATIVE_INFINITY;
      for await (const chunk of client) {
        const bytes = chunk as Buffer;
        // What lay ready when it was asked for goes out without a gap, however late this process came to look.
        const arrivedMs = performance.now() - askedMs < readyWithinMs ? 0 : performance.now();
        for (let at = 0; at < bytes.length; at += sliceBytes) {
          const slice = bytes.subarray(at, at + sliceBytes);
          const startMs = Math.max(arrivedMs, airFreeAtMs);
          const sentMs = startMs + (slice.length * 1000) / shape.upBytesPerSecond;
          airFreeAtMs = sentMs;
          const waitMs = sentMs - performance.now();
          if (waitMs > 2) await sleep(waitMs);
          if (client.destroyed) return;
          if (sentMs > cutAtMs) continue;
          airBytes += slice.length;
          const arrivesMs = sentMs + oneWayMs;
          pair.underWay.push({ arrivesMs, slice });
          setTimeout(() => arrive(pair, arrivesMs), arrivesMs - performance.now());
        }
        askedMs = performance.now();
      }
      setTimeout(() => upstream.end(), oneWayMs + 2);
    } catch {
      resetWhenWritten(upstream); // the client's side broke: what was not yet carried is lost, as on a real link
    }
  }

  /** Whatever has arrived by then. */
  function arrive({ upstream, underWay }: Pair, byMs: number): void {
    while (underWay[0] && underWay[0].arrivesMs <= byMs) {
      const { slice } = underWay.shift()!;
      if (upstream.writable) upstream.write(slice);
    }
  }

  function breakOff(): void {
    dark = true;
    cuts += 1;
    upMs += cutAtMs - upSinceMs;
    for (const pair of pairs) {
      arrive(pair, cutAtMs);
      for (const { slice } of pair.underWay.splice(0)) lostBytes += slice.length;
      pair.client.resetAndDestroy();
      resetWhenWritten(pair.upstream);
    }
    const backAtMs = cutAtMs + shape.darkMs;
    cutAtMs = Number.POSITIVE_INFINITY;
    timer = setTimeout(() => {
      dark = false;
      airFreeAtMs = performance.now();
      upSinceMs = performance.now();
      nextCut();
    }, backAtMs - performance.now());
  }

  function nextCut(): void {
    if (shape.coverageMs === 0) return;
    const coverageMs = shape.coverageMs * (0.7 + 0.6 * random());
    cutAtMs = performance.now() + coverageMs;
    timer = setTimeout(breakOff, coverageMs);
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the link has no port');
  return {
    port: address.port,
    begin() {
      airBytes = 0;
      lostBytes = 0;
      upMs = 0;
      upSinceMs = performance.now();
      nextCut();
    },
    airBytes: () => airBytes,
    lostBytes: () => lostBytes,
    upMs: () => upMs + (dark ? 0 : performance.now() - upSinceMs),
    cuts: () => cuts,
    async close() {
      clearTimeout(timer);
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
