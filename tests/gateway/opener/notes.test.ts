import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '../../../src/core/notes/note.ts';
import { openNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { PacketOptions, TestPacket } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { aDoor, aNote, aNotesText } from '../../fixtures/notes-fixtures.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { testCommune } from '../../fixtures/start-gateway.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const fresh = (changes: Partial<Note> = {}): Note => ({ ...aNote('x', aDoor('h1')), noteId: randomUUID(), ...changes });

async function deliver(text: unknown, options: PacketOptions = {}): Promise<TestPacket> {
  const packet = await buildPacket(world.gateway, world.device, { text, ...options });
  await sendFrames(world.gateway, framesOf(packet));
  return packet;
}

async function readNotes(pid: string) {
  const rows = await world.opener.db.selectFrom('notes').selectAll().where('pid', '=', pid).execute();
  return rows.map((row) => ({
    row,
    note: openNoteContent(world.opener.keys.dataKey, row.note_id, row.sealed_content),
  }));
}

describe('a packet of notes', () => {
  it('is kept note by note, sealed, and its phone learns that it was opened; no other phone does', async () => {
    const notes = [fresh(), fresh({ body: aDoor('h2', { outcome: 'not-home', remark: 'Nhà bà Mẫu' }) })];
    const packet = await deliver(aNotesText(world.device.deviceId, notes));
    await world.openAll();
    const kept = await readNotes(packet.pid);
    expect(kept.map(({ note }) => note)).toEqual(expect.arrayContaining(notes));
    expect(kept[0]?.row).toMatchObject({ commune_code: testCommune.code, hamlet: 'Bản Mẫu', kind: 'door' });
    expect(kept.map(({ row }) => row.sealed_content.toString('utf8')).join()).not.toContain('Mẫu');
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'opened', review: null, dossier_id: null });
    expect(await world.openedPids()).toContain(packet.pid);
    const other = await enrolTestDevice(world.gateway);
    expect(await world.openedPids(other)).not.toContain(packet.pid);
  });

  it('is kept once, also when its notes come again in another packet', async () => {
    const note = fresh();
    const first = await deliver(aNotesText(world.device.deviceId, [note]));
    await world.openAll();
    const again = await deliver(aNotesText(world.device.deviceId, [note]));
    await sendFrames(world.gateway, framesOf(first));
    await world.openAll();
    expect(await readNotes(first.pid)).toHaveLength(1);
    expect(await readNotes(again.pid)).toHaveLength(0);
    expect(await world.packetRow(again.pid)).toMatchObject({ opening: 'opened' });
  });

  it('is kept with the day of arrival when its clock says what no calendar has', async () => {
    const packet = await deliver(aNotesText(world.device.deviceId, [fresh({ at: '2026-13-45T99:99:00+07:00' })]));
    await world.openAll();
    const [kept] = await readNotes(packet.pid);
    expect(kept?.row.written_at).toEqual(kept?.row.received_at);
  });

  it('goes to a person when a PC of the hall signed it, the PC is told, and nothing of it is kept', async () => {
    const kiosk = await enrolTestDevice(world.gateway, { role: 'kiosk' });
    const text = aNotesText(kiosk.deviceId, [fresh()]);
    const packet = await buildPacket(world.gateway, kiosk, { text });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'kiosk-has-no-notes' });
    expect(await world.reviews(kiosk)).toEqual([{ pid: packet.pid, code: 'kiosk-has-no-notes' }]);
    expect(await readNotes(packet.pid)).toHaveLength(0);
  });

  it.each([
    ['no note', []],
    ['the same note twice', [aNote('twice', aDoor('h1')), aNote('twice', aDoor('h1'))]],
    ['a note of another hamlet', [aNote('elsewhere', aDoor('h1'), { hamlet: 'Bản Khác' })]],
    ['a kind of note that nobody knows', [aNote('odd', { type: 'rumour', householdId: 'h1' } as never)]],
    ['a turn before the first', [aNote('early', aDoor('h1'), { turn: 0 })]],
  ])('goes to a person when it holds %s', async (_, notes) => {
    const packet = await deliver(aNotesText(world.device.deviceId, notes as readonly Note[]));
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-malformed' });
    expect(await world.reviews()).toContainEqual({ pid: packet.pid, code: 'packet-malformed' });
    expect(await readNotes(packet.pid)).toHaveLength(0);
  });

  it('replaces nothing and is replaced by nothing', async () => {
    const first = await deliver(aNotesText(world.device.deviceId, [fresh()]));
    const claiming = await deliver(aNotesText(world.device.deviceId, [fresh()]), { supersedes: first.pid });
    await world.openAll();
    expect(await world.packetRow(claiming.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await readNotes(first.pid)).toHaveLength(1);
  });

  it('cannot take the place of a dossier', async () => {
    const dossier = await world.deliver(world.aWholeText());
    const claiming = await deliver(aNotesText(world.device.deviceId, [fresh()]), { supersedes: dossier.pid });
    await world.openAll();
    expect(await world.packetRow(claiming.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await world.packetRow(dossier.pid)).toMatchObject({ opening: 'opened' });
  });
});
