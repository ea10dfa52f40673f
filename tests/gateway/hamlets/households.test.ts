/** The desk's word about a household holds everywhere, its VNeID list is whole, and it sees the round as the phones do. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctHousehold, setHouseholdVneid } from '../../../src/gateway/hamlets/correct-household.ts';
import { readDeskHousehold } from '../../../src/gateway/hamlets/read-household.ts';
import {
  findHamletHouseholds,
  readDeskHamlets,
  searchHouseholds,
} from '../../../src/gateway/hamlets/read-households.ts';
import { readVneidList, setVneidSteps } from '../../../src/gateway/hamlets/vneid-list.ts';
import { addVneidVisit } from '../../../src/gateway/hamlets/vneid-visits.ts';
import { makeVneidList, makeVneidSlips } from '../../../src/gateway/hamlets/print-vneid.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { aDoor } from '../../fixtures/notes-fixtures.ts';
import { addNote, asLan, bringWell, csv, idsOf, open, openRosterWorld } from './roster-world.ts';

let world: DeskWorld;
beforeAll(async () => {
  world = await openRosterWorld();
});
afterAll(async () => await world.close());

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

  it('and a note that was written before it but comes after it: of each field the newer word holds, and nothing is lost', async () => {
    await bringWell({ file: csv(['', 'Hồ Văn Trễ', 'Bản Chín', 'Ngõ 1', '3']) });
    const { 'Hồ Văn Trễ': householdId = '' } = await idsOf('Bản Chín');
    const seen = await open(householdId);
    const corrected = { headName: 'Hồ Văn Trễ', whereabouts: 'Ngõ 1', memberCount: 3, needs: [], phone: '0912345678' };
    const correction = { household: corrected, reason: 'Nhà gọi điện' };
    const desk = { householdId, etag: seen?.etag ?? '' };
    await asLan((context, caller) => correctHousehold(context, caller, desk, { ...correction }));
    const between = await open(householdId);
    const household = { headName: 'Hồ Văn Trễ', whereabouts: 'Ngõ 1', memberCount: 5, phone: '0900000000', needs: [] };
    const writtenAt = { headName: '', whereabouts: '', needs: '', remark: '', vneid: '', isGone: '' };
    const note = { type: 'household', householdId, household, writtenAt } as const;
    await addNote('Bản Chín', note, 3, '2026-11-20T08:00:00+07:00');
    const after = await open(householdId);
    expect(after?.row.household).toMatchObject({ memberCount: 5, phone: '0912 345 678' });
    expect(after?.history.map(({ what }) => what.kind === 'note' && what.late)).toContainEqual(['phone']);
    expect(after?.etag).not.toBe(between?.etag);
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
    await bringWell({ file: csv(['', 'Hồ Văn Xa', 'Bản Chín', '', '']) });
    expect((await read('Bản Chín')).rows).toEqual([]);
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
  beforeAll(async () => {
    await bringWell({ file: csv(['', 'Hồ Văn A', 'Bản Một', '', ''], ['', 'Hồ Thị Bê', 'Bản Một', 'suối', '5']) });
    const { 'Hồ Văn A': householdId = '' } = await idsOf('Bản Một');
    await addNote('Bản Một', aDoor(householdId, { outcome: 'not-home', knockedAt: '2026-11-20T08:00:00+07:00' }));
  });

  it('finds by words without marks, and counts the round of each hamlet as the phones do', async () => {
    const found = await asLan((context, caller) => searchHouseholds(context, caller, { text: 'thi be SUOI' }));
    expect(found.rows.map(({ household }) => household.headName)).toEqual(['Hồ Thị Bê']);
    const { hamlets, lastImport } = await asLan((context, caller) => readDeskHamlets(context, caller));
    const one = hamlets.find(({ hamlet }) => hamlet === 'Bản Một');
    expect(one).toMatchObject({ households: 2, doors: { 'not-home': 1, 'to-knock': 1 } });
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
