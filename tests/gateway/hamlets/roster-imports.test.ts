/** A commune's list is imported whole or not at all, its households keep their ids, and the last import can be taken back. */

import { randomUUID } from 'node:crypto';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RosterPreview } from '../../../src/core/household/roster-import.ts';
import type { NoteBody } from '../../../src/core/notes/note.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import { correctHousehold, setHouseholdVneid } from '../../../src/gateway/hamlets/correct-household.ts';
import { exportHouseholds } from '../../../src/gateway/hamlets/export-households.ts';
import { readDeskHousehold } from '../../../src/gateway/hamlets/read-household.ts';
import {
  findHamletHouseholds,
  readDeskHamlets,
  searchHouseholds,
} from '../../../src/gateway/hamlets/read-households.ts';
import { importRoster, previewRoster } from '../../../src/gateway/hamlets/roster-imports.ts';
import { makeRosterTemplate } from '../../../src/gateway/hamlets/roster-template.ts';
import { undoImport } from '../../../src/gateway/hamlets/undo-import.ts';
import { readVneidList, setVneidSteps } from '../../../src/gateway/hamlets/vneid-list.ts';
import { addVneidVisit } from '../../../src/gateway/hamlets/vneid-visits.ts';
import { makeVneidList, makeVneidSlips } from '../../../src/gateway/hamlets/print-vneid.ts';
import type { CallersDb } from '../../../src/gateway/store/callers-db.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { aDoor, aNote } from '../../fixtures/notes-fixtures.ts';

let world: DeskWorld;
let minutes = 0;
beforeAll(async () => {
  world = await createDeskWorld();
});
afterAll(async () => await world.close());

type Context = DeskWorld['context'] & { readonly db: CallersDb };
/** As a request of Lan's does it: on the database as a caller sees it, a minute after the one before. */
async function asLan<T>(work: (context: Context, caller: DeskCaller) => Promise<T>): Promise<T> {
  world.setNow(new Date(Date.parse('2026-11-21T01:30:00Z') + (minutes += 1) * 60_000).toISOString());
  const context = { ...world.context, db: world.context.callersDb };
  return await withinScope({ reach: 'own-commune', ...world.lan }, () => work(context, world.lan));
}

const heads = ['Số hộ', 'Chủ hộ', 'Thôn', 'Nơi ở', 'Số khẩu'];
const csv = (...rows: readonly (readonly string[])[]) =>
  Buffer.from([heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')).toString('base64');

async function preview(body: object): Promise<RosterPreview> {
  const answer = await asLan((context, caller) => previewRoster(context, caller, { ...body }));
  if (!answer.ok || 'fault' in answer.value) throw new Error(JSON.stringify(answer));
  return answer.value;
}
async function bring(body: object, wishes: object = {}) {
  const { plan } = await preview(body);
  return await asLan((context, caller) => importRoster(context, caller, { ...body, plan, ...wishes }));
}
async function bringWell(body: object, wishes: object = {}) {
  const done = await bring(body, wishes);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value;
}
/** Of a hamlet: `name` → id, those that are gone with a cross. */
async function idsOf(hamlet: string): Promise<{ readonly [name: string]: string }> {
  const found = await asLan((context, caller) => findHamletHouseholds(context, caller, hamlet));
  return Object.fromEntries(
    (found?.rows ?? []).map(({ household, isGone }) => [
      `${isGone ? '†' : ''}${household.headName}`,
      household.householdId,
    ]),
  );
}
const open = (householdId: string) => asLan((context, caller) => readDeskHousehold(context, caller, householdId));

async function addNote(hamlet: string, body: NoteBody, turn = 1): Promise<void> {
  const { db, keys, now } = world.context;
  const note = { ...aNote('x', body, { turn, hamlet }), noteId: randomUUID() };
  await db
    .insertInto('notes')
    .values({
      note_id: note.noteId,
      pid: null,
      device_id: world.volunteerId,
      commune_code: world.lan.communeCode,
      hamlet,
      kind: body.type,
      written_at: now(),
      received_at: now(),
      sealed_content: sealNoteContent(keys.dataKey, note),
    })
    .execute();
}
const counts = async () => {
  const { db } = world.context;
  const tables = ['households', 'household_changes', 'roster_imports', 'notes', 'audit'] as const;
  return await Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
};

describe('an import', () => {
  it('adds what is new, keeps the ids when a newer list comes in another order, and says beforehand what it does', async () => {
    const first = { file: csv(['1', 'Hồ Văn A', 'Bản Một', '', '4'], ['2', 'Hồ Thị Bê', 'Bản Một', 'suối', '5']) };
    expect(await bringWell(first)).toMatchObject({ added: 2, changed: 0, gone: 0 });
    const before = await idsOf('Bản Một');
    const newer = { file: csv(['3', 'Hồ Văn Mới', 'bản một', '', ''], ['1', 'Hồ Văn A', 'Bản Một', '', '6']) };
    const seen = await preview(newer);
    expect(seen.rows.map(({ verdict }) => verdict)).toEqual(['new', 'changed']);
    expect(seen.rows[1]?.differs).toEqual([{ field: 'memberCount', from: '4', to: '6' }]);
    expect(seen.gone.map(({ headName }) => headName)).toEqual(['Hồ Thị Bê']);
    expect(seen).toMatchObject({ isRemembered: true, unknownHamlets: [] });
    expect(await bringWell(newer, { marksGone: true })).toMatchObject({ added: 1, changed: 1, gone: 1 });
    const after = await idsOf('Bản Một');
    expect(after['Hồ Văn A']).toBe(before['Hồ Văn A']);
    expect(after['†Hồ Thị Bê']).toBe(before['Hồ Thị Bê']);
    // Who comes back is who was there.
    expect((await preview(first)).rows.map(({ verdict }) => verdict)).toEqual(['changed', 'back']);
    await bringWell(first);
    expect((await idsOf('Bản Một'))['Hồ Thị Bê']).toBe(before['Hồ Thị Bê']);
    expect(await bring(first)).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
  });

  it('stops whole at one bad line, unless the bad ones are left out; then nobody is gone by it', async () => {
    await bringWell({ file: csv(['1', 'Hồ Văn Ở', 'Bản Hai', '', '']) });
    const body = { file: csv(['2', 'Hồ Thị Tốt', 'Bản Hai', '', '3'], ['3', 'Hồ Văn Hỏng', 'Bản Hai', '', 'nhiều']) };
    const seen = await preview(body);
    expect(seen.rows.map(({ verdict }) => verdict)).toEqual(['new', 'count-unreadable']);
    const before = await counts();
    expect(await bring(body)).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
    expect(await bring(body, { leaveFaults: true, marksGone: true })).toMatchObject({ ok: false });
    expect(await counts()).toEqual(before);
    expect(await bringWell(body, { leaveFaults: true })).toMatchObject({ added: 1, gone: 0 });
    expect(Object.keys(await idsOf('Bản Hai')).toSorted()).toEqual(['Hồ Thị Tốt', 'Hồ Văn Ở']);
  });

  it('does what was looked at and nothing else: a roster that changed meanwhile refuses it', async () => {
    const body = { file: csv(['', 'Hồ Văn Chậm', 'Bản Ba', '', '2']) };
    const { plan } = await preview(body);
    await bringWell({ file: csv(['', 'Hồ Văn Chậm', 'Bản Ba', '', '9']) });
    const late = await asLan((context, caller) => importRoster(context, caller, { ...body, plan }));
    expect(late).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } });
  });

  it('that breaks in the middle leaves nothing behind', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [
      String(at),
      `Hồ Văn ${'abcdefghij'[at % 10]} ${'x'.repeat(1 + (at % 97))}`,
      'Bản Lớn',
      `chỗ số ${at}`,
      '3',
    ]);
    const body = { file: csv(...rows) };
    const { plan } = await preview(body);
    const before = await counts();
    const broken = asLan((context, caller) => {
      let steps = 0;
      // The clock is asked anew for each step of the import.
      const now = () => {
        if ((steps += 1) > 2) throw new Error('power cut');
        return new Date();
      };
      return importRoster({ ...context, now }, caller, { ...body, plan });
    });
    await expect(broken).rejects.toThrow('power cut');
    expect(await counts()).toEqual(before);
    expect(await bringWell(body)).toMatchObject({ added: 40 });
  });

  it('reads the template and its own export, Excel as well as CSV, and refuses what is no list', async () => {
    const template = Buffer.from(makeRosterTemplate()).toString('base64');
    expect((await preview({ file: template })).rows.map(({ verdict }) => verdict)).toEqual(['new', 'new']);
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await asLan((context, caller) => exportHouseholds(context, caller, { hamlet: 'Bản Một', format }));
      if (!file.ok) throw new Error(file.problem.code);
      const seen = await preview({ file: Buffer.from(file.value).toString('base64') });
      expect(new Set(seen.rows.map(({ verdict }) => verdict)), format).toEqual(new Set(['same']));
    }
    const audited = await world.context.db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'households-exported')
      .execute();
    expect(audited).toHaveLength(2);
    const many = utils.aoa_to_sheet([heads, ...Array.from({ length: 5100 }, () => ['1', 'A'])]);
    const book = utils.book_new();
    utils.book_append_sheet(book, many, 'x');
    const large = Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer).toString('base64');
    for (const [file, fault] of [
      [large, 'too-many-rows'],
      [Buffer.from('PK\u0003\u0004 not a zip').toString('base64'), 'file-damaged'],
      ['', 'file-empty'],
    ] as const) {
      const answer = await asLan((context, caller) => previewRoster(context, caller, { file }));
      expect(answer, fault).toMatchObject({ ok: true, value: { fault } });
    }
    for (const body of [{}, { file: '§' }, { file: template, columns: { x: 1 } }, { file: template, hamlet: 7 }]) {
      const answer = await asLan((context, caller) => importRoster(context, caller, { ...body, plan: 'x' }));
      expect(answer, JSON.stringify(body)).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    }
  });

  it('takes a household that was only noted at the door over under its id, and hides nothing that was noted', async () => {
    const householdId = randomUUID();
    const household = { headName: 'Hồ Thị Tìm', needs: [], memberCount: 7 };
    await addNote('Bản Bốn', { type: 'household', householdId, household });
    await addNote('Bản Bốn', aDoor(householdId, { outcome: 'not-home' }));
    const body = { file: csv(['9', 'Hồ Thị Tìm', 'Bản Bốn', '', '5']) };
    expect((await preview(body)).rows[0]).toMatchObject({ verdict: 'new', wasOnlyNoted: true });
    await bringWell(body);
    const shown = await open(householdId);
    expect(shown?.row).toMatchObject({ isNew: false, household: { memberCount: 7 }, state: 'not-home' });
    expect(shown?.listed).toMatchObject({ memberCount: 5 });
  });

  it('says to phones that somebody is gone, also where a note describes the household, and takes that back', async () => {
    const list = { file: csv(['', 'Hồ Văn Đi', 'Bản Năm', '', ''], ['', 'Hồ Văn Ở', 'Bản Năm', '', '']) };
    await bringWell(list);
    const { 'Hồ Văn Đi': householdId = '' } = await idsOf('Bản Năm');
    const household = { headName: 'Hồ Văn Đi', needs: [], memberCount: 2 };
    await addNote('Bản Năm', { type: 'household', householdId, household });
    const { importId } = await bringWell({ file: csv(['', 'Hồ Văn Ở', 'Bản Năm', '', '']) }, { marksGone: true });
    expect((await open(householdId))?.row.isGone).toBe(true);
    expect(await asLan((context, caller) => undoImport(context, caller, { importId }))).toMatchObject({ ok: true });
    expect((await open(householdId))?.row).toMatchObject({ isGone: false, household: { memberCount: 2 } });
  });
});

describe('taking an import back', () => {
  it('restores what was, once, but not what was corrected since; the same list then finds its households again', async () => {
    await bringWell({ file: csv(['', 'Hồ A', 'Bản Sáu', '', '1'], ['', 'Hồ Bê', 'Bản Sáu', '', '2']) });
    const before = await idsOf('Bản Sáu');
    const newer = {
      file: csv(['', 'Hồ A', 'Bản Sáu', '', '8'], ['', 'Hồ Bê', 'Bản Sáu', '', '9'], ['', 'Hồ Xê', 'Bản Sáu', '', '']),
    };
    const { importId } = await bringWell(newer);
    const added = (await idsOf('Bản Sáu'))['Hồ Xê'];
    const { etag } = (await open(before['Hồ Bê'] ?? '')) ?? { etag: '' };
    const corrected = { household: { headName: 'Hồ Bê', needs: [], memberCount: 3 }, reason: 'Đếm lại' };
    const subject = { householdId: before['Hồ Bê'] ?? '', etag };
    expect(await asLan((context, caller) => correctHousehold(context, caller, subject, corrected))).toMatchObject({
      ok: true,
    });
    const undo = () => asLan((context, caller) => undoImport(context, caller, { importId }));
    expect(await undo()).toEqual({ ok: true, value: { restored: 2, kept: 1 } });
    expect((await open(before['Hồ A'] ?? ''))?.row.household.memberCount).toBe(1);
    expect((await open(before['Hồ Bê'] ?? ''))?.row.household.memberCount).toBe(3);
    expect((await idsOf('Bản Sáu'))['†Hồ Xê']).toBe(added);
    expect(await undo()).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } });
    await bringWell(newer);
    expect((await idsOf('Bản Sáu'))['Hồ Xê']).toBe(added);
  });
});

describe('the desk’s word', () => {
  it('wins over what was noted at the door, with its reason in the history; an older look is refused', async () => {
    await bringWell({ file: csv(['', 'Hồ Văn Sửa', 'Bản Bảy', '', '']) });
    const { 'Hồ Văn Sửa': householdId = '' } = await idsOf('Bản Bảy');
    const seen = await open(householdId);
    await addNote('Bản Bảy', { type: 'household', householdId, household: { headName: 'Hồ Văn Sai', needs: [] } }, 5);
    const body = { household: { headName: 'Hồ Văn Đúng', needs: ['elder'], phone: '0912345678' }, reason: 'Theo giấy' };
    const correct = (etag: string, change: object = body) =>
      asLan((context, caller) => correctHousehold(context, caller, { householdId, etag }, { ...change }));
    expect(await correct(seen?.etag ?? '')).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } });
    const now = await open(householdId);
    expect(now?.row.household.headName).toBe('Hồ Văn Sai');
    expect(await correct(now?.etag ?? '', { ...body, reason: ' ' })).toMatchObject({
      problem: { code: 'reason-missing' },
    });
    expect(await correct(now?.etag ?? '', { ...body, household: { headName: '', needs: [] } })).toMatchObject({
      problem: { code: 'bad-request', questionId: 'headName' },
    });
    expect(await correct(now?.etag ?? '')).toMatchObject({ ok: true });
    const after = await open(householdId);
    expect(after?.row.household).toMatchObject({ headName: 'Hồ Văn Đúng', phone: '0912 345 678', needs: ['elder'] });
    expect(after?.listed).toBeUndefined();
    expect(after?.history.map(({ what }) => what.kind).toSorted()).toEqual(['added', 'corrected', 'note', 'note']);
    expect(after?.history.find(({ what }) => what.kind === 'corrected')?.what).toMatchObject({ reason: 'Theo giấy' });
    expect(JSON.stringify(await world.context.db.selectFrom('audit').selectAll().execute())).not.toContain('Hồ Văn');
  });

  it('sets who wants VNeID and how far each is, all or none, in lists, invitations and by hamlet', async () => {
    await bringWell({ file: csv(['', 'Hồ Văn Chủ', 'Bản Tám', '', '4'], ['', 'Hồ Thị Khác', 'Bản Tám', '', '']) });
    const { 'Hồ Văn Chủ': householdId = '' } = await idsOf('Bản Tám');
    const people = [
      { name: 'Hồ Văn Con', birthYear: 2005, step: 'asked' },
      { name: 'Hồ Thị Mẹ', step: 'asked' },
    ] as const;
    await addNote('Bản Tám', { type: 'vneid', householdId, people });
    const read = async (hamlet?: string) => {
      const list = await asLan((context, caller) => readVneidList(context, caller, hamlet));
      if (!list.ok) throw new Error(list.problem.code);
      return list.value;
    };
    expect((await read('Bản Tám')).rows.map(({ name, step }) => [name, step])).toEqual([
      ['Hồ Văn Con', 'asked'],
      ['Hồ Thị Mẹ', 'asked'],
    ]);
    expect((await read('Bản Một')).rows).toEqual([]);
    const pick = (position: number, name: string) => ({ householdId, position, name });
    const set = (step: string, ...picks: readonly object[]) =>
      asLan((context, caller) => setVneidSteps(context, caller, { step, people: picks }));
    expect(await set('invited', pick(0, 'Hồ Văn Con'), pick(1, 'Ai Đó'))).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect((await read()).rows.every(({ step }) => step === 'asked')).toBe(true);
    expect(await set('invited', pick(0, 'Hồ Văn Con'))).toEqual({ ok: true, value: { changed: 1 } });
    expect((await read()).rows.map(({ step }) => step)).toEqual(['invited', 'asked']);
    const { etag } = (await open(householdId)) ?? { etag: '' };
    const gone = { people: [{ name: 'Hồ Thị Mẹ', step: 'done' }] };
    expect(
      await asLan((context, caller) => setHouseholdVneid(context, caller, { householdId, etag }, gone)),
    ).toMatchObject({ ok: true });
    expect((await read()).rows.map(({ name, step }) => [name, step])).toEqual([['Hồ Thị Mẹ', 'done']]);

    const visit = { hamlet: 'bản tám', on: '2026-12-03', from: '08:00', to: '11:00', place: 'Nhà văn hóa' };
    const past = await asLan((context, caller) => addVneidVisit(context, caller, { ...visit, on: '2026-01-01' }));
    expect(past).toMatchObject({ problem: { code: 'bad-request', questionId: 'on' } });
    const added = await asLan((context, caller) => addVneidVisit(context, caller, visit));
    const visitId = added.ok ? added.value : '';
    const slips = (paper: string, name = 'Hồ Thị Mẹ') =>
      asLan((context, caller) => makeVneidSlips(context, caller, { visitId, paper, people: [pick(0, name)] }));
    for (const paper of ['A5', 'A6']) {
      const pdf = await slips(paper);
      expect(pdf.ok && Buffer.from(pdf.value.subarray(0, 5)).toString(), paper).toBe('%PDF-');
    }
    expect(await slips('A6', 'Ai Đó')).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    const list = await asLan((context, caller) => makeVneidList(context, caller, { hamlet: 'Bản Tám', visitId }));
    expect(list.ok).toBe(true);
  });
});

describe('looking', () => {
  it('finds by words without marks, and counts the round of each hamlet as the phones do', async () => {
    const found = await asLan((context, caller) => searchHouseholds(context, caller, { text: 'thi be SUOI' }));
    expect(found.rows.map(({ household }) => household.headName)).toEqual(['Hồ Thị Bê']);
    const { hamlets, lastImport } = await asLan((context, caller) => readDeskHamlets(context, caller));
    const one = hamlets.find(({ hamlet }) => hamlet === 'Bản Bốn');
    expect(one).toMatchObject({ households: 1, doors: { 'not-home': 1, 'to-knock': 0 } });
    expect(lastImport).toMatchObject({ by: 'Hồ Thị Lan Mẫu', isUndone: false });
  });

  it('is another commune’s own business', async () => {
    const { 'Hồ Văn A': householdId = '' } = await idsOf('Bản Một');
    const { stranger } = world;
    const context = { ...world.context, db: world.context.callersDb };
    await withinScope({ reach: 'own-commune', ...stranger }, async () => {
      expect(await readDeskHousehold(context, stranger, householdId)).toBeUndefined();
      expect((await searchHouseholds(context, stranger, { text: 'ho' })).rows).toEqual([]);
      expect(await findHamletHouseholds(context, stranger, 'Bản Một')).toBeUndefined();
    });
  });
});
