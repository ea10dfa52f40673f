import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { Tone } from '../parts/notice.tsx';

/** The colour of a state at the desk: what waits for the desk itself is `waiting`, what waits for others is quieter. */
export const officeTones: Record<OfficeState, Tone> = {
  received: 'waiting',
  'in-review': 'attention',
  accepted: 'done',
  supplement: 'moving',
  refused: 'attention',
  done: 'done',
  'handed-over': 'plain',
  withdrawn: 'plain',
  stopped: 'plain',
};
