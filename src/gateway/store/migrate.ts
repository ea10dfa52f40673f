/** Brings the tables to the newest version. Safe to call at every start and by two gateways at once: Kysely locks. */

import type { Kysely, Migration } from 'kysely';
import { Migrator } from './kysely.ts';
import { first } from './migrations/001-first.ts';
import { packetReviews } from './migrations/002-packet-reviews.ts';
import { publishing } from './migrations/003-publishing.ts';
import { deviceCommands } from './migrations/004-device-commands.ts';
import { rowPolicies } from './migrations/005-row-policies.ts';
import { deskLife } from './migrations/006-desk-life.ts';
import { connectors } from './migrations/007-connectors.ts';
import { figures } from './migrations/008-figures.ts';
import { administration } from './migrations/009-administration.ts';
import { scanTickets } from './migrations/010-scan-tickets.ts';
import { queueIndexes } from './migrations/012-queue-indexes.ts';
import { mobileReception } from './migrations/018-mobile-reception.ts';
import { notes } from './migrations/015-notes.ts';
import { visits } from './migrations/014-visits.ts';
import { households } from './migrations/016-households.ts';
import { money } from './migrations/017-money.ts';
import { kiosk } from './migrations/020-kiosk.ts';
import { satisfaction } from './migrations/019-satisfaction.ts';
import { reports } from './migrations/021-reports.ts';
import { custody } from './migrations/022-custody.ts';
import { voices } from './migrations/023-voices.ts';
import { hallQueues } from './migrations/025-hall-queues.ts';
import type { Database } from './schema.ts';

const migrations: { readonly [name: string]: Migration } = {
  '001-first': first,
  '002-packet-reviews': packetReviews,
  '003-publishing': publishing,
  '004-device-commands': deviceCommands,
  '005-row-policies': rowPolicies,
  '006-desk-life': deskLife,
  '007-connectors': connectors,
  '008-figures': figures,
  '009-administration': administration,
  '010-scan-tickets': scanTickets,
  '012-queue-indexes': queueIndexes,
  '014-visits': visits,
  '015-notes': notes,
  '016-households': households,
  '017-money': money,
  '018-mobile-reception': mobileReception,
  '019-satisfaction': satisfaction,
  '020-kiosk': kiosk,
  '021-reports': reports,
  '022-custody': custody,
  '023-voices': voices,
  '025-hall-queues': hallQueues,
};

/** In the order in which they run. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/** All or nothing (one transaction). Throws what PostgreSQL said. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** As far as `last` and no further, for rows of that time. Throws what PostgreSQL said. */
export async function migrateTo(db: Kysely<Database>, last: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(last);
  if (error) throw error;
}

function migratorOf(db: Kysely<Database>) {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
}
