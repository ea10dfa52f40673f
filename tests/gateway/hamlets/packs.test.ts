/** Who gets the pack of a hamlet, what is in it, and that it is written down who got it. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HamletPack } from '../../../src/core/household/hamlet-pack.ts';
import type { Note, NoteBody } from '../../../src/core/notes/note.ts';
import { sealHousehold } from '../../../src/gateway/store/household-tables.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { aDoor, aNote } from '../../fixtures/notes-fixtures.ts';
import { startTwoCommunes } from '../http/two-communes.ts';
import type { Side, TestCaller, TwoCommunes } from '../http/two-communes.ts';

let at: TwoCommunes;
let official: TestCaller;
let volunteer: TestCaller;
beforeAll(async () => {
  at = await startTwoCommunes();
  const find = (role: string) => at.callers.find((one) => one.role === role && one.standing === 'active');
  const found = [find('official'), find('volunteer')] as const;
  if (!found[0] || !found[1]) throw new Error('there are no callers');
  [official, volunteer] = found;
  await addHousehold('h1', 'Bản Mẫu');
  await addHousehold('h2', 'bản  mẫu');
  await addHousehold('gone', 'Bản Mẫu', { isGone: true });
  await addHousehold('far', 'Bản Xa');
  await addHousehold('foreign', 'Bản Mẫu', { side: 'foreign' });
}, 120_000);
afterAll(async () => await at.world.close());

async function addHousehold(
  householdId: string,
  hamlet: string,
  { side = 'own', isGone = false }: { side?: Side; isGone?: boolean } = {},
): Promise<void> {
  const { db, keys, now } = at.world.context;
  const content = { headName: `Hồ Văn ${householdId}`, hamlet, needs: [], number: '0012' };
  await db
    .insertInto('households')
    .values({
      household_id: householdId,
      commune_code: at.codeOf(side),
      hamlet,
      revision: 1,
      gone_at: isGone ? now() : null,
      changed_at: now(),
      sealed_content: sealHousehold(keys.dataKey, householdId, content),
    })
    .execute();
}

async function addNote(body: NoteBody, turn: number, deviceId: string): Promise<Note> {
  const { db, keys, now } = at.world.context;
  const note = { ...aNote('x', body, { turn }), noteId: randomUUID() };
  const common = { pid: null, device_id: deviceId, commune_code: at.codeOf('own'), hamlet: note.hamlet };
  await db
    .insertInto('notes')
    .values({
      ...common,
      note_id: note.noteId,
      kind: body.type,
      written_at: now(),
      received_at: now(),
      sealed_content: sealNoteContent(keys.dataKey, note),
    })
    .execute();
  return note;
}

async function setTeam(hamlets: readonly string[] | undefined, side: Side = 'own'): Promise<void> {
  const { db, now } = at.world.context;
  const team_id = hamlets && randomUUID();
  if (team_id !== undefined) {
    const founded = { decision: 'QĐ 1', decided_on: '2026-01-05', hamlets: JSON.stringify(hamlets) };
    await db
      .insertInto('teams')
      .values({ team_id, commune_code: at.codeOf(side), name: 'Tổ thử', created_at: now(), ...founded })
      .execute();
  }
  const { person_id } = await db
    .selectFrom('devices')
    .select('person_id')
    .where('device_id', '=', volunteer.deviceId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('people')
    .set({ team_id: team_id ?? null })
    .where('person_id', '=', person_id)
    .execute();
}

async function fetchPack(caller: TestCaller, hamlet: string, held?: string) {
  const response = await at.send(`/api/v1/packs/${encodeURIComponent(hamlet)}`, {
    headers: { authorization: caller.authorization, ...(held !== undefined && { 'if-none-match': held }) },
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    pack: (response.status === 200 ? JSON.parse(text) : undefined) as HamletPack | undefined,
  };
}

const handedOut = async () =>
  await at.world.context.db
    .selectFrom('audit')
    .select(['actor', 'subject', 'details'])
    .where('action', '=', 'hamlet-pack-handed-out')
    .execute();

describe('the pack of a hamlet', () => {
  it('holds its households under whatever spelling, none that is gone or elsewhere, and no book number', async () => {
    await setTeam(['Bản Mẫu']);
    const { status, pack } = await fetchPack(volunteer, 'ban mau');
    expect(status).toBe(200);
    expect(pack?.hamlet).toBe('Bản Mẫu');
    expect(pack?.households.map(({ householdId }) => householdId).toSorted()).toEqual(['h1', 'h2']);
    expect(JSON.stringify(pack)).not.toContain('0012');
  });

  it('holds the note that holds for each door, and the ids of the asking phone’s own notes only', async () => {
    const [own, other] = [volunteer.deviceId, at.world.minh.deviceId];
    const first = await addNote(aDoor('h1', { outcome: 'not-home' }), 1, own);
    const second = await addNote(aDoor('h1'), 2, other);
    const { pack } = await fetchPack(volunteer, 'Bản Mẫu');
    expect(pack?.notes).toEqual([second]);
    expect(pack?.knownNoteIds).toEqual([first.noteId]);
    const written = pack?.trail?.map(({ noteId, outcome, writer }) => [noteId, outcome, writer !== '']);
    expect(written).toEqual([
      [second.noteId, 'helped', true],
      [first.noteId, 'not-home', true],
    ]);
    expect(new Set(pack?.trail?.map(({ writer }) => writer)).size).toBe(2);
  });

  it('is handed out once a state, each time with a row that says to whom and how much', async () => {
    const before = await handedOut();
    const first = await fetchPack(volunteer, 'Bản Mẫu');
    expect(await fetchPack(volunteer, 'Bản Mẫu', first.etag)).toMatchObject({ status: 304, etag: first.etag });
    expect((await handedOut()).slice(before.length)).toEqual([
      {
        actor: volunteer.deviceId,
        subject: at.codeOf('own'),
        details: { hamlet: 'Bản Mẫu', households: 2, notes: 1 },
      },
    ]);
    await addNote(aDoor('h2'), 1, volunteer.deviceId);
    expect(await fetchPack(volunteer, 'Bản Mẫu', first.etag)).toMatchObject({ status: 200 });
  });

  it('of a hamlet of the team without a household is an empty one', async () => {
    await setTeam(['Bản Mới']);
    const { status, pack } = await fetchPack(volunteer, 'Bản Mới');
    expect([status, pack?.households, pack?.notes]).toEqual([200, [], []]);
  });
});

describe('who may have it', () => {
  it('is a volunteer for the hamlets of the team, and for none without a team', async () => {
    await setTeam(['Bản Mẫu']);
    expect((await fetchPack(volunteer, 'Bản Xa')).status).toBe(403);
    await setTeam(undefined);
    expect((await fetchPack(volunteer, 'Bản Mẫu')).status).toBe(403);
    await setTeam(['Bản Mẫu'], 'foreign');
    expect((await fetchPack(volunteer, 'Bản Mẫu')).status).toBe(403);
  });

  it('is an official for every hamlet of the commune', async () => {
    expect((await fetchPack(official, 'Bản Xa')).pack?.households).toHaveLength(1);
    expect((await fetchPack(official, 'Bản Không Có')).status).toBe(404);
  });

  it('is nobody whose device is not confirmed, or was taken back', async () => {
    for (const standing of ['unconfirmed', 'locked', 'revoked', 'expired']) {
      const caller = at.callers.find((one) => one.role === 'official' && one.standing === standing);
      expect((await fetchPack(caller ?? official, 'Bản Xa')).status, standing).toBe(403);
    }
  });
});
