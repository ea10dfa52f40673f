import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Note, NoteBody } from '../../../src/core/notes/note.ts';
import type { ResultBody } from '../../../src/core/results/result-note.ts';
import type { SatisfactionBody } from '../../../src/core/results/satisfaction.ts';
import { openNote, sealDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import { aNote, aNotesText } from '../../fixtures/notes-fixtures.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const handed = (dossierId: string, name = 'Trần Thị Mẫu'): ResultBody => ({
  type: 'result',
  dossierId,
  step: 'handed-over',
  to: { kind: 'applicant', name },
  how: 'sheet',
  sheetCode: '482109375',
});
const takenBack = (dossierId: string): ResultBody => ({ type: 'result', dossierId, step: 'taken-back' });
const note = (body: NoteBody, turn = 1, changes: Partial<Note> = {}): Note =>
  aNote('result', body, { noteId: randomUUID(), turn, ...changes });

/** Each in a packet of its own, opened in this order. */
async function bring(...notes: readonly Note[]): Promise<void> {
  for (const one of notes) {
    const packet = await buildPacket(world.gateway, world.device, { text: aNotesText(world.device.deviceId, [one]) });
    await sendFrames(world.gateway, framesOf(packet));
    await world.openAll();
  }
}

/** A dossier whose result was recorded at the desk, or that is in `state`. */
async function aDossier(state: 'done' | 'accepted' | 'handed-over' = 'done'): Promise<string> {
  const text = world.aWholeText({ dossierId: randomUUID() });
  await world.deliver(text);
  await world.openAll();
  const content = await world.contentOf(text.dossierId);
  await world.opener.db
    .updateTable('dossiers')
    .set({
      state,
      sealed_content: sealDossierContent(world.opener.keys.dataKey, text.dossierId, {
        ...content,
        ...(state === 'accepted' ? {} : { reason: 'Giấy khai sinh' }),
        ...(state === 'handed-over' && { handedOver: { way: 'counter' as const, to: 'Chị Mẫu' } }),
      }),
    })
    .where('dossier_id', '=', text.dossierId)
    .execute();
  return text.dossierId;
}

async function historyOf(dossierId: string): Promise<readonly (readonly [string, string])[]> {
  const rows = await world.opener.db
    .selectFrom('dossier_events')
    .select(['action', 'sealed_note'])
    .where('dossier_id', '=', dossierId)
    .where('action', 'like', 'hand-over%')
    .orderBy('event_id')
    .execute();
  return rows.map(({ action, sealed_note: sealed }) => [
    action,
    sealed === null ? '' : openNote(world.opener.keys.dataKey, dossierId, sealed),
  ]);
}

async function endOf(dossierId: string) {
  const row = await world.dossierRow(dossierId);
  const { handedOver, reason } = await world.contentOf(dossierId);
  return { state: row?.state, handedOver, reason };
}

describe('a result that was handed over in a hamlet', () => {
  it('moves its dossier, and the phone learns of it', async () => {
    const dossierId = await aDossier();
    const one = note(handed(dossierId));
    await bring(one);
    expect(await endOf(dossierId)).toEqual({
      state: 'handed-over',
      reason: 'Giấy khai sinh',
      handedOver: { way: 'remote', to: 'Trần Thị Mẫu; ký trên phiếu 482109375', noteId: one.noteId },
    });
    const [[action, words] = []] = await historyOf(dossierId);
    expect(action).toBe('hand-over');
    expect(words).toContain('Trần Thị Mẫu; ký trên phiếu 482109375 (tại buổi lưu động, Bản Mẫu');
    expect(await world.statusOf(dossierId)).toMatchObject({ state: 'handed-over' });
    const sealed = (await world.dossierRow(dossierId))?.sealed_content.toString('latin1');
    expect(sealed).not.toContain('482109375');
  });

  it('moves it once, however often its note comes', async () => {
    const dossierId = await aDossier();
    const one = note(handed(dossierId));
    await bring(one, one);
    expect(await historyOf(dossierId)).toHaveLength(1);
  });

  it.each(['in order', 'the wrong way round'])('lies ready again when it was a mistake, noted %s', async (order) => {
    const dossierId = await aDossier();
    const both = [note(handed(dossierId)), note(takenBack(dossierId), 2)];
    await bring(...(order === 'in order' ? both : both.toReversed()));
    expect(await endOf(dossierId)).toEqual({ state: 'done', reason: 'Giấy khai sinh', handedOver: undefined });
    expect(await historyOf(dossierId)).toHaveLength(2);
  });

  it.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
  ])('ends the same in whatever order three notes arrive: %s %s %s', async (...order) => {
    const dossierId = await aDossier();
    const last = note(handed(dossierId, 'Trần Văn Sau'), 3);
    const notes = [note(handed(dossierId)), note(takenBack(dossierId), 2), last];
    await bring(...order.map((at) => notes[at] ?? last));
    expect(await endOf(dossierId)).toMatchObject({ state: 'handed-over', handedOver: { noteId: last.noteId } });
    expect(await historyOf(dossierId)).toHaveLength(3);
  });

  it('keeps the word that holds when two phones say so', async () => {
    const dossierId = await aDossier();
    const early = note(handed(dossierId, 'Người Trước'), 1, { at: '2026-11-22T08:00:00+07:00' });
    const late = note(handed(dossierId, 'Người Sau'), 1, { at: '2026-11-22T09:00:00+07:00' });
    await bring(late, early);
    expect((await endOf(dossierId)).handedOver?.noteId).toBe(late.noteId);
    const other = await aDossier();
    const [first, second] = [early, late].map((one) => note(handed(other), 1, { at: one.at }));
    await bring(first ?? early, second ?? late);
    expect((await endOf(other)).handedOver?.noteId).toBe(second?.noteId);
    expect((await historyOf(other)).map(([action]) => action)).toEqual(['hand-over', 'hand-over-again']);
  });

  it('is a second word in the history when the counter was first, and changes nothing there', async () => {
    const dossierId = await aDossier('handed-over');
    await bring(note(handed(dossierId)), note(takenBack(dossierId), 2));
    expect(await endOf(dossierId)).toMatchObject({ state: 'handed-over', handedOver: { way: 'counter' } });
    expect((await historyOf(dossierId)).map(([action]) => action)).toEqual(['hand-over-again', 'hand-over-undone']);
  });

  it('is written down for a person where there is no result yet', async () => {
    const dossierId = await aDossier('accepted');
    await bring(note(handed(dossierId)));
    expect(await endOf(dossierId)).toMatchObject({ state: 'accepted', handedOver: undefined });
    expect((await historyOf(dossierId)).map(([action]) => action)).toEqual(['hand-over-early']);
  });

  it('of a dossier that nobody knows is kept as a note and told to the log', async () => {
    const dossierId = randomUUID();
    await bring(note(handed(dossierId)), note({ type: 'satisfaction', dossierId, time: 3, attitude: 3, ease: 3 }));
    const rows = await world.opener.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', dossierId)
      .orderBy('audit_id')
      .execute();
    expect(rows.map(({ action }) => action)).toEqual(['result-note-astray', 'satisfaction-astray']);
  });
});

describe('what a resident thought of it', () => {
  const answer = (dossierId: string, time: 1 | 2 | 3): SatisfactionBody => ({
    type: 'satisfaction',
    dossierId,
    time,
    attitude: 3,
    ease: 3,
  });
  const keptOf = async (dossierId: string) =>
    await world.opener.db
      .selectFrom('satisfaction')
      .select(['way', 'time', 'procedure_code', 'commune_code'])
      .where('dossier_id', '=', dossierId)
      .execute();

  it('is kept once a dossier, the later word over the earlier, in any order', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const dossierId = await aDossier();
      const notes = [note(answer(dossierId, 1)), note(answer(dossierId, 2), 2)];
      for (const at of order) await bring(...notes.slice(at, at + 1));
      expect(await keptOf(dossierId)).toMatchObject([{ way: 'visit', time: 2, procedure_code: '9.000001' }]);
    }
  });

  it('does not replace what was said with the slip, and leaves nothing in the history', async () => {
    const dossierId = await aDossier('handed-over');
    const row = await world.dossierRow(dossierId);
    await world.opener.db
      .insertInto('satisfaction')
      .values({
        dossier_id: dossierId,
        commune_code: row?.commune_code ?? '',
        procedure_code: '9.000001',
        sample: true,
        way: 'slip',
        time: 1,
        attitude: 1,
        ease: 1,
        answered_at: new Date(),
      })
      .execute();
    await bring(note(answer(dossierId, 3)));
    expect(await keptOf(dossierId)).toMatchObject([{ way: 'slip', time: 1 }]);
    expect(await historyOf(dossierId)).toEqual([]);
  });
});
