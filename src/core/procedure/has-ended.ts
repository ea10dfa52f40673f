import type { Procedure } from './procedure.ts';

/** Whether a version's last day is over on `today` (`YYYY-MM-DD`). A last day that is only expected ends nothing. */
export function hasEnded(procedure: Pick<Procedure, 'effectiveTo' | 'unverified'>, today: string): boolean {
  const { effectiveTo, unverified } = procedure;
  return effectiveTo !== undefined && effectiveTo < today && !unverified.includes('effectiveTo');
}
