/**
 * The body of a Node request as it arrives, such that what has arrived is also read: Node throws away what still lies in a
 * request's buffer when the connection breaks, and on a weak link those bytes are the ones that must not be sent again.
 * Little is held: while nobody reads, the sender is asked to wait.
 */

import type { IncomingMessage } from 'node:http';

const mostHeldBytes = 64 * 1024;

/**
 * Chunks in order; then the end, or the connection's error once every chunk before it was read. Walking away (`return`)
 * leaves the connection open, so that a refusal can still be sent on it.
 */
export function arrivingBytes(incoming: IncomingMessage): AsyncIterator<Uint8Array> {
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let ending: { readonly error?: unknown } | undefined;
  let wake = (): void => undefined;

  const onData = (chunk: Uint8Array): void => {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes >= mostHeldBytes) incoming.pause();
    wake();
  };
  const finish = (how: { readonly error?: unknown }): void => {
    ending ??= how;
    wake();
  };
  /** After the end of every request, too: then there is no error to make. */
  const onClose = (): void => {
    if (!ending) finish({ error: broken() });
  };
  if (incoming.readableEnded) finish({});
  else if (incoming.destroyed) finish({ error: broken() });
  incoming.on('data', onData);
  incoming.once('end', () => finish({}));
  incoming.on('error', (error) => finish({ error }));
  incoming.once('close', onClose);

  return {
    async next() {
      for (;;) {
        const chunk = held.shift();
        if (chunk) {
          heldBytes -= chunk.length;
          if (heldBytes < mostHeldBytes && incoming.isPaused()) incoming.resume();
          return { done: false, value: chunk };
        }
        if (ending?.error !== undefined) throw ending.error;
        if (ending) return { done: true, value: undefined };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async return() {
      incoming.off('data', onData);
      incoming.pause();
      return { done: true, value: undefined };
    },
  };
}

function broken(): Error {
  return new Error('the connection broke');
}
