/**
 * A weak mobile link as a TCP proxy on loopback: a shared upstream rate, a round trip, and a coverage that breaks. While
 * dark, every connection is reset and new ones are refused. Counts what went on the air, so that goodput is bytes ÷ bytes.
 * Bytes wait in the sender's own socket until their turn comes: nothing is swallowed by a buffer here and lost there.
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
  /** Milliseconds in which there was coverage. */
  upMs(): number;
  cuts(): number;
  close(): Promise<void>;
}

const sliceBytes = 1460;
const readyWithinMs = 5;

/** `port` 0: any free one. */
export async function openShapedLink(targetPort: number, shape: LinkShape, port = 0): Promise<ShapedLink> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let airBytes = 0;
  let cuts = 0;
  let dark = false;
  let upMs = 0;
  let upSinceMs = performance.now();
  let airFreeAtMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const random = seededRandom(shape.seed);
  const oneWayMs = shape.roundTripMs / 2;

  const server: Server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    client.on('error', () => client.destroy());
    if (dark) return void client.resetAndDestroy();
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    upstream.on('error', end);
    client.on('close', end);
    upstream.on('close', () => setTimeout(end, oneWayMs + 5));
    upstream.on('data', (bytes) => void setTimeout(() => client.writable && client.write(bytes), oneWayMs));
    void carryUp(client, upstream);
  });

  /** Slice by slice through the shared air, then `oneWayMs` later out of the other end. */
  async function carryUp(client: Socket, upstream: Socket): Promise<void> {
    try {
      let askedMs = Number.NEGATIVE_INFINITY;
      for await (const chunk of client) {
        const bytes = chunk as Buffer;
        // What lay ready when it was asked for goes out without a gap, however late this process came to look.
        const arrivedMs = performance.now() - askedMs < readyWithinMs ? 0 : performance.now();
        for (let at = 0; at < bytes.length; at += sliceBytes) {
          const slice = bytes.subarray(at, at + sliceBytes);
          const startMs = Math.max(arrivedMs, airFreeAtMs);
          airFreeAtMs = startMs + (slice.length * 1000) / shape.upBytesPerSecond;
          const waitMs = airFreeAtMs - performance.now();
          if (waitMs > 2) await sleep(waitMs);
          if (client.destroyed) return;
          airBytes += slice.length;
          setTimeout(() => upstream.writable && upstream.write(slice), oneWayMs);
        }
        askedMs = performance.now();
      }
      setTimeout(() => upstream.end(), oneWayMs);
    } catch {
      upstream.destroy(); // the client's side broke: what was not yet carried is lost, as on a real link
    }
  }

  function nextCut(): void {
    if (shape.coverageMs === 0) return;
    timer = setTimeout(
      () => {
        dark = true;
        cuts += 1;
        upMs += performance.now() - upSinceMs;
        for (const [client, upstream] of pairs) {
          client.resetAndDestroy();
          upstream.resetAndDestroy();
        }
        timer = setTimeout(() => {
          dark = false;
          airFreeAtMs = performance.now();
          upSinceMs = performance.now();
          nextCut();
        }, shape.darkMs);
      },
      shape.coverageMs * (0.7 + 0.6 * random()),
    );
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the link has no port');
  return {
    port: address.port,
    begin() {
      airBytes = 0;
      upMs = 0;
      upSinceMs = performance.now();
      nextCut();
    },
    airBytes: () => airBytes,
    upMs: () => upMs + (dark ? 0 : performance.now() - upSinceMs),
    cuts: () => cuts,
    async close() {
      clearTimeout(timer);
      for (const [client, upstream] of pairs) {
        client.destroy();
        upstream.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
