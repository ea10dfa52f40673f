/**
 * Frames as they come in: metas one after another, and of each its body as a stream that can be stopped and later
 * skipped. Only the bytes of one network chunk are held.
 */

import { forgetful } from '../forgetful.ts';
import { FrameReader } from '../../protocol/frames.ts';
import type { FrameEvent, FrameMeta } from '../../protocol/frames.ts';

export interface FrameStream {
  /** The next frame's meta after skipping what is left of the body before; 'broken' when framing is lost, or the end. */
  next(): Promise<FrameMeta | 'broken' | 'end'>;
  /**
   * Body bytes as they arrive. Ends early, keeping its place, when `signal` aborts. Throws what the connection throws.
   * `onEnd` hears that nobody reads it any more.
   */
  body(signal?: AbortSignal, onEnd?: () => void): AsyncIterableIterator<Uint8Array>;
}

export function newFrameStream(source: AsyncIterator<Uint8Array>): FrameStream {
  const reader = new FrameReader();
  const queued: FrameEvent[] = [];
  let reading: Promise<boolean> | undefined;
  let inBody = false;

  /** Queues the events of one more chunk; false at the end of the request. A read that was walked away from is shared. */
  function readMore(): Promise<boolean> {
    reading ??= source.next().then(
      (next) => {
        reading = undefined;
        if (!next.done) queued.push(...reader.push(next.value));
        return !next.done;
      },
      (error: unknown) => {
        reading = undefined;
        throw error;
      },
    );
    return reading;
  }

  async function nextEvent(signal?: AbortSignal): Promise<FrameEvent | 'end' | 'stopped'> {
    for (;;) {
      if (signal?.aborted) return 'stopped';
      const event = queued.shift();
      if (event) return event;
      const more = signal ? await untilAborted(readMore(), signal) : await readMore();
      if (more === 'stopped') return 'stopped';
      if (!more && queued.length === 0) return 'end';
    }
  }

  return {
    async next() {
      for (;;) {
        const event = await nextEvent();
        if (event === 'stopped') throw new Error('Nobody asked this read to stop');
        if (event === 'end') return reader.isBetweenFrames() ? 'end' : 'broken';
        if (event.type === 'broken') return 'broken';
        if (event.type === 'end') inBody = false;
        if (event.type === 'meta') {
          inBody = true;
          return event.meta;
        }
      }
    },
    body(signal, onEnd) {
      async function pull(): Promise<Uint8Array | undefined> {
        while (inBody) {
          const event = await nextEvent(signal);
          if (event === 'stopped' || event === 'end' || event.type === 'broken') return undefined;
          if (event.type === 'end') inBody = false;
          else if (event.type === 'body') return event.bytes;
        }
        return undefined;
      }
      return forgetful(pull, () => onEnd?.());
    },
  };
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | 'stopped'> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<'stopped'>((resolve) => {
    onAbort = () => resolve('stopped');
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
    // When the stop won, a failure of the read shows again at the next read.
    promise.catch(() => undefined);
  }
}
