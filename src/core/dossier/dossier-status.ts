/** What the office says of a dossier, as it reaches the phone and the slip. Only the office writes it. */

import type { DossierTask, EnvelopeNews } from '../handover/task.ts';
import type { SupplementRequest } from './dossier.ts';

/**
 * received: opened at the commune, not yet accepted (no deadline runs) · in-review: something did not fit, a person looks ·
 * accepted: has its official number · supplement: the desk asked for more · refused · done: result recorded ·
 * handed-over: the result is with the applicant · withdrawn · stopped: processing ended without a result.
 */
export const officeStates = [
  'received',
  'in-review',
  'accepted',
  'supplement',
  'refused',
  'done',
  'handed-over',
  'withdrawn',
  'stopped',
] as const;
export type OfficeState = (typeof officeStates)[number];

export interface DossierStatus {
  readonly dossierId: string;
  readonly localCode: string;
  readonly procedureCode: string;
  /** The version it pinned, whose questions a supplement asks; an older gateway does not tell. */
  readonly procedureVersion?: number;
  readonly state: OfficeState;
  readonly at: string;
  /** The packets of this dossier that the opener could open: their local copies may go after the grace period. */
  readonly openedPids: readonly string[];
  readonly officialNumber?: string;
  /** When the result is due, ISO with offset. */
  readonly appointmentAt?: string;
  /** refused, stopped: the reason; accepted: why its appointment was put off; done: what the result is. In the desk's words. */
  readonly reason?: string;
  readonly supplement?: SupplementRequest;
  /** It was handed over unfinished and the desk goes on with it; absent once what is missing was brought. */
  readonly incomplete?: true;
  /** supplement: whose it is to bring; an older gateway does not tell. */
  readonly task?: DossierTask;
  /** Paper that the desk waits for or has; absent: there is none, or an older gateway. */
  readonly envelope?: EnvelopeNews;
}

/** As a phone knows it: locked, it does not say what the dossier is about. */
export type KnownStatus = Omit<DossierStatus, 'procedureCode'> & { readonly procedureCode?: string };
