/**
 * What the one-stop system says of a dossier, as actions of this desk: the same ones that an official takes by hand, so
 * history, audit and news for the phone follow by the same rules. Whether each may be taken is decided by its own rule.
 */

import type { OfficeState } from '../dossier/dossier-status.ts';
import type { DossierAtDesk } from './desk-action.ts';
import type { DeskActionName } from './desk.ts';
import type { OfficialStatus } from './official-status.ts';
import { isActionPossible } from './desk-action.ts';

/** With a news of an official status: when the other system says it happened, and its note. */
export interface OfficialNews {
  readonly status: OfficialStatus;
  /** `YYYY-MM-DD`, or with a time. */
  readonly at?: string;
  /** ISO with offset. */
  readonly appointmentAt?: string;
  readonly note?: string;
}

/**
 * move: these actions, in this order · same: nothing to do · older: the dossier is further here · by-hand: an official must
 * say what no list tells (which papers are missing) · impossible: the desk's rules do not allow it.
 */
export type OfficialMove =
  | { readonly kind: 'move'; readonly to: OfficeState; readonly actions: readonly DeskActionName[] }
  | { readonly kind: 'same' | 'older' | 'by-hand' | 'impossible' };

type Paths = { readonly [from in OfficeState]?: readonly DeskActionName[] };

const paths: { readonly [to in OfficeState]?: Paths } = {
  accepted: { supplement: ['accept'] },
  done: { accepted: ['result'], supplement: ['accept', 'result'] },
  'handed-over': {
    done: ['hand-over'],
    accepted: ['result', 'hand-over'],
    supplement: ['accept', 'result', 'hand-over'],
  },
  withdrawn: { accepted: ['withdraw'], supplement: ['withdraw'] },
  stopped: { accepted: ['stop'], supplement: ['stop'] },
};

/** How far a dossier is on the ordinary way; what ended otherwise stands on none. */
const progress: { readonly [state in OfficeState]?: number } = {
  received: 0,
  'in-review': 0,
  accepted: 1,
  supplement: 1,
  done: 2,
  'handed-over': 3,
};

/** From where the dossier lies to what the other system says of it. */
export function planOfficialMove(dossier: DossierAtDesk, { state: to }: OfficialStatus): OfficialMove {
  if (to === undefined || to === dossier.state) return { kind: 'same' };
  const [here, there] = [progress[dossier.state], progress[to]];
  if (here !== undefined && there !== undefined && there < here) return { kind: 'older' };
  if (to === 'supplement' && isActionPossible('supplement', dossier)) return { kind: 'by-hand' };
  const actions = paths[to]?.[dossier.state];
  const [first] = actions ?? [];
  if (actions === undefined || first === undefined || !isActionPossible(first, dossier)) return { kind: 'impossible' };
  return { kind: 'move', to, actions };
}

/** What an official would have typed for `action`, in the words of the other system. */
export function officialBody(
  action: DeskActionName,
  { status, at, appointmentAt, note }: OfficialNews,
): { readonly [name: string]: string } {
  const [year, month, day] = (at ?? '').slice(0, 10).split('-');
  const when = day === undefined ? '' : `, ngày ${day}/${month}/${year}`;
  const said = `Theo hệ thống một cửa: ${status.label}${when}.${note === undefined ? '' : ` ${note}`}`;
  switch (action) {
    case 'accept':
      return appointmentAt === undefined ? {} : { appointmentAt };
    case 'result':
      return { summary: said };
    case 'hand-over':
      return { way: 'counter', to: `Theo hệ thống một cửa${when}` };
    default:
      return { reason: said };
  }
}
