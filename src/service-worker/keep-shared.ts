/**
 * The share target: files that another app gives to this one. They go into a cache of their own on this phone and nowhere
 * else; the page takes them from there. Only bundles are kept, because what is not sealed must never be written: of anything
 * else the page learns no more than that it came.
 */

import { bundleTextSign, bundleZipSign, mostSharedBytes } from '../device/relay/bundle-signs.ts';
import { fileNameHeader, sharedCacheName } from '../device/relay/shared-files.ts';

export const sharePath = '/chia-se';
const carryPath = '/mang-ho';
/** The field of the manifest's share target. */
const field = 'tep';
const mostFiles = 40;
/** What phones and their file managers make of our own names; any other name might be somebody's. */
const ourName = /^[\w-]{1,60}( ?\(\d{1,3}\))?\.gocua(\.txt)?$/;

/** Keeps what came and sends the page to where it is looked at. A full disk keeps nothing; the file is still where it was. */
export async function keepShared(request: Request): Promise<Response> {
  try {
    const form = await request.formData();
    const cache = await caches.open(sharedCacheName);
    let kept = (await cache.keys()).length;
    for (const file of form.getAll(field)) {
      if (typeof file === 'string' || kept >= mostFiles) continue;
      const body = (await isBundle(file)) ? file : new Blob();
      const name = body === file && ourName.test(file.name) ? file.name : '';
      const headers = { [fileNameHeader]: encodeURIComponent(name) };
      await cache.put(`${location.origin}/shared/${crypto.randomUUID()}`, new Response(body, { headers }));
      kept += 1;
    }
  } catch {
    // Nothing was kept.
  }
  return Response.redirect(location.origin + carryPath, 303);
}

async function isBundle(file: Blob): Promise<boolean> {
  if (file.size > mostSharedBytes) return false;
  const start = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const text = String.fromCharCode(...start);
  return bundleZipSign.test(text) || bundleTextSign.test(text);
}
