import { StorageFailure, findThrownProblem } from '../../core/storage-failure.ts';

/**
 * What a browser makes of a disk that takes nothing more: a quota, a transaction and a connection that it ends by itself, a
 * database that it cannot open. Chromium says `QuotaExceededError` in few of these cases. Nothing of ours aborts a
 * transaction or closes the database under one.
 */
const names: readonly unknown[] = [
  'QuotaExceededError',
  'AbortError',
  'UnknownError',
  'InvalidStateError',
  'DatabaseClosedError',
  'OpenFailedError',
  // Dexie's, where a transaction was ended before what it was asked for was over.
  'PrematureCommitError',
];

export function isOutOfRoom(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  // `failures` is Dexie's for many records of which some failed.
  const { name, inner, failures } = thrown as { name?: unknown; inner?: unknown; failures?: unknown };
  if (names.includes(name) || (inner !== thrown && isOutOfRoom(inner))) return true;
  return Array.isArray(failures) && failures.some(isOutOfRoom);
}

/** What a port of the store rejects with, where a browser's word for a full disk was thrown. */
export function explainStorage(thrown: unknown): unknown {
  return isOutOfRoom(thrown) ? new StorageFailure({ code: 'storage-full' }, { cause: thrown }) : thrown;
}

/** The same for what one promise rejects with. */
export async function explained<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    throw explainStorage(thrown);
  }
}

/** Whether the phone's own storage is what failed: nothing of what lies there is lost by it, and it is no bug. */
export function isStorageTrouble(thrown: unknown): boolean {
  return findThrownProblem(explainStorage(thrown)) !== undefined;
}
