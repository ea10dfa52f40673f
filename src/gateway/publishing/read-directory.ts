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
    .select(['code', 'version', 'name', 'short_name as shortName', 'sector', 'aliases', 'life_events as lifeEvents'])
    .select(['priority', 'received_by as receivedBy', 'at_home as atHome', 'lanes', 'has_form'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  // What a row needs of each definition, and that there is a form: the forms themselves are not read.
  const definitions = newest.map(({ has_form: hasForm, ...facts }) => ({ ...facts, ...(hasForm && { form: {} }) }));
  return mergeDirectory((list?.content ?? []) as readonly DirectoryEntry[], definitions);
}
