/** What is the province's alone: the working calendar, settings, keys, and the audit log, of which others see nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminCaller } from '../../../src/gateway/administration/admin-caller.ts';
import { publishHolidays, readHolidays } from '../../../src/gateway/administration/change-holidays.ts';
import { changeSettings, readOfficeSettings } from '../../../src/gateway/administration/change-settings.ts';
import { readKeysState, recordEscrowCheck } from '../../../src/gateway/administration/read-keys-state.ts';
import { checkAudit, exportAudit, searchAudit } from '../../../src/gateway/administration/search-audit.ts';
import { seedCatalogue } from '../../../src/gateway/administration/seed-catalogue.ts';
import { readSmallestCell } from '../../../src/gateway/figures/smallest-cell.ts';
import { findAppointment } from '../../../src/gateway/desk/propose-appointment.ts';
import { writeAudit } from '../../../src/gateway/store/audit.ts';
import type { CallersScope } from '../../../src/gateway/store/callers-scope.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { readChanges } from '../../../src/gateway/store/changes.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';

let world: DeskWorld;
let admin: AdminCaller;

beforeAll(async () => {
  world = await createDeskWorld();
  admin = { deviceId: await world.addDevice('Quản trị Mẫu', 'admin', null), role: 'admin', communeCode: null };
}, 60_000);
afterAll(async () => await world.close());

const codeOf = (answer: { ok: true } | { ok: false; problem: { code: string } }) =>
  answer.ok ? undefined : answer.problem.code;

describe('the working calendar', () => {
  const year = async (text: string) => {
    const read = await readHolidays(world.context, text);
    if (!read.ok) throw new Error(read.problem.code);
    return read.value;
  };
  const off = { date: '2027-02-08', name: 'Tết (mùng 3)', source: 'TB 1' };

  it('of 2026 is announced, that of 2027 is not yet, and law and lunar calendar propose what is missing', async () => {
    expect(await year('2026')).toMatchObject({ announced: true, newYear: '2026-02-17', years: [2026, 2027] });
    const next = await year('2027');
    expect(next).toMatchObject({ announced: false, newYear: '2027-02-06' });
    expect(next.days.map(({ date }) => date)).not.toContain('2027-02-08');
    expect(next.proposed.map(({ date }) => date)).toContain('2027-02-08');
    expect(codeOf(await readHolidays(world.context, '1999'))).toBe('not-found');
    expect(codeOf(await readHolidays(world.context, '20x6'))).toBe('not-found');
  });

  it('is published under a notice, reaches every phone as one list, and counts at once', async () => {
    const { db, now } = world.context;
    const procedure = aProcedure({ sla: { value: 1, unit: 'working-day', text: '1 ngày làm việc' } });
    const promised = async () => (await findAppointment(db, procedure, new Date('2027-02-05T02:00:00Z')))?.at;
    expect(await promised()).toBe('2027-02-08T17:00:00+07:00');
    const before = await year('2027');
    const { cursor } = await readChanges(db, undefined, undefined, 100_000);
    const work = { date: '2027-02-20', name: 'Làm bù', source: 'TB 1', working: true };
    const wishes = { days: [...before.days, off, work], announced: true, decision: 'TB 1/2026', digest: before.digest };
    const publish = async (body: object) => codeOf(await publishHolidays(world.context, admin, '2027', { ...body }));
    expect(await publish({ ...wishes, decision: '' })).toBe('reason-missing');
    expect(await publish({ ...wishes, days: [{ ...off, date: '2028-02-08' }] })).toBe('bad-request');
    expect(await publish({ ...wishes, days: [{ ...work, date: '2027-02-19' }] })).toBe('bad-request');
    expect(await publish({ ...wishes, days: [off, off] })).toBe('bad-request');
    expect(await publish({ ...wishes, days: [{ ...off, source: '' }] })).toBe('bad-request');
    expect(await publish(wishes)).toBeUndefined();
    expect(await publish(wishes)).toBe('changed-meanwhile');
    expect((await readChanges(db, cursor, undefined)).changes).toEqual([{ kind: 'list', subject: 'holidays' }]);
    expect(await promised()).toBe('2027-02-09T17:00:00+07:00');
    expect(await year('2027')).toMatchObject({ announced: true });
    expect((await year('2026')).days).toEqual((await year('2026')).days);
    // The next start brings the program's own list, and leaves the people's alone.
    await seedCatalogue({ db, now, log: world.context.log });
    expect((await year('2027')).days).toContainEqual(off);
  });
});

describe('the settings', () => {
  it('are those that phones read, changed within limits, as news for everybody', async () => {
    expect(await readOfficeSettings(world.context)).toEqual({
      correctionWindowMs: 7_200_000,
      purgeGraceMs: 86_400_000,
      draftLimitMs: 259_200_000,
      loadWindow: null,
      smallestFigure: 5,
      hotline: null,
      reportAnswerDays: 7,
    });
    const { cursor } = await readChanges(world.context.db, undefined, undefined, 100_000);
    const change = async (body: object) => codeOf(await changeSettings(world.context, admin, { ...body }));
    for (const wrong of [
      {},
      { agencyIds: {} },
      { purgeGraceMs: 1 },
      { draftLimitMs: '3' },
      { loadWindow: { from: '18:30', to: '16:30', spreadMinutes: 20 } },
      { loadWindow: { from: '16:30', to: '18:30', spreadMinutes: 0 } },
      { loadWindow: { from: '25:00', to: '26:00', spreadMinutes: 5 } },
      { hotline: 'gọi anh Thử' },
      { hotline: '' },
      { smallestFigure: 2 },
      { smallestFigure: 21 },
      { smallestFigure: 4.5 },
      { smallestFigure: '5' },
    ]) {
      expect(await change(wrong), JSON.stringify(wrong)).toBe('bad-request');
    }
    const loadWindow = { from: '16:30', to: '18:30', spreadMinutes: 20 };
    expect(await change({ correctionWindowMs: 3_600_000, loadWindow })).toBeUndefined();
    expect(await readOfficeSettings(world.context)).toMatchObject({ correctionWindowMs: 3_600_000, loadWindow });
    expect((await readChanges(world.context.db, cursor, undefined)).changes).toHaveLength(2);
    expect(await change({ loadWindow: null, hotline: '0233 1022' })).toBeUndefined();
    expect(await readOfficeSettings(world.context)).toMatchObject({ loadWindow: null, hotline: '0233 1022' });
  });

  it('say below which number figures hide, which is no news to a phone', async () => {
    const { cursor } = await readChanges(world.context.db, undefined, undefined, 100_000);
    const changed = await changeSettings(world.context, admin, { smallestFigure: 8 });
    expect(changed.ok).toBe(true);
    expect(await readOfficeSettings(world.context)).toMatchObject({ smallestFigure: 8 });
    expect(await readSmallestCell(world.context.db)).toBe(8);
    expect((await readChanges(world.context.db, cursor, undefined)).changes).toEqual([]);
    // Written past the page, it is not believed.
    await world.context.db.updateTable('settings').set({ value: '1' }).where('name', '=', 'smallestFigure').execute();
    expect(await readSmallestCell(world.context.db)).toBe(5);
  });
});

describe('the keys', () => {
  it('are shown by their public parts, with what is due, and no private one', async () => {
    const state = await readKeysState(world.context);
    expect(state.recipients.map(({ holder }) => holder)).toEqual(['province', 'escrow']);
    expect(state).toMatchObject({ kid: world.context.keys.kid, authorityOnServer: true, retired: [] });
    expect(state.rotationDueOn).toMatch(/^2027-11-2\d$/);
    expect(state).not.toHaveProperty('escrowCheck');
    expect(JSON.stringify(state)).not.toMatch(/AGE-SECRET|"d":/);
    expect(codeOf(await recordEscrowCheck(world.context, admin, { on: '2026-11-22', witnesses: 'Hai' }))).toBe(
      'bad-request',
    );
    expect(
      codeOf(await recordEscrowCheck(world.context, admin, { on: '2026-11-20', witnesses: 'Hai' })),
    ).toBeUndefined();
    expect((await readKeysState(world.context)).escrowCheck).toMatchObject({ on: '2026-11-20', witnesses: 'Hai' });
  });
});

describe('the audit log', () => {
  const scopes: Record<string, CallersScope> = {
    province: { reach: 'province', communeCode: null, deviceId: 'province-device' },
    official: { reach: 'own-commune', communeCode: commune.code, deviceId: 'official-device' },
    phone: { reach: 'own-device', communeCode: commune.code, deviceId: 'phone' },
  };
  const write = async (actor: string, subject: string, at: string) =>
    await world.context.db
      .transaction()
      .execute((trx) => writeAudit(trx, { actor, action: 'dossier-read', subject, at: new Date(at) }));

  it('is read by the province, by nobody else, and goes on being written by all of them', async () => {
    const { callersDb } = world.context;
    const count = async (scope: CallersScope | undefined) => {
      if (!scope) throw new Error('no scope');
      const read = () => sql<{ count: number }>`select count(*)::integer as count from audit`.execute(callersDb);
      return (await withinScope(scope, read)).rows[0]?.count ?? -1;
    };
    for (const name of ['province', 'official', 'phone']) {
      const scope = scopes[name] as CallersScope;
      const entry = { actor: scope.deviceId, action: 'looked', subject: name };
      await withinScope(scope, () => callersDb.transaction().execute((trx) => writeAudit(trx, entry)));
    }
    expect(await count(scopes['province'])).toBeGreaterThan(3);
    expect([await count(scopes['official']), await count(scopes['phone'])]).toEqual([0, 0]);
  });

  it('is searched by day in Vietnam, deed, id and device, newest first, page by page', async () => {
    await write(world.lan.deviceId, 'dossier-x', '2026-11-10T16:59:00Z');
    await write(world.lan.deviceId, 'dossier-x', '2026-11-10T17:01:00Z');
    for (let index = 0; index < 105; index += 1) await write('opener', 'many', '2026-11-12T01:00:00Z');
    const search = async (body: object) => {
      const found = await searchAudit(world.context, { ...body });
      if (!found.ok) throw new Error(found.problem.code);
      return found.value;
    };
    const onTheTenth = await search({ subject: 'dossier-x', from: '2026-11-10', to: '2026-11-10' });
    expect(onTheTenth.rows).toMatchObject([{ action: 'dossier-read', actorName: 'Hồ Thị Lan Mẫu' }]);
    expect(
      (await search({ subject: 'dossier-x', actor: world.lan.deviceId, action: 'dossier-read' })).rows,
    ).toHaveLength(2);
    const first = await search({ subject: 'many' });
    expect(first.rows).toHaveLength(100);
    expect((await search({ subject: 'many', before: first.next })).rows).toHaveLength(5);
    expect(first.actions).toContain('dossier-read');
    for (const wrong of [{ from: '2026-13-01' }, { to: 'x' }, { before: 'x' }]) {
      expect(codeOf(await searchAudit(world.context, wrong))).toBe('bad-request');
    }
  });

  it('is saved as a table without names, in which nothing becomes a formula', async () => {
    await write('=cmd()', 'a,"b"', '2026-11-13T01:00:00Z');
    const file = await exportAudit(world.context, { from: '2026-11-13', to: '2026-11-13' });
    expect(file.ok && file.value).toMatch(/^\uFEFFid,at,actor,action,subject,details\r\n/);
    expect(file.ok && file.value).toContain(`,'=cmd(),dossier-read,"a,""b""",{}`);
    expect(file.ok && file.value).not.toContain('Hồ Thị Lan');
  });

  it('is walked whole on demand; a row that somebody rewrote shows, also to who looks later', async () => {
    expect(await checkAudit(world.context, admin)).not.toHaveProperty('brokenAt');
    const { db } = world.context;
    await sql`alter table audit disable trigger audit_is_append_only`.execute(db);
    await sql`update audit set subject = 'another' where subject = 'many' and audit_id = (
      select min(audit_id) from audit where subject = 'many')`.execute(db);
    await sql`alter table audit enable trigger audit_is_append_only`.execute(db);
    const check = await checkAudit(world.context, admin);
    expect(check.brokenAt).toMatch(/^\d+$/);
    const later = await searchAudit(world.context, {});
    expect(later.ok && later.value.lastCheck).toEqual(check);
  });
});
