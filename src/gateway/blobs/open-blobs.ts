/** Chooses where blobs live by `BLOBS_URL`: a folder, or a bucket of an S3-compatible storage. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';
import type { Blobs } from './blobs.ts';
import { openDiskBlobs } from './disk-blobs.ts';
import { openS3Blobs } from './s3-blobs.ts';
import { openS3Objects } from './s3-objects.ts';
import type { S3Objects } from './s3-objects.ts';
import { isS3Url, parseS3Place } from './s3-place.ts';

export type BlobsPlace = Pick<Config, 'blobsUrl' | 'blobsKeys' | 'dataDir'>;

/** Throws `StartError` when there is no such place, or it does not let us in. */
export async function openBlobs(place: BlobsPlace): Promise<Blobs> {
  const objects = await openBucket(place);
  return objects ? openS3Blobs(objects) : await openDiskBlobs(blobsFolder(place));
}

/** Absent: blobs lie in a folder. Throws `StartError`. */
export async function openBucket({ blobsUrl, blobsKeys }: BlobsPlace): Promise<S3Objects | undefined> {
  if (blobsUrl === undefined || !isS3Url(blobsUrl)) return undefined;
  const objects = openS3Objects(parseS3Place(blobsUrl, blobsKeys));
  try {
    await objects.probe();
  } catch (error) {
    throw new StartError(`Không dùng được kho S3 ở BLOBS_URL: ${reasonOf((error as Error).cause)}.`);
  }
  return objects;
}

/** `file:` URL or nothing (`DATA_DIR/blobs`). Throws `StartError` for anything else. */
export function blobsFolder({ blobsUrl, dataDir }: BlobsPlace): string {
  if (blobsUrl === undefined) return join(dataDir, 'blobs');
  if (URL.canParse(blobsUrl) && new URL(blobsUrl).protocol === 'file:') return fileURLToPath(blobsUrl);
  throw new StartError(
    'BLOBS_URL phải để trống, hoặc là địa chỉ file:///… của một thư mục, hoặc https://máy-chủ/tên-bucket của một kho S3.',
  );
}

/** Never the address or what the storage said: both may name a key. */
function reasonOf(error: unknown): string {
  const { status, message = '' } = (error ?? {}) as { status?: number; message?: string };
  if (status === 403 || status === 401) return 'khóa sai hoặc không có quyền với bucket này';
  if (status !== undefined) return `kho trả lời ${status}`;
  return message === 'The bucket is not there' ? 'không có bucket này' : 'không kết nối được';
}
