import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptRestoredChanges, readChanges, recordChange } from '../../../src/gateway/store/changes.ts';
import type { Database } from '../../../src/gateway/store/schema.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';

let store: TestDatabase;
beforeEach(async () => void (store = await createTestDatabase()), 60_000);
afterEach(() => store.drop());

/** A transaction held open until told: what decides the order is the commit, and the test decides when that is. */
async function begin(db: Kysely<Database>) {
  let commit = () => {};
  let opened: (trx: Transaction<Database>) => void = () => {};
  const trx = new Promise<Transaction<Database>>((resolve) => (opened = resolve));
  const done = db.transaction().execute(async (inner) => {
    opened(inner);
    await new Promise<void>((resolve) => (commit = resolve));
  });
  return { trx: await trx, commit: () => (commit(), done) };
}

async function drain(cursor: string | undefined, communeCode = '01', limit = 2) {
  const subjects: string[] = [];
  for (;;) {
    const page = await readChanges(store.db, cursor, communeCode, limit);
    subjects.push(...page.changes.map(({ subject }) => subject));
    cursor = page.cursor;
    if (!page.more) return { subjects, cursor };
  }
}

const record = (subject: string, communeCode?: string) =>
  store.db
    .transaction()
    .execute((trx) => recordChange(trx, { kind: 'status', subject, ...(communeCode ? { communeCode } : {}) }));

describe('the changes', () => {
  it('hold a later commit back until an earlier transaction has ended, so that a cursor never passes a row', async () => {
    const slow = await begin(store.db);
    await recordChange(slow.trx, { kind: 'list', subject: 'slow' });
    await record('fast');
    const first = await drain(undefined);
    await slow.commit();
    const second = await drain(first.cursor);
    expect([...first.subjects, ...second.subjects]).toEqual(['slow', 'fast']);
  });

  it('come page by page, each once, to whom they concern', async () => {
    for (const subject of ['a', 'b', 'c', 'd', 'e']) await record(subject);
    await record('theirs', '02');
    await record('ours', '01');
    const all = await drain(undefined);
    expect(all.subjects).toEqual(['a', 'b', 'c', 'd', 'e', 'ours']);
    expect((await drain(all.cursor)).subjects).toEqual([]);
  });

  it.each(['', 'x', '1.2.3', '9.9', `${'9'.repeat(30)}.1.1`])(
    'start again for the foreign cursor "%s"',
    async (cursor) => {
      await record('a');
      expect((await drain(cursor)).subjects).toEqual(['a']);
    },
  );

  it('start again for a cursor of a state that a restored backup has not reached', async () => {
    await record('a');
    const { cursor } = await drain(undefined);
    const future = cursor.replace(/\.\d+\./, '.999999999999.');
    expect((await drain(future)).subjects).toEqual(['a']);
  });

  it('show rows whose transaction numbers came from a larger cluster', async () => {
    await record('a');
    await sql`update changes set xact = '999999999999'`.execute(store.db);
    expect((await drain(undefined)).subjects).toEqual([]);
    await adoptRestoredChanges(store.db);
    expect((await drain(undefined)).subjects).toEqual(['a']);
  });

  it('miss nothing and repeat nothing under any order of commits and reads', async () => {
    const steps = fc.array(fc.constantFrom('begin', 'commit-oldest', 'commit-newest', 'read'), { maxLength: 25 });
    const run = fc.asyncProperty(steps, async (script) => {
      let { cursor } = await drain(undefined);
      const open: { commit: () => Promise<void> }[] = [];
      const written: string[] = [];
      const seen: string[] = [];
      const read = async () => {
        const page = await drain(cursor);
        seen.push(...page.subjects);
        cursor = page.cursor;
      };
      for (const step of script) {
        if (step === 'begin' && open.length < 3) {
          const transaction = await begin(store.db);
          const subject = `s${written.length}`;
          await recordChange(transaction.trx, { kind: 'status', subject });
          written.push(subject);
          open.push(transaction);
        }
        if (step === 'commit-oldest') await open.shift()?.commit();
        if (step === 'commit-newest') await open.pop()?.commit();
        if (step === 'read') await read();
      }
      for (const transaction of open) await transaction.commit();
      await read();
      expect(seen.toSorted()).toEqual(written.toSorted());
    });
    await fc.assert(run, { numRuns: process.env['SLOW'] ? 300 : 15 });
  });
});
