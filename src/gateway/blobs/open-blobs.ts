/** Chooses where blobs live by `BLOBS_URL`. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';
import type { Blobs } from './blobs.ts';
import { openDiskBlobs } from './disk-blobs.ts';

/** `file:` URL or nothing (`DATA_DIR/blobs`). Throws `StartError` for anything else. */
export async function openBlobs({ blobsUrl, dataDir }: Pick<Config, 'blobsUrl' | 'dataDir'>): Promise<Blobs> {
  if (blobsUrl === undefined) return await openDiskBlobs(join(dataDir, 'blobs'));
  if (URL.canParse(blobsUrl) && new URL(blobsUrl).protocol === 'file:')
    return await openDiskBlobs(fileURLToPath(blobsUrl));
  throw new StartError(
    'BLOBS_URL này chưa được phiên bản hiện tại hỗ trợ; hãy để trống, hoặc dùng địa chỉ file:///… của một thư mục.',
  );
}
