import type { Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';

/** Kept free for sealing and answers; space comes back late after a delete. */
const reservedBytes = 50 * 1024 * 1024;

/**
 * storage-nearly-full when less than the reserve would be free beside `neededBytes`: ask before the camera opens, not after
 * the work.
 */
export async function findStorageProblem(ports: Pick<Ports, 'storage'>, neededBytes = 0): Promise<Problem | undefined> {
  const freeBytes = await ports.storage.freeBytes();
  if (freeBytes === undefined || freeBytes >= reservedBytes + neededBytes) return undefined;
  return { code: 'storage-nearly-full', limit: reservedBytes };
}
