/** People and teams as the administration sees them; the gateway's `/api/v1/admin` routes speak these shapes. Days are `YYYY-MM-DD`. */

import type { AccountRole, DeviceRow } from './administration.ts';
import type { Lesson } from '../practice/lessons.ts';
import type { StandIn } from './desk-life.ts';

export const peoplePageSize = 50;
/** Days before the last one from which on a person's time counts as ending soon. */
export const endingSoonDays = 30;

/** Whose time ends soon, is over, was never given an end; who left; who is lent; for whom somebody stands in today. */
export const peopleStandings = ['ending', 'over', 'no-end', 'left', 'guest', 'away'] as const;
export type PeopleStanding = (typeof peopleStandings)[number];

/** `POST /admin/people` → PeopleAnswer. What is searched for names people, so it never stands in an address. */
export interface PeopleQuestion {
  /** Words of the name or digits of the telephone, without marks. */
  readonly text?: string;
  readonly role?: AccountRole;
  readonly communeCode?: string;
  readonly teamId?: string;
  readonly hamlet?: string;
  readonly standing?: PeopleStanding;
  /** Rows to leave out. */
  readonly from?: number;
}

export interface PeopleAnswer {
  readonly rows: readonly PersonRow[];
  readonly total: number;
  /** In the caller's reach, whatever was asked for. */
  readonly counts: { readonly [standing in PeopleStanding]: number };
}

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly communeCode?: string;
  readonly communeName?: string;
  readonly telephone?: string;
  readonly teamId?: string;
  readonly teamName?: string;
  readonly hamlets: readonly string[];
  /** The last day. */
  readonly expiresOn?: string;
  readonly leftOn?: string;
  /** In use or locked; revoked ones are not counted. */
  readonly devices: number;
  /** The guest role that runs today. */
  readonly lentTo?: { readonly communeCode: string; readonly communeName: string; readonly to: string };
  /** Who stands in today. */
  readonly standIn?: StandIn;
  /** Lessons of practice done, as the person's devices last reported. */
  readonly lessons: readonly Lesson[];
}

/** `GET /admin/people/:personId`; `POST …` PersonChange → the same. */
export interface PersonPage {
  readonly row: PersonRow;
  readonly receptionPointId?: string;
  readonly decision?: string;
  readonly undertakingSignedOn?: string;
  readonly since: string;
  readonly devices: readonly PersonDevice[];
  readonly substitutes: readonly Substitution[];
  readonly guestRoles: readonly GuestRole[];
  /** Dossiers of the desk that are this person's to work on. */
  readonly assigned: number;
  /** Absent: the caller is not the desk. */
  readonly holdings?: LeaverHoldings;
  /** Of the leaving that runs. */
  readonly reasons: readonly LeavingReason[];
  /** Of the same commune, still here: who may stand in or take over. */
  readonly colleagues: readonly { readonly personId: string; readonly name: string; readonly role: AccountRole }[];
  readonly teams: readonly { readonly teamId: string; readonly name: string }[];
  /** The caller's own page: nobody extends the own time. */
  readonly isMine: boolean;
}

export interface PersonDevice extends DeviceRow {
  readonly handedBackAt?: string;
}

/** Set is what is named; an empty string takes a field away. */
export interface PersonChange {
  readonly telephone?: string;
  readonly expiresOn?: string;
  readonly teamId?: string;
  readonly receptionPointId?: string;
}

/** `POST /admin/people/:personId/substitutes` {substituteId, from, to} → PersonPage; `POST /admin/substitutes/:substitutionId/end`. */
export interface Substitution {
  readonly substitutionId: string;
  readonly personId: string;
  readonly personName: string;
  readonly substituteId: string;
  readonly substituteName: string;
  readonly from: string;
  readonly to: string;
  readonly ended?: true;
}

/** `POST /admin/people/:personId/guest-roles` {communeCode, from, to, decision} → PersonPage; `POST /admin/guest-roles/:guestRoleId/end`. */
export interface GuestRole {
  readonly guestRoleId: string;
  readonly communeCode: string;
  readonly communeName: string;
  readonly from: string;
  readonly to: string;
  readonly decision: string;
  readonly ended?: true;
}

/** What a leaver still has, as the desk knows it; the province does not see into dossiers. */
export interface LeaverHoldings {
  /** By their codes; also those that two say they have. */
  readonly envelopes: readonly string[];
  /** Not used up. */
  readonly pads: readonly { readonly number?: number; readonly left: number }[];
  /** In đồng, not handed over yet; absent: the commune takes no cash at the door. */
  readonly cashDong?: number;
  /** Given to this person by name. */
  readonly tasks: number;
}

/** Why a line of the checklist stays open. */
export interface LeavingReason {
  readonly step: LeavingStep;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/**
 * What is still open of somebody who left (`POST /admin/people/:personId/leave` {on}); nothing open: done. A device is done
 * with when it is revoked, and when what it held as last reported has been sent. `POST …/leave/reason` {step, reason} says why a
 * line stays open, `POST …/leave/finish` revokes and ends all in one step, `GET …/leave/record` is the record to sign (PDF).
 */
export const leavingSteps = [
  'unsent',
  'envelopes',
  'pads',
  'cash',
  'dossiers',
  'tasks',
  'hand-back',
  'devices',
  'team',
] as const;
export type LeavingStep = (typeof leavingSteps)[number];

/** What finishing does by itself. */
export const finishingSteps: readonly LeavingStep[] = ['devices', 'team'];

type Checklist = Pick<PersonPage, 'row' | 'devices' | 'assigned' | 'holdings' | 'reasons'>;

/** In the order of the checklist; a reason does not close a line. */
export function findOpenSteps(page: Omit<Checklist, 'reasons'>): readonly LeavingStep[] {
  const { holdings } = page;
  const open: { readonly [step in LeavingStep]: boolean } = {
    unsent: page.devices.some(({ unsentCount }) => (unsentCount ?? 0) > 0),
    envelopes: (holdings?.envelopes.length ?? 0) > 0,
    pads: (holdings?.pads.length ?? 0) > 0,
    cash: (holdings?.cashDong ?? 0) > 0,
    dossiers: page.assigned > 0,
    tasks: (holdings?.tasks ?? 0) > 0,
    'hand-back': page.devices.some(({ handedBackAt }) => handedBackAt === undefined),
    devices: page.devices.some(({ state }) => state !== 'revoked'),
    team: page.row.teamId !== undefined,
  };
  return leavingSteps.filter((step) => open[step]);
}

/** Open, and nobody has said why. */
export function findUnexplainedSteps(page: Checklist): readonly LeavingStep[] {
  return findOpenSteps(page).filter((step) => !page.reasons.some((reason) => reason.step === step));
}

/** `GET /admin/teams` → TeamRow[]; `POST /admin/teams` TeamWishes → TeamRow; `POST /admin/teams/:teamId` some of TeamWishes, or {closed}. */
export interface TeamRow {
  readonly teamId: string;
  readonly communeCode: string;
  readonly communeName: string;
  readonly name: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly hamlets: readonly string[];
  readonly leaderId?: string;
  readonly leaderName?: string;
  readonly members: number;
  readonly closedOn?: string;
}

export interface TeamWishes {
  readonly communeCode: string;
  readonly name: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly hamlets: readonly string[];
  readonly leaderId?: string;
}
