/** The tables of results that are carried to hamlets and of what residents thought; `schema.ts` has the others. */

import type { KeyObject } from 'node:crypto';
import type { GeneratedAlways } from 'kysely';
import type { CarriedResult } from '../../core/results/result-to-hand-over.ts';
import type { SatisfactionWay } from '../../core/results/satisfaction.ts';
import type { Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

/** One result in the envelope of one visit. It ends when it is handed over (the dossier's state) or comes back. */
export interface ResultTripsTable {
  trip_id: string;
  dossier_id: string;
  commune_code: string;
  taken_at: Timestamp;
  /** The device it was noted with. */
  taken_by: string;
  returned_at: Timestamp | null;
  returned_by: string | null;
  /** `CarriedResult`: where somebody lives never stands open beside a dossier. */
  sealed_content: Buffer;
}

export interface SatisfactionTable {
  dossier_id: string;
  commune_code: string;
  procedure_code: string;
  sample: boolean;
  way: SatisfactionWay;
  time: number;
  attitude: number;
  ease: number;
  /** Null: by the slip. */
  note_id: string | null;
  answered_at: Timestamp;
  answered_on: GeneratedAlways<Date>;
  answered_month: GeneratedAlways<number>;
}

export function sealTrip(dataKey: KeyObject, tripId: string, trip: CarriedResult): Buffer {
  return sealJson(dataKey, `result_trips.sealed_content:${tripId}`, trip);
}

export function openTrip(dataKey: KeyObject, tripId: string, sealed: Uint8Array): CarriedResult {
  return openJson(dataKey, `result_trips.sealed_content:${tripId}`, sealed);
}
