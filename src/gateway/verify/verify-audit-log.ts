/** The audit log's chain, and that what it says was received or decided is still there. */

import { sql } from '../store/kysely.ts';
import { verifyAudit } from '../store/audit.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

export async function verifyAuditLog(examination: Examination): Promise<void> {
  const { db, found, counted } = examination;
  const { rows, brokenAt } = await verifyAudit(db);
  if (brokenAt !== undefined) found({ kind: 'audit-broken', subject: brokenAt });
  counted('audit', rows);
  await verifyReceived(examination);
  await verifyDecided(examination);
}

/** One row names the packets that were committed together. */
async function verifyReceived({ db, found }: Examination): Promise<void> {
  for (let after = '0'; ;) {
    const page = await db
      .selectFrom('audit')
      .select(['audit_id', 'details'])
      .where('action', '=', 'packets-received')
      .where('audit_id', '>', after)
      .orderBy('audit_id')
      .limit(pageSize)
      .execute();
    const { rows } = await sql<{ pid: string }>`
      select pid from unnest(${page.flatMap(({ details }) => pidsOf(details))}::text[]) as named (pid)
      where not exists (select 1 from packets where packets.pid = named.pid)
    `.execute(db);
    for (const { pid } of rows) found({ kind: 'packet-missing', subject: pid });
    after = page.at(-1)?.audit_id ?? '0';
    if (page.length < pageSize) return;
  }
}

function pidsOf(details: unknown): readonly string[] {
  const { pids } = (details ?? {}) as { pids?: unknown };
  return typeof pids === 'string' ? pids.split(' ').filter((pid) => pid !== '') : [];
}

/** A dossier's revision never falls behind what was written down about it. */
async function verifyDecided({ db, found }: Examination): Promise<void> {
  for (let after = '0'; ;) {
    const { rows } = await sql<{ audit_id: string; subject: string; revision: number | null; told: number }>`
      select audit_id, subject, (details ->> 'revision')::int as told, dossiers.revision from audit
      left join dossiers on dossiers.dossier_id = audit.subject
      where action like 'dossier-%' and details ? 'revision' and audit_id > ${after}
      order by audit_id limit ${pageSize}
    `.execute(db);
    for (const { subject, revision, told } of rows) {
      if (revision === null) found({ kind: 'dossier-missing', subject });
      else if (revision < told) found({ kind: 'dossier-damaged', subject, detail: 'revision' });
    }
    after = rows.at(-1)?.audit_id ?? '0';
    if (rows.length < pageSize) return;
  }
}
