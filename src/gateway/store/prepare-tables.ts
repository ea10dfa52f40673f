/**
 * Brings tables and row policies to this program's version, also while older gateways work on the same database. A change of
 * a table waits for everybody who uses it, and everybody who comes later waits behind it: so it waits a moment only, gives
 * all its locks back and tries again. Whoever works meanwhile is held up for that moment and never meets it crosswise, since
 * PostgreSQL ends one of two that wait for each other, and it must not be the one with a phone behind it.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { StartError } from '../start-error.ts';
import { applyRowPolicies } from './apply-row-policies.ts';
import { adoptRestoredChanges } from './changes.ts';
import { sql } from './kysely.ts';
import { migrate, migrationNames } from './migrate.ts';
import { openStore } from './open-store.ts';
import type { Database } from './schema.ts';

const startLock = 4_100_024;
/** Well below the second after which PostgreSQL looks for who waits for whom (`deadlock_timeout`). */
const lockPatienceMs = 300;
const pauseMs = 200;
const patienceMs = 60_000;

/**
 * Answers what `applyRowPolicies` answers. Of gateways that start at the same moment one does the work and the others find it
 * done. Throws `StartError` when something holds the tables for longer than a minute, when they are another user's, or when a
 * newer program has brought them further than this one knows.
 */
export async function prepareTables(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'go-cua start' });
  // A lock that broke with its connection is missed by the next question, not by the whole process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [startLock]);
    for (const deadline = Date.now() + patienceMs; ;) {
      try {
        return await prepareOnce(url);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code !== '55P03' && code !== '40P01') throw error;
        if (Date.now() > deadline) {
          throw new StartError(
            'Các bảng đang bị việc khác giữ (có thể là một lượt sao lưu đang chạy), chưa nâng cấp được; hãy chạy lại khi việc đó xong.',
          );
        }
        await sleep(pauseMs);
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function prepareOnce(url: string): Promise<boolean> {
  const db = openStore(url, { connections: 1 });
  try {
    await sql`set lock_timeout = ${sql.lit(lockPatienceMs)}`.execute(db);
    await refuseNewerTables(db);
    await migrate(db);
    // Row policies bind everybody but the owner of the tables: to another user the database would look empty.
    const { rows } = await sql<{ bound: boolean }>`select row_security_active('packets') as bound`.execute(db);
    if (rows[0]?.bound !== false) {
      throw new StartError(
        'Người dùng trong DATABASE_URL không phải chủ của các bảng; hãy dùng người dùng đã tạo ra chúng.',
      );
    }
    const isHeld = await applyRowPolicies(db);
    await adoptRestoredChanges(db);
    return isHeld;
  } finally {
    await db.destroy();
  }
}

async function refuseNewerTables(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (rows[0]?.there !== true) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (applied.rows.every(({ name }) => migrationNames.includes(name))) return;
  throw new StartError(
    'Cơ sở dữ liệu đã được một phiên bản Gõ Cửa mới hơn nâng cấp; hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu làm trước khi nâng cấp.',
  );
}
