/** What came of a set of vectors: how many were run, and which did not end as they must. */

export interface VectorReport {
  readonly name: string;
  readonly run: number;
  readonly failed: readonly string[];
}

/** A file of this folder whose vectors are fields in one line, `-` for an empty one. */
export interface VectorFile {
  readonly fields: readonly string[];
  readonly vectors: readonly string[];
}

type Row = (name: string) => string;

/** `holds` answers whether one vector ended as it must; what throws does not hold. */
export async function runVectorFile(
  name: string,
  { fields, vectors }: VectorFile,
  holds: (row: Row) => Promise<boolean>,
): Promise<VectorReport> {
  const failed: string[] = [];
  for (const [index, line] of vectors.entries()) {
    const values = line.split(' ').map((value) => (value === '-' ? '' : value));
    const row = (field: string) => values[fields.indexOf(field)] ?? '';
    if (!(await holds(row).catch(() => false))) failed.push(`${index}`);
  }
  return { name, run: vectors.length, failed };
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export function toHex(bytes: Uint8Array | ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
