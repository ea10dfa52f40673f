/** The first entry of a backup: what it is of, and what the tables looked like when it was made. */

import { BackupError } from './backup-error.ts';

export interface BackupDescription {
  readonly format: 'go-cua-backup';
  readonly version: 1;
  readonly createdAt: string;
  readonly gatewayId: string;
  /** Those that the tables had; a restore brings fresh tables to the same point and lets the gateway go on from there. */
  readonly migrations: readonly string[];
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
}

export const descriptionName = 'description.json';
/** The last entry, as `sha256sum` writes it: where it is missing, the backup was never finished. */
export const sumsName = 'SHA256SUMS';
/** Names of blobs that the tables name and that were not there. */
export const missingName = 'missing.txt';

/** Throws `BackupError` with a sentence. */
export function parseDescription(bytes: Uint8Array): BackupDescription {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as BackupDescription;
    if (value.format === 'go-cua-backup' && value.version === 1 && isWhole(value)) return value;
  } catch {
    // The same sentence as for a description of another kind.
  }
  throw new BackupError('Tệp này không phải bản sao lưu mà phiên bản Gõ Cửa này đọc được.');
}

function isWhole({ createdAt, gatewayId, migrations, tables, sequences }: BackupDescription): boolean {
  const isText = (one: unknown): one is string => typeof one === 'string';
  return (
    isText(createdAt) &&
    isText(gatewayId) &&
    migrations.every(isText) &&
    tables.every(({ name, columns }) => isText(name) && columns.every(isText)) &&
    sequences.every(({ name, value }) => isText(name) && /^\d+$/.test(value))
  );
}
