/** Chooses where blobs live by `BLOBS_URL`. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';
import type { Blobs } from './blobs.ts';
import { openDiskBlobs } from './disk-blobs.ts';

type BlobsPlace = Pick<Config, 'blobsUrl' | 'dataDir'>;

export async function openBlobs(place: BlobsPlace): Promise<Blobs> {
  return await openDiskBlobs(blobsFolder(place));
}

/** `file:` URL or nothing (`DATA_DIR/blobs`). Throws `StartError` for anything else. */
export function blobsFolder({ blobsUrl, dataDir }: BlobsPlace): string {
  if (blobsUrl === undefined) return join(dataDir, 'blobs');
  if (URL.canParse(blobsUrl) && new URL(blobsUrl).protocol === 'file:') return fileURLToPath(blobsUrl);
  throw new StartError(
    'BLOBS_URL này chưa được phiên bản hiện tại hỗ trợ; hãy để trống, hoặc dùng địa chỉ file:///… của một thư mục.',
  );
}
