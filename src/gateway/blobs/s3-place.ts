/**
 * Which bucket `BLOBS_URL` names, and with which keys: `https://host/bucket`, keys in `AWS_ACCESS_KEY_ID` and
 * `AWS_SECRET_ACCESS_KEY` as every S3 tool takes them. The secret is in no address, so it is in no log.
 */

import { StartError } from '../start-error.ts';

export interface BlobsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Absent: the storage has but one region. */
  readonly region: string | undefined;
}

export interface S3Place extends Omit<BlobsKeys, 'region'> {
  /** Address of the bucket, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
}

/** What a server that knows no regions takes. */
const onlyRegion = 'us-east-1';

export function readBlobsKeys(env: NodeJS.ProcessEnv): BlobsKeys | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = env;
  return accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey, region: region || undefined } : undefined;
}

export function isS3Url(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:', 's3:'].includes(new URL(text).protocol);
}

/** Throws `StartError` with a sentence that repeats nothing of the address. */
export function parseS3Place(text: string, keys: BlobsKeys | undefined): S3Place {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new StartError('Đừng ghi khóa trong BLOBS_URL; hãy đặt khóa vào AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY.');
  }
  if (url.protocol === 's3:') {
    throw new StartError('BLOBS_URL phải là địa chỉ đầy đủ của kho S3: https://máy-chủ/tên-bucket.');
  }
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) {
    throw new StartError('BLOBS_URL phải là địa chỉ https: kho S3 ở máy khác cần kết nối an toàn.');
  }
  const [bucket, ...below] = url.pathname.split('/').filter((part) => part !== '');
  if (bucket === undefined || below.length > 0 || url.search !== '' || url.hash !== '') {
    throw new StartError('BLOBS_URL phải có dạng https://máy-chủ/tên-bucket, chỉ một tên bucket sau máy chủ.');
  }
  if (!keys) throw new StartError('Kho S3 trong BLOBS_URL cần AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY.');
  return { ...keys, endpoint: `${url.origin}/${bucket}`, region: keys.region ?? onlyRegion };
}
