/** The tables of what was opened, and of what the desk does with it; `schema.ts` has the others. */

import type { Generated } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { HolderKind } from '../../core/reception/desk-life.ts';
import type { Timestamp, WithDefault } from './column-types.ts';

export interface DossiersTable {
  dossier_id: string;
  /** Rises with every change; the desk's ETag. */
  revision: number;
  /** Of the packet. */
  packet_revision: number;
  pid: string;
  device_id: string;
  commune_code: string;
  reception_point_id: string | null;
  basket_id: string;
  local_code: string;
  slip_token_sha256: string;
  procedure_code: string;
  procedure_version: number;
  state: OfficeState;
  official_number: string | null;
  /** Received officially away from the desk, by an official; the number follows. Null: at the desk, or not yet. */
  received_on_spot_at: WithDefault<Date | null>;
  arrived_at: Timestamp;
  state_at: Timestamp;
  appointment_at: Timestamp | null;
  originals_expected: WithDefault<boolean>;
  originals_arrived_at: Timestamp | null;
  signature_expected: WithDefault<boolean>;
  ink_arrived_at: Timestamp | null;
  /** AES-256-GCM of JSON {text: SealedText, findings, supplement?, reason?}. */
  sealed_content: Buffer;
  sample: WithDefault<boolean>;
  /** Where an accepted dossier lies; null: it was never given on, so at the desk. */
  holder_kind: WithDefault<HolderKind | null>;
  holder_name: WithDefault<string | null>;
  holder_since: Timestamp | null;
  assigned_to: WithDefault<string | null>;
  /** How often its appointment was put off. */
  extensions: WithDefault<number>;
  /** Keyed hash of the applicant's identity number (`applicant-key.ts`); empty: none was given; null: not looked at yet. */
  applicant_key: WithDefault<string | null>;
}

export interface DossierPacketsTable {
  dossier_id: string;
  pid: string;
}

export interface DossierPapersTable {
  dossier_id: string;
  paper_id: string;
  page: number;
  custody: 'photo' | 'original' | 'compared' | 'later';
  media_type: string | null;
  /** Ciphertext digest of the part it came from; null when there is no picture. */
  part_sha256: string | null;
  /** Name in the blob store of the re-encoded, re-encrypted picture; null while on its way or not yet opened. */
  blob_id: string | null;
  rejected: string | null;
  compared_by: string | null;
  compared_at: Timestamp | null;
  /** The dossier whose digitised paper this is, used again with the resident's consent; its picture is the same blob. */
  reused_from: WithDefault<string | null>;
}

export interface DossierEventsTable {
  event_id: Generated<string>;
  dossier_id: string;
  at: Timestamp;
  actor: string;
  action: string;
  /** AES-256-GCM of a note; null without one. */
  sealed_note: Buffer | null;
}

export interface SheetsTable {
  code: string;
  slip_token_sha256: string;
  commune_code: string;
  reception_point_id: string | null;
  hamlet: string | null;
  pad_id: string;
  printed_at: Timestamp;
  /** What an envelope with this code brought, also before any dossier of it arrived, which then takes it over. */
  originals_arrived_at: Timestamp | null;
  ink_arrived_at: Timestamp | null;
  /** Nobody will use it: spoiled at a door, or lost, alone or with its pad. */
  fault: WithDefault<'spoiled' | 'lost' | null>;
  fault_at: Timestamp | null;
  fault_by: string | null;
}

export interface NumberCountersTable {
  commune_code: string;
  day: string;
  last: number;
}

/** One handing on of an accepted dossier: a line of the process sheet. */
export interface DossierRouteStepsTable {
  step_id: Generated<string>;
  dossier_id: string;
  at: Timestamp;
  /** The device it was given on with. */
  actor: string;
  holder_kind: HolderKind;
  holder_name: string | null;
  sealed_note: Buffer | null;
}

/** Files of a result; what they show lies sealed in the blob store. */
export interface DossierResultsTable {
  blob_id: string;
  dossier_id: string;
  media_type: string;
  actor: string;
  at: Timestamp;
  /** Put away by mistake: it is shown no more, and its bytes are gone. */
  dropped_at: Timestamp | null;
}
