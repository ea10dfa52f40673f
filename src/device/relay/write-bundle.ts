import { Zip, ZipPassThrough } from 'fflate';
import { acknowledgementName, bundleMetaName, bundleVersion, headerName, partName } from '../../protocol/bundle.ts';
import type { BundleMeta } from '../../protocol/bundle.ts';
import { encodeUtf8 } from '../../protocol/utf8.ts';

/** One bundle in the making; what was added is in memory until `end`. */
export interface BundleWriter {
  addHeader(pid: string, header: string): void;
  addPart(sha256: string, bytes: Uint8Array): void;
  addAcknowledgement(pid: string, jws: string): void;
  /** The file; nothing is added after it. */
  end(): Uint8Array<ArrayBuffer>;
}

/** Begins a bundle for the gateway `aud`, with its name plate first. Stored, because ciphertext does not get smaller. */
export function newBundleWriter(aud: string): BundleWriter {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });

  function add(name: string, bytes: Uint8Array): void {
    const entry = new ZipPassThrough(name);
    // The same for all: when a dossier was worked on is nobody's business on the way.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    entry.push(bytes, true);
  }

  add(bundleMetaName, encodeUtf8(JSON.stringify({ v: bundleVersion, aud } satisfies BundleMeta)));
  return {
    addHeader: (pid, header) => add(headerName(pid), encodeUtf8(header)),
    addPart: (sha256, bytes) => add(partName(sha256), bytes),
    addAcknowledgement: (pid, jws) => add(acknowledgementName(pid), encodeUtf8(jws)),
    end() {
      zip.end();
      const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}
