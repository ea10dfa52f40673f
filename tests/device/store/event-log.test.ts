import { describe, expect, it } from 'vitest';
import type { LogNote } from '../../../src/core/delivery/log-entry.ts';
import { mostLogEntries } from '../../../src/core/delivery/log-entry.ts';
import { openEventLog } from '../../../src/device/store/event-log.ts';
import { noteStart } from '../../../src/device/store/note-start.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { openStore } from '../../../src/device/store/store.ts';
import { aPacket, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { newLocks, newStoreName, openTestStore, tearRecord } from '../surroundings.ts';

function openLog(name = newStoreName()) {
  const store = openTestStore(name);
  return { name, store, log: openEventLog(store) };
}

describe('the delivery log', () => {
  it('keeps what was noted, newest first, also for the next start', async () => {
    const { name, store, log } = openLog();
    store.note({ kind: 'app-updated', detail: '0.2.0' });
    store.note({ kind: 'set-aside', detail: 'drafts' });
    await log.flush();
    store.close();
    const again = openLog(name);
    expect((await again.log.list()).map(({ kind }) => kind)).toEqual(['set-aside', 'app-updated']);
  });

  it('writes down what was noted before it was opened', async () => {
    const store = openTestStore();
    store.note({ kind: 'storage-full' });
    expect(await openEventLog(store).list()).toMatchObject([{ kind: 'storage-full' }]);
  });

  it('never holds more than its bound, the newest stay', async () => {
    const { store, log } = openLog();
    const more = mostLogEntries + 40;
    for (let count = 1; count <= more; count += 1) {
      store.note({ kind: 'tried', count });
      if (count % 100 === 0) await log.flush();
    }
    const kept = await log.list();
    expect(kept).toHaveLength(mostLogEntries);
    expect(kept[0]).toMatchObject({ count: more });
    expect(kept.at(-1)).toMatchObject({ count: 41 });
    expect(await store.db.events.count()).toBe(mostLogEntries);
  });

  it('counts the same again into one line, across flushes', async () => {
    const { store, log } = openLog();
    for (let count = 0; count < 3; count += 1) {
      store.note({ kind: 'broken-off', pids: [uuidFor('one')], count: 1 });
      await log.flush();
    }
    expect(await log.list()).toMatchObject([{ kind: 'broken-off', times: 3 }]);
  });

  it('holds nothing of a person, whatever a note carried', async () => {
    const { store, log } = openLog();
    const planted = {
      kind: 'sealed',
      pids: ['Hồ Thị Mẫu', uuidFor('one')],
      localCodes: ['044148000001', 'Hồ Thị Mẫu', '482109375'],
      detail: 'Hồ Thị Mẫu',
      name: 'Hồ Thị Mẫu',
      applicant: { fullName: 'Hồ Thị Mẫu', idNumber: '044148000001' },
    } as unknown as LogNote;
    store.note(planted);
    const [entry] = await log.list();
    expect(entry).toEqual({
      atMs: expect.any(Number) as number,
      kind: 'sealed',
      pids: [uuidFor('one').slice(0, 8)],
      localCodes: ['482109375'],
    });
    const rows = JSON.stringify(await store.db.events.toArray());
    expect(rows).not.toContain('Mẫu');
    expect(rows).not.toContain('044148000001');
  });

  it('tells the road of a packet with its local code, and that it was deleted', async () => {
    const { store, log } = openLog();
    const outbox = newOutbox(store, newSecondCopy(undefined, 'https://gocua.example'), newLocks());
    const { packet } = aPacket('one');
    await store.write(packetTables(store.db), [], () => putPacket(store.db, packet, 2));
    const common = { pid: packet.pid, attempts: 0, have: [] };
    await outbox.record(packet.pid, { ...common, state: 'sending' });
    await outbox.record(packet.pid, { ...common, state: 'needs-attention', problem: { code: 'pid-conflict' } });
    await log.flush();
    await outbox.purge(packet.pid);
    expect(await log.list()).toMatchObject([
      { kind: 'deleted', localCodes: ['482109375'] },
      { kind: 'refused', problem: 'pid-conflict', localCodes: ['482109375'], pids: [packet.pid.slice(0, 8)] },
      { kind: 'tried', localCodes: ['482109375'] },
    ]);
  });

  it('loses a line that is torn and no other', async () => {
    const { name, store, log } = openLog();
    for (const detail of ['1', '2', '3']) store.note({ kind: 'app-updated', detail });
    await log.flush();
    tearRecord(name, 'events', 2);
    expect((await log.list()).map(({ detail }) => detail)).toContain('3');
    expect((await log.list()).map(({ detail }) => detail)).toContain('1');
  });

  it('fails nobody when it cannot be written', async () => {
    const store = openStore(newStoreName());
    store.openForWriting();
    const log = openEventLog(store);
    store.note({ kind: 'storage-full' });
    store.close();
    await expect(log.flush()).resolves.toBeUndefined();
  });
});

describe('a start', () => {
  const storage = (bytes: number | undefined) => ({ freeBytes: async () => bytes });

  it('notes another version, a clock that was set back, and little room', async () => {
    const { store, log } = openLog();
    const nowMs = 10_000_000;
    await noteStart(store, { appVersion: '0.1.0', nowMs, storage: storage(undefined) });
    expect(await log.list()).toEqual([]);
    await noteStart(store, { appVersion: '0.2.0', nowMs: nowMs - 30 * 60_000, storage: storage(12_900_000) });
    expect(await log.list()).toMatchObject([
      { kind: 'storage-low', count: 12 },
      { kind: 'clock-set-back', count: 30 },
      { kind: 'app-updated', detail: '0.2.0' },
    ]);
  });
});
