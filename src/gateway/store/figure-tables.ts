/** The tables that figures are counted from; migration 008 says why there are any. No row says a word about a person. */

import type { GeneratedAlways } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { Lane } from '../../core/procedure/procedure.ts';
import type { Timestamp, WithDefault } from './column-types.ts';

/** Days are Vietnam's, as `YYYY-MM-DD`; a trigger keeps everything above `opened` the same as in `dossiers`. */
export interface DossierFactsTable {
  dossier_id: string;
  commune_code: string;
  device_id: string;
  basket_id: string;
  procedure_code: string;
  state: OfficeState;
  sample: boolean;
  arrived_at: Timestamp;
  arrived_on: GeneratedAlways<Date>;
  /** When it first had an official number. */
  accepted_at: Timestamp | null;
  due_at: Timestamp | null;
  /** When the office's work on it ended: a result, or refused, withdrawn, stopped. */
  ended_at: Timestamp | null;
  /** What follows has been told. */
  opened: WithDefault<boolean>;
  lane: WithDefault<Lane | null>;
  /** Keyed hash of commune and hamlet; null: the phone did not say where. */
  hamlet_key: WithDefault<string | null>;
  /** When it was sealed at the door, by the phone's clock; null: that clock cannot have been right. */
  door_at: Timestamp | null;
  helped_on: WithDefault<string | null>;
  /** Every paper that it names came with a picture. */
  digitised: WithDefault<boolean | null>;
  /** The first of its sitting that went the resident's own way: the one that counts a person who was shown. */
  first_online: WithDefault<boolean>;
  /** The first of its device, hamlet and day: the one that counts a visit. */
  first_of_visit: WithDefault<boolean>;
  supplemented: WithDefault<boolean>;
  /** `202603` */
  arrived_month: GeneratedAlways<number>;
  helped_month: GeneratedAlways<number | null>;
  /** From the door to the number, whole minutes; null: no number yet, or a clock that cannot be. */
  door_minutes: GeneratedAlways<number | null>;
  /** From acceptance to the result; null: there is none. */
  processing_minutes: GeneratedAlways<number | null>;
  same_day: GeneratedAlways<boolean | null>;
}

/** One item of one request of the desk: what was asked for, never why in words. */
export interface SupplementFactsTable {
  dossier_id: string;
  asked_at: Timestamp;
  asked_on: GeneratedAlways<Date>;
  kind: 'paper' | 'answer' | 'signature';
  item_id: string;
  commune_code: string;
  procedure_code: string;
  sample: boolean;
  asked_month: GeneratedAlways<number>;
}

export interface HamletNamesTable {
  hamlet_key: string;
  commune_code: string;
  /** AES-256-GCM of the name under the data key. */
  sealed_name: Buffer;
}

export interface FigureKeysTable {
  key_id: string;
  /** Who reads with it. */
  name: string;
  secret_sha256: string;
  created_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
}
