/**
 * The JSON that crosses the wire besides packets: enrolment, tokens, status by slip. The desk's and the administration's
 * shapes are in `core/reception/desk.ts` and `administration.ts`; the gateway's routes and the web app's client are both
 * typed by these pages, so they cannot drift apart. All paths are under `/api/v1`. Errors are RFC 9457 problem details
 * with a stable `code` (`core/problem.ts`).
 */

import type { AccountRole, ReceptionPoint } from '../core/reception/administration.ts';
import type { OfficeState } from '../core/dossier/dossier-status.ts';
import type { ReportState } from '../core/report/report.ts';

export interface EnrolmentRequest {
  readonly invitation: string;
  readonly publicJwk: JsonWebKeyEc;
  readonly proof: string;
  readonly deviceName: string;
}

export interface JsonWebKeyEc {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export interface EnrolmentAnswer {
  readonly deviceId: string;
  readonly role: AccountRole;
  readonly personName: string;
  readonly commune?: { readonly code: string; readonly name: string; readonly telephone?: string };
  readonly receptionPoints?: readonly ReceptionPoint[];
  readonly gatewayId: string;
  readonly gatewayKey: JsonWebKeyEc;
  readonly authorityKey: JsonWebKeyEc;
  readonly recipients: readonly string[];
  /** The same recipients as a list signed by the authority (`recipients-list.ts`). An older gateway has none. */
  readonly recipientsList?: string;
  readonly confirmed: boolean;
}

/** `POST /token` → 10-minute token, bound to the key of the request's `DPoP` proof. Form-encoded `client_assertion` as in RFC 7523. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'DPoP';
  readonly expires_in: number;
}

/** `GET /status` with header `Slip-Token`: state and next step of every dossier bound to the slip; no content. */
export interface SlipStatus {
  readonly state: OfficeState | ReportState | 'on-its-way';
  readonly nextStep: string;
  readonly at?: string;
  readonly dossiers: readonly {
    readonly state: OfficeState;
    readonly nextStep: string;
    readonly at: string;
    readonly officialNumber?: string;
    readonly appointmentAt?: string;
    /** Handed over: the name under which `POST /satisfaction` speaks of it, and whether that was done. */
    readonly satisfaction?: { readonly dossier: string; readonly isGiven: boolean };
  }[];
  /** The slip is a field report's: then `state` and `nextStep` are its own, and there are no dossiers. */
  readonly report?: ReportSlip;
}

/** How far a report is, for whoever holds its slip; nothing of who reported and what. */
export interface ReportSlip {
  readonly state: ReportState;
  readonly nextStep: string;
  readonly at: string;
  /** `YYYY-MM-DD`, while it is open. */
  readonly dueOn?: string;
  /** Where everybody may read the answer. */
  readonly answerAt?: string;
}
