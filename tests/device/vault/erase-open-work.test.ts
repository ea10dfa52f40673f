import { describe, expect, it } from 'vitest';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { sealLetters } from '../../../src/device/store/mailbox.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { findRecordedLoss } from '../../../src/device/store/storage-loss.ts';
import { eraseOpenWork } from '../../../src/device/vault/erase-open-work.ts';
import { vaultMetaKey } from '../../../src/device/vault/vault-keys.ts';
import type { VaultRecord } from '../../../src/device/vault/vault-record.ts';
import { aDraft, aPacket } from '../../fixtures/dossier-fixtures.ts';
import {
  enrolStore,
  newCaches,
  newLocks,
  newStoreName,
  openTestStore,
  openTestVault,
  tearRecord,
} from '../surroundings.ts';

/** One draft with a page, one sealed packet that waits, one status with a letter. */
async function openWorkedPhone() {
  const name = newStoreName();
  const store = openTestStore(name);
  const { db } = store;
  await enrolStore(store);
  const vault = await openTestVault(store);
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const outbox = newOutbox(store, secondCopy, newLocks());
  await newDrafts(store, vault).save(aDraft({ dossierId: 'dossier-open' }));
  const { packet, parts } = aPacket('sealed', [40_000], { localCode: '482109371' });
  const record = (await db.meta.get(vaultMetaKey))?.value as VaultRecord;
  await store.write([...packetTables(db), db.parts, db.chunks, db.statuses], [], async () => {
    for (const [index, { sha256, len }] of packet.parts.entries()) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, new Uint8Array(parts[index]!));
    }
    await putPart(db, { sha256: 'page-of-draft', len: 3, dossierId: 'dossier-open' }, new Uint8Array([1, 2, 3]));
    await putPacket(db, packet, packet.seq + 1);
  });
  const text = '{"reason":"thiếu giấy"}';
  const [letter] = await sealLetters(record.mailboxPublicKey, [{ text, bound: packet.dossierId }]);
  if (!letter) throw new Error('no letter');
  await store.write([db.statuses, db.packets, db.meta], [], async () => {
    const { dossierId } = packet;
    const plain = { localCode: '482109371', state: 'received' as const, at: '', openedPids: [] };
    await db.statuses.put({ dossierId, ...plain, letter });
    await db.packets.update(packet.pid, { letter });
    await db.meta.put({ key: 'changes-cursor', value: '7' });
  });
  return { name, store, vault, outbox, secondCopy, packet };
}

describe('erasing what is open', () => {
  it('leaves nothing that only the vault could open, and no key', async () => {
    const { store } = await openWorkedPhone();
    const { db } = store;
    await eraseOpenWork(store);
    for (const table of [db.drafts, db.beginnings, db.thumbs, db.scratch]) expect(await table.count()).toBe(0);
    const keys = await db.meta.toCollection().primaryKeys();
    expect(keys).toEqual(['open-work-erased', 'pins']);
    expect((await db.statuses.toArray()).map(({ letter }) => letter)).toEqual([undefined]);
    expect((await db.packets.toArray()).map(({ letter }) => letter)).toEqual([undefined]);
    expect(await db.parts.get('page-of-draft')).toBeUndefined();
    expect(await db.counters.get('home')).toMatchObject({ drafts: 0, waiting: 1 });
  });

  it('leaves what is sealed as it was, to be sent, also when it is done twice', async () => {
    const { store, outbox, packet } = await openWorkedPhone();
    await eraseOpenWork(store);
    await eraseOpenWork(store);
    expect(await outbox.packet(packet.pid)).toEqual(packet);
    expect(await outbox.deliveries()).toMatchObject([{ pid: packet.pid, state: 'waiting' }]);
    const [{ sha256, len }] = packet.parts as [(typeof packet.parts)[0]];
    expect(await outbox.readPart(sha256, 0, len)).toHaveLength(len);
  });

  it('erases beside records that cannot be read', async () => {
    const { name, store, packet } = await openWorkedPhone();
    const mend = [
      tearRecord(name, 'packets', packet.pid),
      tearRecord(name, 'statuses', packet.dossierId),
      tearRecord(name, 'drafts', 'dossier-open'),
    ];
    await eraseOpenWork(store);
    for (const undo of mend) undo();
    expect(await store.db.drafts.count()).toBe(0);
    expect(await store.db.statuses.count()).toBe(0);
    expect(await store.db.packets.count()).toBe(1);
  });

  it('is not taken for a loss at the next start, even where the phone is marked as enrolled', async () => {
    const { store, secondCopy } = await openWorkedPhone();
    await eraseOpenWork(store);
    await startStore({ store, secondCopy, locks: newLocks(), isMarkedEnrolled: () => true, staysAlive: false });
    expect(await findRecordedLoss(store)).toBeUndefined();
  });

  it('tells every window of the browser', async () => {
    const { name, store } = await openWorkedPhone();
    const other = openTestStore(name);
    const heard = new Promise<void>((resolve) => {
      other.subscribe((topic) => topic === 'vault' && resolve());
    });
    await eraseOpenWork(store);
    await heard;
    other.close();
  });
});
