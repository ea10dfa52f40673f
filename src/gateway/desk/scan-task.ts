/** What a ticket lets a phone do: the papers of its dossier by name, how many pages each has, how many more may come. */

import type { Kysely } from 'kysely';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { ScanTask } from '../../core/reception/scan.ts';
import type { Database } from '../store/schema.ts';
import { hashTicket } from './hash-ticket.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { vietnamIso } from './vietnam-time.ts';

const open: readonly OfficeState[] = ['received', 'in-review', 'accepted', 'supplement'];

/** Whether papers may still be added at the desk. */
export function takesScans(state: OfficeState): boolean {
  return open.includes(state);
}

export interface OpenTicket {
  readonly dossierId: string;
  readonly communeCode: string;
  /** The official's device that opened it: its name stands in the history. */
  readonly createdBy: string;
  readonly task: ScanTask;
}

/** Absent: there is no such ticket, its time or its pages are over, or the dossier takes no papers any more. */
export async function findScanTicket(db: Kysely<Database>, ticket: string, now: Date): Promise<OpenTicket | undefined> {
  if (!/^[\w-]{22}$/.test(ticket)) return undefined;
  const row = await db
    .selectFrom('scan_tickets')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'scan_tickets.dossier_id')
    .select(['dossiers.dossier_id', 'dossiers.commune_code', 'created_by', 'expires_at', 'pages_left'])
    .select(['state', 'local_code', 'procedure_code', 'procedure_version'])
    .where('token_sha256', '=', hashTicket(ticket))
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= now || row.pages_left <= 0 || !takesScans(row.state)) return undefined;
  const [procedure, pages] = await Promise.all([
    findPublishedProcedure(db, row.procedure_code, row.procedure_version),
    db.selectFrom('dossier_papers').select(['paper_id', 'blob_id']).where('dossier_id', '=', row.dossier_id).execute(),
  ]);
  if (procedure === undefined) return undefined;
  // The declaration too: what was signed by hand is digitised at the desk.
  const papers = procedure.papers.map(({ paperId, name }) => ({
    paperId,
    name,
    pages: pages.filter((page) => page.paper_id === paperId && page.blob_id !== null).length,
  }));
  return {
    dossierId: row.dossier_id,
    communeCode: row.commune_code,
    createdBy: row.created_by,
    task: {
      localCode: row.local_code,
      procedureName: procedure.shortName,
      papers,
      pagesLeft: row.pages_left,
      expiresAt: vietnamIso(row.expires_at),
    },
  };
}
