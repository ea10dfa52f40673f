/** Words for the codes in answers, from the lists the province published. */

import type { Kysely } from 'kysely';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { ListEntry, ListName } from '../../core/procedure/procedure.ts';
import type { Database } from '../store/schema.ts';

const names: readonly ListName[] = ['communes', 'provinces', 'ethnic-groups', 'relationships', 'nationalities'];

/** The label of every code of the published lists, places with their kind ("Xã Đakrông"); codes of a list that was not published stand for themselves. */
export async function loadListLabels(db: Kysely<Database>): Promise<ListLabels> {
  const rows = await db.selectFrom('lists').select(['name', 'content']).where('name', 'in', names).execute();
  return Object.fromEntries(
    rows.map(({ name, content }) => {
      const entries = Array.isArray(content) ? (content as readonly ListEntry[]) : [];
      return [name, Object.fromEntries(entries.map((entry) => [entry.code, entry.fullName ?? entry.name]))];
    }),
  );
}
