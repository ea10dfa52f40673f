import type { Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';

/**
 * Why a procedure cannot be worked on with this app. With `version`: why that very version cannot (a draft pins one).
 * Without: why nobody can begin with it today, namely because the version in force is one that this app cannot read; an
 * older one that it can read is no way round. Absent: nothing stands in the way. Problems: procedure-unknown (nothing of it
 * has come), procedure-newer-than-app, procedure-malformed.
 */
export async function findProcedureProblem(
  { catalogue, clock }: Pick<Ports, 'catalogue' | 'clock'>,
  code: string,
  version?: number,
): Promise<Problem | undefined> {
  const [readable, unreadable] = await Promise.all([catalogue.versions(code), catalogue.unreadable(code)]);
  const isKnown = readable.some((procedure) => procedure.version === (version ?? procedure.version));
  if (version !== undefined) {
    const own = unreadable.find((item) => item.version === version);
    return isKnown ? undefined : (own?.problem ?? { code: 'procedure-unknown' });
  }
  const today = clock.nowIso().slice(0, 10);
  const hasBegun = (item: { readonly effectiveFrom?: string }) =>
    item.effectiveFrom === undefined || item.effectiveFrom <= today;
  const inForce = Math.max(0, ...readable.filter(hasBegun).map((procedure) => procedure.version));
  const newer = unreadable.filter((item) => hasBegun(item) && item.version > inForce).at(-1);
  if (newer !== undefined) return newer.problem;
  return isKnown ? undefined : (unreadable.at(-1)?.problem ?? { code: 'procedure-unknown' });
}
