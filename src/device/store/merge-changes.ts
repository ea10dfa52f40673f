/** News that is smaller than what it changes: an end of a stored version, the directory rows of procedures that arrived. */

import type { Changes } from '../../core/ports.ts';
import { mergeDirectory } from '../../core/procedure/directory-entry.ts';
import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import type { Database } from './database.ts';
import { ifReadable } from './read-rows.ts';

/** Call in the transaction that stores the procedures and lists of the same delta, after them. */
export async function mergeChanges(db: Database, { procedures, ends = [] }: Changes): Promise<void> {
  for (const { code, version, effectiveTo } of ends) {
    const row = await ifReadable(db.procedures.get([code, version]));
    if (row) await db.procedures.put({ ...row, procedure: withEnd(row.procedure, effectiveTo) });
  }
  if (procedures.length === 0) return;
  const directory = await ifReadable(db.lists.get('directory'));
  // During the first download it may be still to come; then it comes with the rows of all procedures.
  if (!Array.isArray(directory?.rows)) return;
  const rows = mergeDirectory(directory.rows as readonly DirectoryEntry[], procedures);
  await db.lists.put({ name: 'directory', rows });
}

/** As stored, whatever a newer catalogue put into it; an end that was decided is no longer only expected. */
function withEnd(procedure: unknown, effectiveTo: string): unknown {
  const { unverified, ...rest } = procedure as { readonly unverified?: unknown };
  const marks = Array.isArray(unverified) ? unverified.filter((name) => name !== 'effectiveTo') : unverified;
  return { ...rest, unverified: marks, effectiveTo };
}
