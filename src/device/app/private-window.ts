/**
 * Whether this is a private window, as far as browsers let one see it: there, everything sealed would be gone with the
 * window. Firefox and Safari refuse the private file system there; Chromium gave a private window less room than its heap
 * until it began to tell every page the same figure, so that a newer one is not seen.
 */

interface Heap {
  readonly memory?: { readonly jsHeapSizeLimit: number };
}

export async function isPrivateWindow(): Promise<boolean> {
  const { storage } = navigator;
  if (typeof storage?.getDirectory === 'function') {
    try {
      await storage.getDirectory();
    } catch {
      return true;
    }
  }
  const heapBytes = (performance as Heap).memory?.jsHeapSizeLimit;
  const quotaBytes = (await storage?.estimate?.())?.quota;
  return heapBytes !== undefined && quotaBytes !== undefined && quotaBytes < heapBytes;
}
