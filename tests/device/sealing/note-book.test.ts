import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import type { Clock, Randomness } from '../../../src/core/ports.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { newNoteBook } from '../../../src/device/sealing/note-book.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { eraseOpenWork } from '../../../src/device/vault/erase-open-work.ts';
import { parseNotesText } from '../../../src/protocol/notes-text.ts';
import { aDoor, aNote, aNotesText, testHamlet } from '../../fixtures/notes-fixtures.ts';
import { enrolStore, newCaches, newLocks, openTestStore, openTestVault, testSealing } from '../surroundings.ts';

const clock: Clock = { nowMs: () => 1_000, nowIso: () => '2026-11-22T08:30:00+07:00' };
const randomness: Randomness = { uuid: () => crypto.randomUUID(), token: () => 'dG9rZW4', fraction: () => 0.5 };

async function openPhone() {
  const store = openTestStore();
  const vault = await openTestVault(store);
  const enrolled = await enrolStore(store);
  const secondCopy = newSecondCopy(newCaches(), 'https://gocua.example');
  const outbox = newOutbox(store, secondCopy, newLocks(), vault.findOpen);
  const openSealing = async () => testSealing;
  const parts = { store, vault, secondCopy, openSealing, clock, randomness, digests: newDigests() };
  return { store, vault, enrolled, secondCopy, outbox, noteBook: newNoteBook({ ...parts, findOpen: vault.findOpen }) };
}

const door = aNote('door', aDoor('h1', { remark: 'Bà Mẫu hẹn chiều' }));

describe('the notes of a phone', () => {
  it('are sealed to the province as a packet with a second copy, and readable here', async () => {
    const { noteBook, outbox, enrolled, secondCopy } = await openPhone();
    const packet = await noteBook.add(aNotesText(enrolled.record.device.deviceId, [door]));
    const [text] = packet.parts;
    const bytes = (await outbox.readPart(text?.sha256 ?? '', 0, text?.len ?? 0))!;
    const decrypter = new Decrypter();
    decrypter.addIdentity(enrolled.identity);
    const opened = parseNotesText(JSON.parse(await decrypter.decrypt(bytes, 'text')));
    expect(opened.ok && opened.value.notes).toEqual([door]);
    expect(await outbox.packet(packet.pid)).toMatchObject({ about: 'notes', seq: 1 });
    expect(await secondCopy.pids()).toEqual([packet.pid]);
    expect(await noteBook.list(testHamlet)).toEqual({ notes: [door], torn: 0 });
    expect((await noteBook.list('Bản Khác')).notes).toEqual([]);
  });

  it('tell nobody anything while the vault is locked', async () => {
    const { noteBook, enrolled, vault, store } = await openPhone();
    await noteBook.add(aNotesText(enrolled.record.device.deviceId, [door]));
    await vault.lock();
    await expect(noteBook.list(testHamlet)).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
    const rows = await store.db.notes.toArray();
    expect(JSON.stringify(rows)).not.toContain('h1');
    const lying = rows.map(({ letter }) => new TextDecoder().decode(letter?.content.bytes)).join();
    expect(lying).not.toContain('Mẫu');
  });

  it('go when a pack holds them, and with everything else that the PIN opened', async () => {
    const { noteBook, enrolled, store, outbox } = await openPhone();
    const other = aNote('other', aDoor('h2'));
    await noteBook.add(aNotesText(enrolled.record.device.deviceId, [door, other]));
    await noteBook.forget([door.noteId, 'one that never was']);
    expect((await noteBook.list(testHamlet)).notes).toEqual([other]);
    await eraseOpenWork(store);
    expect(await store.db.notes.count()).toBe(0);
    expect(await outbox.deliveries()).toHaveLength(1);
  });

  it('hide nothing of each other when one is torn', async () => {
    const { noteBook, enrolled, store } = await openPhone();
    const other = aNote('other', aDoor('h2'));
    await noteBook.add(aNotesText(enrolled.record.device.deviceId, [door, other]));
    const row = (await store.db.notes.get(door.noteId))!;
    const spoiled = { ...row.letter!, content: { ...row.letter!.content, bytes: new Uint8Array(40) } };
    await store.db.notes.put({ ...row, letter: spoiled });
    expect(await noteBook.list(testHamlet)).toEqual({ notes: [other], torn: 1 });
    await expect.poll(() => store.db.quarantine.count()).toBe(1);
  });
});
