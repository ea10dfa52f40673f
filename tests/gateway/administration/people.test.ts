/** People found and changed, teams, stand-ins, and what stays open of somebody who left. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOpenSteps } from '../../../src/core/reception/people.ts';
import type { PersonPage } from '../../../src/core/reception/people.ts';
import type { AdminCaller } from '../../../src/gateway/administration/admin-caller.ts';
import { changeCommune } from '../../../src/gateway/administration/change-commune.ts';
import {
  changePerson,
  handBackDevice,
  leavePerson,
  reassignDossiers,
} from '../../../src/gateway/administration/change-person.ts';
import { changeReceptionPoint, readPointUses } from '../../../src/gateway/administration/change-reception-point.ts';
import { changeTeam, foundTeam, listTeams } from '../../../src/gateway/administration/change-team.ts';
import { changeDevice } from '../../../src/gateway/administration/change-device.ts';
import { invitePerson } from '../../../src/gateway/administration/invite-person.ts';
import { searchDevices } from '../../../src/gateway/administration/list-devices.ts';
import { listPeople } from '../../../src/gateway/administration/list-people.ts';
import { readPerson } from '../../../src/gateway/administration/read-person.ts';
import { addSubstitute, endSubstitute } from '../../../src/gateway/administration/stand-in.ts';
import { findAppointment } from '../../../src/gateway/desk/propose-appointment.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import { newOffices } from '../../fixtures/office-people.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';

let world: DeskWorld;
let admin: AdminCaller;
let official: AdminCaller;
let offices: ReturnType<typeof newOffices>;

beforeAll(async () => {
  world = await createDeskWorld();
  offices = newOffices(world.context.db, world.context.now);
  admin = { deviceId: await world.addDevice('Quản trị Mẫu', 'admin', null), role: 'admin', communeCode: null };
  official = { ...world.lan, role: 'official' };
}, 60_000);
afterAll(async () => await world.close());

const personOf = async (deviceId: string) => {
  const devices = world.context.db.selectFrom('devices').select('person_id').where('device_id', '=', deviceId);
  return (await devices.executeTakeFirstOrThrow()).person_id;
};
const page = async (personId: string, caller = admin): Promise<PersonPage> => {
  const read = await readPerson(world.context, caller, personId);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
};
const codeOf = (answer: { ok: true } | { ok: false; problem: { code: string } }) =>
  answer.ok ? undefined : answer.problem.code;

describe('people', () => {
  it('are found without marks, by telephone and by what is due; an official finds the own commune', async () => {
    const personId = await offices.addPerson({ code: neighbour.code, name: 'Đỗ Thị Ườm' }, 'volunteer');
    await changePerson(world.context, admin, personId, { telephone: '0912 345 678', expiresOn: '2026-12-10' });
    const find = async (caller: AdminCaller, body: object) => {
      const found = await listPeople(world.context, caller, { ...body });
      return found.ok ? found.value.rows.map((row) => row.personId) : found.problem.code;
    };
    expect(await find(admin, { text: 'do uom' })).toEqual([personId]);
    expect(await find(admin, { text: '345678' })).toEqual([personId]);
    expect(await find(admin, { standing: 'ending' })).toEqual([personId]);
    expect(await find(admin, { text: 'uom', communeCode: commune.code })).toEqual([]);
    expect(await find(official, { text: 'uom' })).toEqual([]);
    expect(await find(official, { standing: 'yes' })).toBe('bad-request');
    world.setNow('2026-12-20T01:30:00Z');
    expect(await find(admin, { standing: 'over' })).toEqual([personId]);
    world.setNow('2026-11-21T01:30:00Z');
  });

  it('are shown a page at a time, and so are devices', async () => {
    for (let count = 0; count < 55; count += 1) await world.addDevice(`Người thứ ${count}`, 'volunteer', commune.code);
    const first = await listPeople(world.context, official, { text: 'nguoi thu' });
    const second = await listPeople(world.context, official, { text: 'nguoi thu', from: 50 });
    if (!first.ok || !second.ok) throw new Error('not found');
    expect([first.value.rows.length, second.value.rows.length, first.value.total]).toEqual([50, 5, 55]);
    const devices = await searchDevices(world.context, official, { text: 'nguoi thu 54' });
    expect(devices).toMatchObject({ value: { total: 1, rows: [{ personName: 'Người thứ 54' }] } });
    expect(codeOf(await searchDevices(world.context, official, { from: -1 }))).toBe('bad-request');
  });

  it('have a last day that others put off, never oneself, never into the past', async () => {
    const personId = await offices.addPerson({ code: commune.code, name: 'Hồ Văn Hạn' }, 'volunteer');
    const change = async (body: object, who = personId) =>
      codeOf(await changePerson(world.context, official, who, { ...body }));
    expect(await change({ expiresOn: '2026-11-20' })).toBe('bad-request');
    expect(await change({ telephone: 'gọi anh Ba' })).toBe('phone-invalid');
    expect(await change({ expiresOn: '2027-01-01' }, await personOf(official.deviceId))).toBe('forbidden');
    expect(await change({ telephone: '0233 000 001' }, await personOf(official.deviceId))).toBeUndefined();
    expect(await change({ expiresOn: '2027-01-01' }, await personOf(world.stranger.deviceId))).toBe('not-found');
    expect(await change({ expiresOn: '2027-01-01', telephone: '0233 000 000' })).toBeUndefined();
    expect((await page(personId)).row).toMatchObject({ expiresOn: '2027-01-01', telephone: '0233 000 000' });
    expect(await change({ expiresOn: '', telephone: '' })).toBeUndefined();
    expect((await page(personId)).row).not.toHaveProperty('expiresOn');
  });

  it('are invited with telephone and last day', async () => {
    const body = { role: 'official', personName: 'Lê Mời', communeCode: commune.code, validMinutes: 60 };
    const invite = async (more: object) => codeOf(await invitePerson(world.context, official, { ...body, ...more }));
    expect(await invite({ telephone: 'x' })).toBe('phone-invalid');
    expect(await invite({ expiresOn: '2026-11-20' })).toBe('bad-request');
    expect(await invite({ telephone: '0233 000 111', expiresOn: '2026-12-31' })).toBeUndefined();
    const found = await listPeople(world.context, official, { text: 'le moi' });
    expect(found).toMatchObject({ value: { rows: [{ telephone: '0233 000 111', expiresOn: '2026-12-31' }] } });
  });

  it('are no volunteers in a commune of officials only', async () => {
    const set = (officialsOnly: boolean) => changeCommune(world.context, admin, commune.code, { officialsOnly });
    const body = { role: 'volunteer', personName: 'A', decision: 'QĐ', undertakingSignedOn: '2026-11-01' };
    const invite = async () =>
      codeOf(await invitePerson(world.context, official, { ...body, communeCode: commune.code, validMinutes: 60 }));
    await set(true);
    expect(await invite()).toBe('bad-request');
    await set(false);
    expect(await invite()).toBeUndefined();
  });
});

describe('a team', () => {
  it('is founded by a decision, has members of its commune, one of them its leader, and is closed', async () => {
    const wishes = {
      name: 'Tổ 1',
      decision: 'QĐ 12/QĐ-UBND',
      decidedOn: '2026-01-05',
      hamlets: ['Thôn Một', 'Thôn Một'],
    };
    expect(codeOf(await foundTeam(world.context, official, { ...wishes, decision: '' }))).toBe('reason-missing');
    expect(codeOf(await foundTeam(world.context, official, { ...wishes, communeCode: neighbour.code }))).toBe(
      'not-found',
    );
    const founded = await foundTeam(world.context, official, wishes);
    if (!founded.ok) throw new Error(founded.problem.code);
    const teamId = founded.value;
    const personId = await offices.addPerson({ code: commune.code, name: 'Hồ Tổ' }, 'volunteer');
    const stranger = await offices.addPerson({ code: neighbour.code, name: 'Hồ Lạ' }, 'volunteer');
    expect(codeOf(await changeTeam(world.context, official, teamId, { leaderId: personId }))).toBe('bad-request');
    expect(codeOf(await changePerson(world.context, admin, stranger, { teamId }))).toBe('bad-request');
    expect(codeOf(await changePerson(world.context, official, personId, { teamId }))).toBeUndefined();
    expect(codeOf(await changeTeam(world.context, official, teamId, { leaderId: personId }))).toBeUndefined();
    expect(await listTeams(world.context, official)).toMatchObject([
      { teamId, hamlets: ['Thôn Một'], leaderName: expect.stringContaining('Hồ Tổ'), members: 1 },
    ]);
    expect(codeOf(await leavePerson(world.context, admin, personId, { on: '2026-11-21' }))).toBeUndefined();
    expect(codeOf(await changeTeam(world.context, official, teamId, { leaderId: personId }))).toBe('bad-request');
    expect(codeOf(await changeTeam(world.context, official, teamId, { name: 'Tổ 1' }))).toBeUndefined();
    const inHamlet = await listPeople(world.context, official, { hamlet: 'Thôn Một' });
    expect(inHamlet).toMatchObject({ value: { rows: [{ personId, teamName: 'Tổ 1' }] } });
    expect(codeOf(await changeTeam(world.context, official, teamId, { closed: true }))).toBeUndefined();
    expect((await page(personId)).row).not.toHaveProperty('teamId');
    expect(codeOf(await changeTeam(world.context, official, teamId, { name: 'X' }))).toBe('bad-request');
  });
});

describe('a substitute', () => {
  it('is of the same commune and role, one at a time, and ends early when somebody says so', async () => {
    const [absent, substitute, other] = await Promise.all(
      ['Vắng', 'Thay', 'Khác'].map((name) => offices.addPerson({ code: commune.code, name }, 'volunteer')),
    );
    const days = { from: '2026-11-21', to: '2026-12-01' };
    const name = async (body: object) =>
      codeOf(await addSubstitute(world.context, official, absent ?? '', { ...body }));
    expect(await name({ substituteId: await personOf(official.deviceId), ...days })).toBe('bad-request');
    expect(await name({ substituteId: substitute, from: '2026-12-01', to: '2026-11-21' })).toBe('bad-request');
    expect(await name({ substituteId: substitute, ...days })).toBeUndefined();
    expect(await name({ substituteId: other, ...days })).toBe('bad-request');
    const [row] = (await page(absent ?? '')).substitutes;
    expect(row).toMatchObject({ substituteName: expect.stringContaining('Thay'), from: '2026-11-21' });
    expect((await page(substitute ?? '')).substitutes).toEqual([row]);
    expect(await endSubstitute(world.context, official, row?.substitutionId ?? '')).toMatchObject({ value: absent });
    expect((await page(absent ?? '')).substitutes).toMatchObject([{ ended: true }]);
    expect(await name({ substituteId: other, ...days })).toBeUndefined();
  });
});

describe('who leaves', () => {
  it('has a checklist until devices, dossiers and team are done with', async () => {
    const deviceId = await world.addDevice('Trần Thôi Việc', 'official', commune.code);
    const personId = await personOf(deviceId);
    const { dossierId } = await world.addDossier({ state: 'accepted', officialNumber: 'H50.1-2' });
    const { db } = world.context;
    await db.updateTable('dossiers').set({ assigned_to: personId }).where('dossier_id', '=', dossierId).execute();
    await db
      .updateTable('devices')
      .set({ inventory: JSON.stringify({ unsentCount: 2, lessons: ['send', 'scan', 'no lesson', 5] }) })
      .where('device_id', '=', deviceId)
      .execute();
    expect(codeOf(await leavePerson(world.context, admin, personId, { on: '2026-11-20' }))).toBe('bad-request');
    expect(codeOf(await leavePerson(world.context, admin, personId, { on: '2026-11-30' }))).toBeUndefined();
    expect(findOpenSteps(await page(personId))).toEqual(['unsent', 'dossiers', 'hand-back', 'devices']);
    expect((await page(personId)).row.lessons).toEqual(['scan', 'send']);
    const to = await personOf(world.minh.deviceId);
    expect(codeOf(await reassignDossiers(world.context, official, personId, { to: personId }))).toBe('bad-request');
    expect(codeOf(await reassignDossiers(world.context, official, personId, { to }))).toBeUndefined();
    const moved = db.selectFrom('dossiers').select('assigned_to').where('dossier_id', '=', dossierId);
    expect(await moved.executeTakeFirst()).toEqual({ assigned_to: to });
    await changeDevice(world.context, admin, deviceId, 'revoke', 'left');
    expect(await handBackDevice(world.context, official, deviceId)).toMatchObject({ value: personId });
    expect(codeOf(await handBackDevice(world.context, official, world.stranger.deviceId))).toBe('not-found');
    await db
      .updateTable('devices')
      .set({ inventory: '{"unsentCount":0,"lessons":"none"}' })
      .where('device_id', '=', deviceId)
      .execute();
    expect(findOpenSteps(await page(personId))).toEqual([]);
  });
});

describe('a reception point', () => {
  it('opens on Saturday mornings when it says so: what is due the same day is due then, and no term counts them', async () => {
    const ofDays = (value: number) => aProcedure({ sla: { value, unit: 'working-day', text: `${value} ngày` } });
    const saturday = new Date('2026-11-21T02:00:00Z');
    const promised = async (days: number) =>
      (await findAppointment(world.context.db, ofDays(days), saturday, commune.pointId))?.at;
    expect([await promised(0), await promised(1)]).toEqual(['2026-11-23T17:00:00+07:00', '2026-11-23T17:00:00+07:00']);
    expect(
      codeOf(await changeReceptionPoint(world.context, admin, commune.pointId, { saturdayMornings: true })),
    ).toBeUndefined();
    expect([await promised(0), await promised(1)]).toEqual(['2026-11-21T11:30:00+07:00', '2026-11-23T17:00:00+07:00']);
  });

  it('is closed knowing what still names it, is offered to nobody then, and opens again', async () => {
    const uses = await readPointUses(world.context, admin, commune.pointId);
    expect(uses).toMatchObject({ value: { people: 0, dossiers: expect.any(Number) } });
    expect(codeOf(await readPointUses(world.context, official, neighbour.pointId))).toBe('not-found');
    const change = async (body: object) =>
      codeOf(await changeReceptionPoint(world.context, admin, commune.pointId, { ...body }));
    expect(await change({ closed: true })).toBeUndefined();
    const invitation = { role: 'official', personName: 'A', validMinutes: 60, receptionPointId: commune.pointId };
    expect(codeOf(await invitePerson(world.context, official, invitation))).toBe('bad-request');
    expect(await change({ closed: false, name: 'Quầy mới' })).toBeUndefined();
    expect(await change({ name: ' ' })).toBe('bad-request');
    expect(codeOf(await invitePerson(world.context, official, invitation))).toBeUndefined();
  });
});
