/**
 * A file of sealed work (`.gocua`) leaves the phone in one of two guises: as it is, or as `….gocua.txt` in base64, because
 * Android's share sheet and the apps behind it take only file names that they know.
 */

import type { ExportedFile } from '../../core/screen-ports.ts';
import { saveOneOf } from './save-file.ts';
import { isShareable } from './share-file.ts';

/** A multiple of three, so that the pieces' base64 may stand one after the other; few enough to be arguments of one call. */
const pieceBytes = 24_576;

export function bundleFile({ fileName, bytes }: ExportedFile): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], fileName, { type: 'application/octet-stream' });
}

export function bundleTextFile({ fileName, bytes }: ExportedFile): File {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceBytes))));
  }
  return new File(pieces, `${fileName}.txt`, { type: 'text/plain' });
}

/** Whether sealed work can leave by the share sheet of this browser at all. */
export function canShareBundles(): boolean {
  return isShareable(new File(['-'], 'ho-so.gocua.txt', { type: 'text/plain' }));
}

/** By the share sheet where there is one, else as a download. False: the person closed the sheet. */
export function saveBundle(file: ExportedFile): Promise<boolean> {
  return saveOneOf(bundleFile(file), canShareBundles() ? bundleTextFile(file) : undefined);
}
