import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminCaller } from '../../../src/gateway/administration/admin-caller.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { addReceptionPoint } from '../../../src/gateway/administration/add-reception-point.ts';
import { changeCommune } from '../../../src/gateway/administration/change-commune.ts';
import { changeDevice } from '../../../src/gateway/administration/change-device.ts';
import { invitePerson } from '../../../src/gateway/administration/invite-person.ts';
import { listCommunes } from '../../../src/gateway/administration/list-communes.ts';
import { listDevices } from '../../../src/gateway/administration/list-devices.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';

let world: DeskWorld;
let admin: AdminCaller;
let official: AdminCaller;
let volunteer: AdminCaller;

beforeAll(async () => {
  world = await createDeskWorld();
  admin = { deviceId: await world.addDevice('Quản trị Mẫu', 'admin', null), role: 'admin', communeCode: null };
  official = { ...world.lan, role: 'official' };
  volunteer = { deviceId: world.volunteerId, role: 'volunteer', communeCode: commune.code };
}, 60_000);

afterAll(async () => {
  expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
  await world.close();
});

const team = { decision: 'QĐ 12/QĐ-UBND', undertakingSignedOn: '2026-11-01' };
const volunteerBody = {
  role: 'volunteer',
  personName: 'Hồ Văn Thử',
  communeCode: commune.code,
  validMinutes: 60,
  ...team,
};

describe('communes', () => {
  it('are the 78 of the province and the invented two; an official sees the own one', async () => {
    expect(await listCommunes(world.context, admin)).toHaveLength(80);
    expect(await listCommunes(world.context, official)).toMatchObject([
      { code: commune.code, opened: true, ownNumbers: false, receptionPoints: [{ receptionPointId: commune.pointId }] },
    ]);
  });

  it('are opened with a telephone, and with own numbers only under an agency id', async () => {
    const change = (body: object) => changeCommune(world.context, admin, '19564', { ...body });
    expect((await change({ opened: true, telephone: '000 000 0001' })).ok).toBe(true);
    expect(await change({ ownNumbers: true })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(await change({ ownNumbers: true, agencyId: 'UBND xã' })).toMatchObject({
      problem: { code: 'number-invalid' },
    });
    expect((await change({ ownNumbers: true, agencyId: 'H50.77' })).ok).toBe(true);
    const row = (await listCommunes(world.context, admin)).find((each) => each.code === '19564');
    expect(row).toMatchObject({
      name: 'Xã Đakrông',
      opened: true,
      telephone: '000 000 0001',
      ownNumbers: true,
      agencyId: 'H50.77',
    });
    expect(await change({ telephone: 'gọi anh Ba' })).toMatchObject({ problem: { code: 'phone-invalid' } });
    expect(await change({ opened: 'yes' })).toMatchObject({ problem: { code: 'bad-request' } });
    const unknown = await changeCommune(world.context, admin, '00000', { opened: true });
    expect(unknown).toMatchObject({ problem: { code: 'not-found' } });
  });

  it('get reception points, each name once', async () => {
    const add = (body: object, code = commune.code) => addReceptionPoint(world.context, admin, code, { ...body });
    expect(await add({ name: 'Điểm Tà Rẹc', address: 'Nhà sinh hoạt' })).toMatchObject({
      value: { name: 'Điểm Tà Rẹc', address: 'Nhà sinh hoạt' },
    });
    expect(await add({ name: 'Điểm Tà Rẹc' })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(await add({ name: '' })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(await add({ name: 'x' }, '00000')).toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('invitations', () => {
  const invite = (caller: AdminCaller, body: object) => invitePerson(world.context, caller, { ...body });

  it('carry a token of which only the hash is kept, for the time asked', async () => {
    const answer = await invite(official, volunteerBody);
    if (!answer.ok) throw new Error(answer.problem.code);
    const token = /^http:\/\/localhost:24000\/moi#([\w-]{22})$/.exec(answer.value.link)?.[1] ?? '';
    const row = await world.context.db
      .selectFrom('invitations')
      .innerJoin('people', 'people.person_id', 'invitations.person_id')
      .selectAll()
      .where('invitation_id', '=', answer.value.invitationId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      token_sha256: createHash('sha256').update(token).digest('hex'),
      name: 'Hồ Văn Thử',
      role: 'volunteer',
      commune_code: commune.code,
      decision: team.decision,
      undertaking_signed_on: team.undertakingSignedOn,
      first: false,
    });
    expect(row.expires_at.getTime() - row.created_at.getTime()).toBe(3_600_000);
  });

  it.each<[string, () => AdminCaller, object, string | undefined]>([
    [
      'the province invites an administrator',
      () => admin,
      { role: 'admin', personName: 'A', validMinutes: 15 },
      undefined,
    ],
    ['the province invites an official', () => admin, { ...volunteerBody, role: 'official' }, undefined],
    [
      'an official invites an official of the own commune',
      () => official,
      { ...volunteerBody, role: 'official' },
      undefined,
    ],
    ['an official invites no administrator', () => official, { ...volunteerBody, role: 'admin' }, 'forbidden'],
    [
      'an official invites nobody elsewhere',
      () => official,
      { ...volunteerBody, communeCode: neighbour.code },
      'forbidden',
    ],
    ['a volunteer invites nobody', () => volunteer, volunteerBody, 'forbidden'],
    ['a volunteer needs the decision', () => admin, { ...volunteerBody, decision: ' ' }, 'reason-missing'],
    [
      'a volunteer needs the undertaking',
      () => admin,
      { ...volunteerBody, undertakingSignedOn: undefined },
      'reason-missing',
    ],
    [
      'nothing is signed in the future',
      () => admin,
      { ...volunteerBody, undertakingSignedOn: '2027-01-01' },
      'reason-missing',
    ],
    ['14 minutes are too short', () => admin, { ...volunteerBody, validMinutes: 14 }, 'bad-request'],
    ['73 hours are too long', () => admin, { ...volunteerBody, validMinutes: 73 * 60 }, 'bad-request'],
    ['a closed commune has no team', () => admin, { ...volunteerBody, communeCode: '18859' }, 'bad-request'],
    [
      'a reception point is of the commune',
      () => admin,
      { ...volunteerBody, receptionPointId: neighbour.pointId },
      'bad-request',
    ],
    ['a role is one of three', () => admin, { ...volunteerBody, role: 'king' }, 'bad-request'],
    ['a person has a name', () => admin, { ...volunteerBody, personName: '' }, 'bad-request'],
  ])('%s', async (_, caller, body, code) => {
    const answer = await invite(caller(), body);
    expect(answer.ok ? undefined : answer.problem.code).toBe(code);
  });
});

describe('devices', () => {
  const newcomer = async (communeCode: string) => {
    const deviceId = await world.addDevice('Hồ Thị Mới', 'volunteer', communeCode);
    const { db } = world.context;
    await db.updateTable('devices').set({ state: 'unconfirmed' }).where('device_id', '=', deviceId).execute();
    return deviceId;
  };

  it('wait on top of the list with their digits until they are confirmed', async () => {
    const deviceId = await newcomer(commune.code);
    const rows = await listDevices(world.context, official);
    expect(rows[0]).toMatchObject({ deviceId, state: 'unconfirmed', check: '123456', personName: 'Hồ Thị Mới' });
    expect(rows.every((row) => row.communeCode === commune.code)).toBe(true);
    expect((await changeDevice(world.context, official, deviceId, 'confirm')).ok).toBe(true);
    expect((await changeDevice(world.context, official, deviceId, 'confirm')).ok).toBe(true);
    const confirmed = (await listDevices(world.context, admin)).find((row) => row.deviceId === deviceId);
    expect(confirmed?.state).toBe('active');
    const audited = await world.context.db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', deviceId)
      .execute();
    expect(audited).toEqual([{ action: 'device-confirmed' }]);
  });

  it('are revoked for good', async () => {
    const deviceId = await newcomer(commune.code);
    expect((await changeDevice(world.context, official, deviceId, 'revoke')).ok).toBe(true);
    expect(await changeDevice(world.context, admin, deviceId, 'confirm')).toMatchObject({
      problem: { code: 'device-revoked' },
    });
  });

  it('are revoked with why, for the audit, where somebody says it', async () => {
    const deviceId = await newcomer(commune.code);
    expect(await changeDevice(world.context, official, deviceId, 'revoke', 'bored')).toMatchObject({
      problem: { code: 'bad-request' },
    });
    expect((await changeDevice(world.context, official, deviceId, 'revoke', 'lost')).ok).toBe(true);
    const audited = await world.context.db
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('subject', '=', deviceId)
      .execute();
    expect(audited).toEqual([{ action: 'device-revoked', details: { reason: 'lost' } }]);
  });

  it('of others, and the own one, are out of reach', async () => {
    const deviceId = await newcomer(neighbour.code);
    for (const change of ['confirm', 'revoke'] as const) {
      const refused: [AdminCaller, string, string][] = [
        [official, deviceId, 'not-found'],
        [official, admin.deviceId, 'not-found'],
        [official, 'unheard-of', 'not-found'],
        [official, official.deviceId, 'forbidden'],
      ];
      for (const [caller, id, code] of refused) {
        expect(await changeDevice(world.context, caller, id, change)).toMatchObject({ problem: { code } });
      }
    }
    expect((await changeDevice(world.context, admin, deviceId, 'confirm')).ok).toBe(true);
  });
});
