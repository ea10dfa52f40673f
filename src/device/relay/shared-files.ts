/**
 * Files that the system handed to this app: the share sheet's lie in a cache of their own, where the service worker put them
 * (`keep-shared.ts`), those opened from a PC's folder come through the launch queue. Each stays until it was looked at.
 */

import type { SharedFile } from '../../core/sharing-ports.ts';

export const sharedCacheName = 'gocua-shared';
/** Of a kept file; its own name. */
export const fileNameHeader = 'gocua-file-name';

interface LaunchFile {
  getFile(): Promise<File>;
}

/** Chromium's, where the app is installed. */
export interface LaunchQueue {
  setConsumer(consume: (launch: { readonly files?: readonly LaunchFile[] }) => void): void;
}

/** A launch that is already queued is told within a task; an app that nobody launched with a file waits so long in vain. */
const launchMs = 150;

export function newSharedFiles(
  caches: Pick<CacheStorage, 'open'> | undefined,
  launchQueue: LaunchQueue | undefined,
): () => Promise<readonly SharedFile[]> {
  const launched: SharedFile[] = [];
  let isListening = false;

  async function listen(queue: LaunchQueue): Promise<void> {
    isListening = true;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, launchMs);
      queue.setConsumer(({ files = [] }) => {
        void Promise.all(files.map(takeLaunched)).finally(() => resolve());
      });
    });
  }

  async function takeLaunched(handle: LaunchFile): Promise<void> {
    const file = await handle.getFile();
    const shared: SharedFile = {
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      forget: async () => void launched.splice(launched.indexOf(shared), 1),
    };
    launched.push(shared);
  }

  async function readKept(): Promise<readonly SharedFile[]> {
    const cache = await caches?.open(sharedCacheName);
    const files: SharedFile[] = [];
    for (const request of (await cache?.keys()) ?? []) {
      const response = await cache?.match(request);
      if (!response) continue;
      files.push({
        fileName: decodeURIComponent(response.headers.get(fileNameHeader) ?? ''),
        bytes: new Uint8Array(await response.arrayBuffer()),
        forget: async () => void (await cache?.delete(request)),
      });
    }
    return files;
  }

  return async () => {
    if (launchQueue && !isListening) await listen(launchQueue);
    return [...(await readKept()), ...launched];
  };
}
