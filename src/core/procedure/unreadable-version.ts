import type { Problem } from '../problem.ts';

/** A published version that came to this phone and that its app cannot read; it stays as it came. */
export interface UnreadableVersion {
  readonly version: number;
  /** Absent where not even that can be read. */
  readonly effectiveFrom?: string;
  /** procedure-newer-than-app (only a newer app can read it) or procedure-malformed. */
  readonly problem: Problem;
}
