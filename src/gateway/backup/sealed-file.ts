/**
 * A backup as a file: an age file under a name that it gets when its last byte is on the disk. Whatever was cut off before
 * keeps the ending `.partial` and cannot be opened to its end: age marks the last piece of a file.
 */

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import { syncFolder } from '../blobs/disk-files.ts';
import { BackupError } from './backup-error.ts';

export interface SealedFile {
  readonly sizeBytes: number;
  /** Of the file as it lies there, for whoever checks a copy without the key. */
  readonly sha256: string;
}

/** Streams `content`, sealed to `recipients`, into a new file. When it throws, no file is left. */
export async function writeSealedFile(
  path: string,
  recipients: readonly string[],
  content: AsyncIterable<Uint8Array>,
): Promise<SealedFile> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const partial = `${path}.partial`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const meter = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const sealed = await encrypter.encrypt(ReadableStream.from(content) as never);
    await pipeline(Readable.fromWeb(sealed as never), meter, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    const file = await open(partial, 'r+');
    await file.sync();
    await file.close();
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new BackupError(`Hết chỗ ở ${dirname(path)}; chưa có bản sao lưu nào được ghi.`);
    throw error;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** What was sealed, as it is read. Throws `BackupError` for another key, another kind of file, and every damage. */
export async function* readSealedFile(path: string, identity: string): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const file = createReadStream(path);
  try {
    const opened = await decrypter.decrypt(Readable.toWeb(file) as never).catch((error: unknown) => {
      throw isForeign(error)
        ? new BackupError('Khóa này không mở được bản sao lưu: hãy dùng khóa dự phòng (escrow) của tỉnh.')
        : damaged();
    });
    for await (const chunk of Readable.fromWeb(opened as never)) yield chunk as Uint8Array;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // What the file system says is told as such; anything else was said about the bytes.
    throw error instanceof BackupError || code.startsWith('E') ? error : damaged();
  } finally {
    file.destroy();
  }
}

function isForeign(error: unknown): boolean {
  return error instanceof Error && /no identity matched/.test(error.message);
}

function damaged(): BackupError {
  return new BackupError('Bản sao lưu bị hỏng, bị sửa hoặc bị cắt mất phần cuối. Chưa có gì được khôi phục.');
}
