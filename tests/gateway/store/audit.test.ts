import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, writeAudit } from '../../../src/gateway/store/audit.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';

let store: TestDatabase;
beforeAll(async () => (store = await createTestDatabase()), 60_000);
afterAll(() => store.drop());

const write = (subject: string) =>
  store.db
    .transaction()
    .execute((trx) => writeAudit(trx, { actor: 'gateway', action: 'tested', subject, details: { b: 1, a: 'x' } }));

describe('the audit log', () => {
  it('is one whole chain after concurrent writers', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => write(`subject-${index}`)));
    expect(await verifyAudit(store.db)).toEqual({ rows: 12 });
  });

  it('leaves no row of an action that was rolled back', async () => {
    const before = await verifyAudit(store.db);
    const failing = store.db.transaction().execute(async (trx) => {
      await writeAudit(trx, { actor: 'gateway', action: 'tested', subject: 'rolled-back' });
      throw new Error('the action failed');
    });
    await expect(failing).rejects.toThrow('the action failed');
    expect(await verifyAudit(store.db)).toEqual(before);
  });

  it.each(['update audit set actor = $$x$$', 'delete from audit', 'truncate audit'])(
    'refuses to "%s"',
    async (text) => {
      await expect(sql.raw(text).execute(store.db)).rejects.toThrow('append-only');
    },
  );

  it('names the first row that somebody with the power to switch off the trigger has changed', async () => {
    await sql`alter table audit disable trigger audit_is_append_only`.execute(store.db);
    await sql`update audit set subject = 'another' where audit_id = (select min(audit_id) + 3 from audit)`.execute(
      store.db,
    );
    await sql`alter table audit enable trigger audit_is_append_only`.execute(store.db);
    const verdict = await verifyAudit(store.db);
    expect(verdict).toMatchObject({ rows: 3 });
    expect(verdict.brokenAt).toBeDefined();
  });

  it('cannot be forked', async () => {
    const fork = sql`insert into audit (at, actor, action, subject, details, prev_hash, hash)
      select now(), 'x', 'x', 'x', '{}', prev_hash, 'x' from audit limit 1`;
    await expect(fork.execute(store.db)).rejects.toMatchObject({ code: '23505' });
  });
});
