/** What is published, version by version, and what is proposed, for the pages of those who publish. */

import type { Kysely } from 'kysely';
import type { PublishedCatalogue, PublishedProcedure, PublishedVersion } from '../../core/reception/publishing.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import type { Database } from '../store/schema.ts';
import { listProposals } from './list-proposals.ts';
import type { PublishingCaller } from './publishing-caller.ts';

export async function listProcedures(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: PublishingCaller,
): Promise<PublishedCatalogue> {
  return { procedures: await listPublished(db), proposals: await listProposals(db, caller, now()) };
}

/** By code; each with its versions, the newest first. */
async function listPublished(db: Kysely<Database>): Promise<readonly PublishedProcedure[]> {
  const rows = await db
    .selectFrom('procedures')
    .leftJoin('devices', 'devices.device_id', 'procedures.published_by')
    .leftJoin('people', 'people.person_id', 'devices.person_id')
    .select(['code', 'version', 'effective_from', 'effective_to', 'ended_on', 'end_reason', 'unverified'])
    .select(['procedures.name', 'short_name', 'sector', 'has_form', 'published_at', 'note'])
    .select('people.name as publisher')
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  const procedures: (PublishedProcedure & { readonly versions: PublishedVersion[] })[] = [];
  for (const row of rows) {
    const last = procedures.at(-1);
    const version = toVersion(row);
    if (last?.code === row.code) last.versions.push(version);
    else {
      const { code, name, short_name: shortName, sector, has_form: hasForm } = row;
      procedures.push({ code, name, shortName, sector, hasForm, versions: [version] });
    }
  }
  return procedures;
}

interface VersionRow {
  readonly version: number;
  readonly effective_from: string;
  readonly effective_to: string | null;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly unverified: readonly string[];
  readonly published_at: Date;
  readonly note: string;
  readonly publisher: string | null;
}

function toVersion(row: VersionRow): PublishedVersion {
  const effectiveTo = row.ended_on ?? row.effective_to;
  return {
    version: row.version,
    effectiveFrom: row.effective_from,
    ...(effectiveTo !== null && { effectiveTo }),
    ...(row.ended_on === null && row.unverified.includes('effectiveTo') && { isEndExpected: true }),
    publishedAt: vietnamIso(row.published_at),
    ...(row.publisher !== null && { publishedBy: row.publisher }),
    ...(row.note !== '' && { note: row.note }),
    ...(row.end_reason !== null && { endReason: row.end_reason }),
  };
}
