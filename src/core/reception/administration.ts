/** Communes, people and devices as the administration sees them; the gateway's `/api/v1/admin` routes speak these shapes. */

/** admin: province · official: a commune's desk · volunteer: a phone in the hamlets · kiosk: a PC in the commune's hall. */
export type AccountRole = 'admin' | 'official' | 'volunteer' | 'kiosk';

export interface ReceptionPoint {
  readonly receptionPointId: string;
  readonly name: string;
  readonly address: string;
  /** Receives on Saturday mornings too; no term counts them. */
  readonly saturdayMornings?: true;
  /** Its last day; what names it stays good. */
  readonly closedOn?: string;
}

/** `GET /admin/reception-points/:receptionPointId`: what still names it. */
export interface PointUses {
  readonly people: number;
  /** Not yet ended. */
  readonly dossiers: number;
  /** Printed slips that no dossier has used yet. */
  readonly sheets: number;
}

/** `GET /admin/communes` */
export interface CommuneRow {
  readonly code: string;
  readonly name: string;
  readonly opened: boolean;
  readonly ownNumbers: boolean;
  /** Works without volunteers: none is invited. */
  readonly officialsOnly: boolean;
  /** The agency id own numbers begin with (QĐ 20/2020/QĐ-TTg); needed before `ownNumbers` may be switched on. */
  readonly agencyId?: string;
  readonly telephone?: string;
  readonly receptionPoints: readonly ReceptionPoint[];
  readonly devices: number;
}

/**
 * `POST /admin/communes/:code` {opened, telephone, ownNumbers, agencyId, officialsOnly};
 * `POST /admin/communes/:code/reception-points` {name, address}; `POST /admin/reception-points/:receptionPointId`
 * {name, address, saturdayMornings, closed} → the CommuneRow.
 */

/** `POST /admin/invitations` → InvitationAnswer. Officials may invite volunteers (and officials) of their own commune. */
export interface InvitationRequest {
  readonly role: AccountRole;
  readonly personName: string;
  readonly communeCode?: string;
  readonly receptionPointId?: string;
  /** Minutes, 15 … 4320. */
  readonly validMinutes: number;
  /** The decision that founded the team, and that the confidentiality undertaking was signed (date). */
  readonly decision?: string;
  readonly undertakingSignedOn?: string;
  /** For the desk's call to the helper. */
  readonly telephone?: string;
  /** The last day, `YYYY-MM-DD`; absent: no end. */
  readonly expiresOn?: string;
  readonly teamId?: string;
}

export interface InvitationAnswer {
  readonly invitationId: string;
  /** `<PUBLIC_URL>/moi#<token>`: shown once, as QR and link. */
  readonly link: string;
  readonly expiresAt: string;
}

/** A locked device may be trusted again; a revoked one never is, and what is open on it is erased. */
export type DeviceState = 'unconfirmed' | 'active' | 'locked' | 'revoked';

export const devicesPageSize = 50;

/** `POST /admin/devices` {text?, state?, communeCode?, from?} → a page; what is searched for names people. */
export interface DevicesAnswer {
  readonly rows: readonly DeviceRow[];
  readonly total: number;
}

/** `GET /admin/devices`: those that wait for their confirmation, then the newest, five hundred in all. */
export interface DeviceRow {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly personId: string;
  readonly personName: string;
  readonly role: AccountRole;
  readonly communeCode?: string;
  readonly state: DeviceState;
  /** The 6 digits the device shows too; the inviter compares and confirms (`POST /admin/devices/:id/confirm`). */
  readonly check: string;
  readonly enrolledAt: string;
  readonly lastContactAt?: string;
  readonly unsentCount?: number;
  readonly oldestUnsentAt?: string;
}

/**
 * `POST /admin/devices/:id/lock` and `…/revoke` {reason}: why, for the audit. A lost device starts the 72-hour duty.
 * `POST /admin/devices/:id/lift` ends a lock.
 */
export const lockReasons = ['lost', 'away', 'misused'] as const;
export const revokeReasons = ['lost', 'left', 'replaced', 'misused'] as const;
export type LockReason = (typeof lockReasons)[number];
export type RevokeReason = (typeof revokeReasons)[number];
