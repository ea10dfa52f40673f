/** The hall's PC as the desk sees it; the gateway's `/api/v1/desk/kiosks` and `/api/v1/kiosk` routes speak these shapes. */

import type { DeviceState, InvitationAnswer } from '../reception/administration.ts';

/** Minutes in which the link of a pairing can be opened. */
export const pairingMinutes = 60;

/** `GET /desk/kiosks` → every kiosk of the commune that is in use. */
export interface KiosksAnswer {
  readonly kiosks: readonly KioskRow[];
}

export interface KioskRow {
  readonly deviceId: string;
  /** Where it stands, as the desk called it. */
  readonly name: string;
  readonly receptionPoint?: string;
  readonly state: Exclude<DeviceState, 'revoked'>;
  /** Six digits to compare with those on its screen. */
  readonly check: string;
  readonly lastSeenAt?: string;
  /** Sealed there and not sent yet, as it last said itself. */
  readonly unsentCount?: number;
  /** Somebody stands there and asks for help since then. */
  readonly callingSince?: string;
}

/** `POST /desk/kiosks` → PairingAnswer. */
export interface PairingRequest {
  readonly name: string;
  readonly receptionPointId: string;
}

/** `link`: `<PUBLIC_URL>/kiosk#<token>`, shown once. */
export type PairingAnswer = Pick<InvitationAnswer, 'link' | 'expiresAt'>;

/** `POST /desk/kiosks/:deviceId/answer` {} → KiosksAnswer: somebody goes there. */

/** `POST /kiosk/calls` {} by the kiosk itself → when it began to call; calling again changes nothing. */
export interface KioskCallAnswer {
  readonly callingSince: string;
}
