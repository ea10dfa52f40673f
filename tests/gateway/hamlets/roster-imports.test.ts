/** A commune's list is imported whole or not at all, its households keep their ids, and the last import can be taken back. */

import { randomUUID } from 'node:crypto';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctHousehold } from '../../../src/gateway/hamlets/correct-household.ts';
import { exportHouseholds } from '../../../src/gateway/hamlets/export-households.ts';
import { importRoster, previewRoster } from '../../../src/gateway/hamlets/roster-imports.ts';
import { makeRosterTemplate } from '../../../src/gateway/hamlets/roster-template.ts';
import { undoImport } from '../../../src/gateway/hamlets/undo-import.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { aDoor } from '../../fixtures/notes-fixtures.ts';
import {
  addNote,
  asLan,
  bring,
  bringWell,
  counts,
  csv,
  heads,
  idsOf,
  open,
  openRosterWorld,
  preview,
} from './roster-world.ts';

let world: DeskWorld;
beforeAll(async () => {
  world = await openRosterWorld();
});
afterAll(async () => await world.close());

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
