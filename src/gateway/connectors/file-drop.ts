/**
 * The connector that works where there is no interface: a folder or a signed zip for each dossier, in a folder that the
 * one-stop desk's computer sees. What lies there under its own name is whole: it is written under another one, made durable
 * and renamed. A mark is set between the two, so that after a kill nothing is dropped twice, not even when somebody has
 * taken it away meanwhile.
 */

import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { ForwardFailure } from '../../core/reception/connectors.ts';
import { fail, succeed } from '../../core/result.ts';
import { syncFolder } from '../blobs/disk-files.ts';
import type { ConnectorKind, ExportedDossier, ForwardOutcome } from './connector.ts';

interface FileDropSettings {
  /** Below the folder of this gateway's settings; the communes that use this connector share it. */
  readonly subfolder: string;
  readonly as: 'folder' | 'zip';
}

/** Beside the dossiers, and never shown to somebody who lists the folder: an empty file for each key that was dropped. */
const marksName = '.da-chuyen';

export const fileDrop: ConnectorKind = {
  kind: 'file-drop',

  parseSettings(given) {
    const { subfolder, as } = given;
    if (typeof subfolder !== 'string' || !/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(subfolder)) {
      return fail('bad-request', { message: 'Tên thư mục con chỉ gồm chữ thường không dấu, số và gạch nối.' });
    }
    if (as !== 'folder' && as !== 'zip') return fail('bad-request', { message: 'Hãy chọn thư mục hoặc tệp zip.' });
    return succeed({ subfolder, as } satisfies FileDropSettings);
  },

  open(settings, { allowed }) {
    const { subfolder, as } = settings as unknown as FileDropSettings;
    return { forward: (dossier) => drop(allowed.folder, subfolder, as, dossier) };
  },
};

async function drop(
  base: string,
  subfolder: string,
  as: FileDropSettings['as'],
  dossier: ExportedDossier,
): Promise<ForwardOutcome> {
  const folder = join(base, subfolder);
  const marks = join(folder, marksName);
  const mark = join(marks, dossier.key);
  const working = join(folder, `.dang-ghi-${dossier.key}`);
  const target = join(folder, as === 'zip' ? `${dossier.name}.zip` : dossier.name);
  try {
    // Never the base itself: where a share is not mounted, nothing may be written under its name on this disk.
    if (await makeFolder(folder)) await syncFolder(base);
    if (await makeFolder(marks)) await syncFolder(folder);
    if (!(await exists(mark))) {
      await rm(working, { recursive: true, force: true });
      await (as === 'zip' ? writeZip(working, dossier) : writeFolder(working, dossier));
      await syncFolder(folder);
      await writeFile(mark, new Uint8Array());
      await syncFolder(marks);
    }
    // The mark says that it was whole; if it is not here any more, it was renamed.
    if (await exists(working)) {
      await rename(working, target);
      await syncFolder(folder);
    }
    return { sent: true };
  } catch (error) {
    const code = findFailure(error);
    if (code === undefined) throw error;
    // Room for others; what was marked stays, because the next try only renames it.
    if (!(await exists(mark).catch(() => true)))
      await rm(working, { recursive: true, force: true }).catch(() => undefined);
    return { sent: false, code };
  }
}

function entriesOf({ files, manifest, signature }: ExportedDossier): readonly (readonly [string, Uint8Array])[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    ...files.map(({ name, bytes }) => [name, bytes] as const),
    ['manifest.json', encode(manifest)],
    ['manifest.jws', encode(`${signature}\n`)],
  ];
}

async function writeFolder(path: string, dossier: ExportedDossier): Promise<void> {
  await mkdir(path, { mode: 0o750 });
  for (const [name, bytes] of entriesOf(dossier)) await writeFile(join(path, name), bytes);
  await syncFolder(path);
}

/** Pictures and PDFs are compressed already: stored, so that the archive costs no time. */
async function writeZip(path: string, dossier: ExportedDossier): Promise<void> {
  const mtime = '1980-01-01T00:00:00';
  const entries = entriesOf(dossier).map(([name, bytes]) => [name, [bytes, { level: 0, mtime }]] as const);
  await writeFile(path, zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]));
}

async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** False: it was there. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o750 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function findFailure(error: unknown): ForwardFailure | undefined {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'disk-full';
  const unusable = ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO', 'ESTALE', 'EBUSY', 'ENOTEMPTY', 'EEXIST'];
  return unusable.includes(code) ? 'folder-unusable' : undefined;
}
