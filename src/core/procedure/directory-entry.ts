/**
 * A procedure's row in the directory, made from its definition: the phone puts it there itself when a procedure arrives, so
 * that one changed procedure does not bring the whole directory again.
 */

import { isRecord } from '../definition/check-shape.ts';
import type { DirectoryDetail, DirectoryEntry } from './procedure.ts';

/** Absent: the definition does not say what a row needs, as one of a much newer catalogue may not. */
export function findDirectoryEntry(definition: unknown): Required<DirectoryEntry> | undefined {
  if (!isRecord(definition)) return undefined;
  const { code, name, sector, version, shortName, aliases, lifeEvents, priority, receivedBy } = definition;
  const { form, lanes, atHome } = definition;
  const hasWords = [code, name, sector, shortName].every((text) => typeof text === 'string' && text !== '');
  const hasLists = [aliases, lifeEvents].every(isTexts);
  if (!hasWords || !hasLists || typeof version !== 'number' || typeof priority !== 'number') return undefined;
  const hasForm = form !== undefined && Array.isArray(lanes) && lanes.length > 0;
  const isAtHome = isRecord(atHome) && atHome['possible'] === true;
  const detail = { version, shortName, aliases, lifeEvents, priority, hasForm, receivedBy, atHome: isAtHome };
  return { code: code as string, name: name as string, sector: sector as string, detail: detail as DirectoryDetail };
}

/** The directory with the rows of these procedures; of several versions, and of what already stands there, the newest counts. */
export function mergeDirectory(
  directory: readonly DirectoryEntry[],
  definitions: readonly unknown[],
): readonly DirectoryEntry[] {
  const rows = new Map(directory.map((entry) => [entry.code, entry]));
  for (const definition of definitions) {
    const entry = findDirectoryEntry(definition);
    if (entry === undefined) continue;
    const known = rows.get(entry.code);
    const isOlder = known?.detail !== undefined && known.detail.version > entry.detail.version;
    if (!isOlder) rows.set(entry.code, { ...known, ...entry });
  }
  return [...rows.values()];
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
