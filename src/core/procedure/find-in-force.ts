import type { Catalogue, Clock } from '../ports.ts';
import type { Procedure } from './procedure.ts';

/**
 * The version that somebody begins with today: the newest whose first day has come; while none has, the earliest to come.
 * Whether it has already ended is another question (`has-ended.ts`). Absent: nothing is known of that code.
 */
export async function findInForce(
  ports: { readonly catalogue: Pick<Catalogue, 'versions'>; readonly clock: Pick<Clock, 'nowIso'> },
  code: string,
): Promise<Procedure | undefined> {
  const today = ports.clock.nowIso().slice(0, 10);
  const versions = await ports.catalogue.versions(code);
  const begun = versions.filter((version) => version.effectiveFrom <= today);
  return begun.at(-1) ?? versions[0];
}
