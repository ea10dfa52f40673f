/**
 * Applies what the one-stop system says of a dossier by the desk's own actions: history, audit and news for the phone come
 * with them, and what the desk may not do, no file and no answer of another system does either.
 */

import type { Selectable, Transaction } from 'kysely';
import { planOfficialMove, officialBody } from '../../core/reception/official-move.ts';
import type { OfficialMove, OfficialNews } from '../../core/reception/official-move.ts';
import type { DossierAtDesk } from '../../core/reception/desk-action.ts';
import type { OfficialStatus } from '../../core/reception/official-status.ts';
import type { GatewayContext } from '../context.ts';
import { actOnDossier } from '../desk/act-on-dossier.ts';
import type { StateAction } from '../desk/decide-action.ts';
import type { DeskCaller, DeskResult } from '../desk/desk-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import { succeed } from '../../core/result.ts';

export type MovableDossier = Pick<
  Selectable<DossiersTable>,
  'dossier_id' | 'revision' | 'state' | 'official_number' | 'appointment_at'
>;

export const movableColumns = ['dossier_id', 'revision', 'state', 'official_number', 'appointment_at'] as const;

export function planMove(dossier: MovableDossier, status: OfficialStatus): OfficialMove {
  const { state, official_number: officialNumber, appointment_at: appointmentAt } = dossier;
  const atDesk: DossierAtDesk = {
    state,
    ...(officialNumber !== null && { officialNumber }),
    ...(appointmentAt !== null && { appointmentAt: vietnamIso(appointmentAt) }),
  };
  return planOfficialMove(atDesk, status);
}

/** All of its actions or, when one is refused, what `trx` must be rolled back for. `dossier` is locked by `trx`. */
export async function moveDossier(
  context: GatewayContext,
  trx: Transaction<Database>,
  caller: DeskCaller,
  move: {
    readonly dossier: MovableDossier;
    readonly actions: Extract<OfficialMove, { kind: 'move' }>['actions'];
    readonly news: OfficialNews;
  },
): Promise<DeskResult<void>> {
  let { revision } = move.dossier;
  for (const action of move.actions) {
    const subject = {
      dossierId: move.dossier.dossier_id,
      etag: String(revision),
      action: action as StateAction,
      source: 'one-stop' as const,
    };
    const done = await actOnDossier({ ...context, db: trx }, caller, subject, officialBody(action, move.news));
    if (!done.ok) return done;
    revision += 1;
  }
  return succeed(undefined);
}
