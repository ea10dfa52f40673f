/** Communes, people and devices as the administration sees them; the gateway's `/api/v1/admin` routes speak these shapes. */

/** admin: province · official: a commune's desk · volunteer: a phone in the hamlets. */
export type AccountRole = 'admin' | 'official' | 'volunteer';

export interface ReceptionPoint {
  readonly receptionPointId: string;
  readonly name: string;
  readonly address: string;
}

/** `GET /admin/communes` */
export interface CommuneRow {
  readonly code: string;
  readonly name: string;
  readonly opened: boolean;
  readonly ownNumbers: boolean;
  /** The agency id own numbers begin with (QĐ 20/2020/QĐ-TTg); needed before `ownNumbers` may be switched on. */
  readonly agencyId?: string;
  readonly telephone?: string;
  readonly receptionPoints: readonly ReceptionPoint[];
  readonly devices: number;
}

/** `POST /admin/communes/:code` {opened, telephone, ownNumbers, agencyId}; `POST /admin/communes/:code/reception-points` {name, address}. */

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
}

export interface InvitationAnswer {
  readonly invitationId: string;
  /** `<PUBLIC_URL>/moi#<token>`: shown once, as QR and link. */
  readonly link: string;
  readonly expiresAt: string;
}

/** A locked device may be trusted again; a revoked one never is, and what is open on it is erased. */
export type DeviceState = 'unconfirmed' | 'active' | 'locked' | 'revoked';

/** `GET /admin/devices` */
export interface DeviceRow {
  readonly deviceId: string;
  readonly deviceName: string;
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
