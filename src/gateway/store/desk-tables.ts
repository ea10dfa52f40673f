/** The tables of what was opened, and of what the desk does with it; `schema.ts` has the others. */

import type { Generated } from 'kysely';
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
  state: 'received' | 'in-review' | 'accepted' | 'supplement' | 'refused' | 'done' | 'handed-over' | 'withdrawn';
  official_number: string | null;
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
}

export interface NumberCountersTable {
  commune_code: string;
  day: string;
  last: number;
}
