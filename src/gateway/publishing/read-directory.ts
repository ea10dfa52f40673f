/** The directory as phones get it: every known procedure, with what lists by life event need where its newest version says it. */

import type { Kysely } from 'kysely';
import { mergeDirectory } from '../../core/procedure/directory-entry.ts';
import type { DirectoryEntry } from '../../core/procedure/procedure.ts';
import type { Database } from '../store/schema.ts';

export async function readDirectory(db: Kysely<Database>): Promise<readonly DirectoryEntry[]> {
  const list = await db.selectFrom('lists').select('content').where('name', '=', 'directory').executeTakeFirst();
  const newest = await db
    .selectFrom('procedures')
    .distinctOn('code')
    .select(['code', 'version', 'name', 'short_name', 'sector', 'aliases', 'life_events', 'priority', 'has_form'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  const detailed = newest.map(({ short_name: shortName, life_events: lifeEvents, has_form: hasForm, ...row }) => ({
    ...row,
    shortName,
    lifeEvents,
    ...(hasForm && { form: {} }),
  }));
  return mergeDirectory((list?.content ?? []) as readonly DirectoryEntry[], detailed);
}
