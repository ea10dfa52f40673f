import type { Selectable } from 'kysely';
import type { EnvelopeNews } from '../../core/handover/task.ts';
import type { DossiersTable } from '../store/desk-tables.ts';

type Papers = Pick<
  Selectable<DossiersTable>,
  | 'device_id'
  | 'state'
  | 'state_at'
  | 'originals_expected'
  | 'originals_arrived_at'
  | 'signature_expected'
  | 'ink_arrived_at'
>;

/** What a phone is told of a dossier's paper; absent where the desk waits for none. What came before it asked again is past. */
export function envelopeNews(row: Papers, deviceId: string): EnvelopeNews | undefined {
  if (!row.originals_expected && !row.signature_expected) return undefined;
  const isIn = (at: Date | null) => at !== null && (row.state !== 'supplement' || at >= row.state_at);
  const isHere =
    (!row.originals_expected || isIn(row.originals_arrived_at)) &&
    (!row.signature_expected || isIn(row.ink_arrived_at));
  return { ...(isHere && { isHere: true as const }), ...(row.device_id === deviceId && { isYours: true as const }) };
}
