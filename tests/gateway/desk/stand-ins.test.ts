/** Who is away keeps what was assigned; for that time it is the substitute's to do, and it comes back by itself. */

import { beforeAll, describe, expect, it } from 'vitest';
import { changePerson } from '../../../src/gateway/administration/change-person.ts';
import { listPeople } from '../../../src/gateway/administration/list-people.ts';
import { addSubstitute, endSubstitute } from '../../../src/gateway/administration/stand-in.ts';
import { assignDossier } from '../../../src/gateway/desk/assign-dossier.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import { listDeskPeople } from '../../../src/gateway/desk/desk-people.ts';
import { listQueue } from '../../../src/gateway/desk/list-queue.ts';
import { listToday } from '../../../src/gateway/desk/list-today.ts';
import { commune, neighbour } from '../../fixtures/desk-world.ts';
import { addAccepted, at, done, openDesk, read, refused, subjectOf, world } from './desk-hands.ts';

openDesk();

/** Monday to Wednesday; what is accepted then is promised for weeks later. */
const leave = { from: '2026-11-23', to: '2026-11-25' };
let lan: string;
let minh: string;
let spare: DeskCaller;
let spareId: string;
let dossierId: string;

const personOf = async ({ deviceId }: DeskCaller) => {
  const rows = world.context.db.selectFrom('devices').select('person_id').where('device_id', '=', deviceId);
  return (await rows.executeTakeFirstOrThrow()).person_id;
};
const assign = async (personId: string) => {
  const subject = await subjectOf(dossierId);
  return await at(world.minh, (context) => assignDossier(context, world.minh, subject, { personId }));
};
const substitute = async (personId: string, body: object, caller = world.lan) =>
  await at(caller, (context) => addSubstitute(context, { ...caller, role: 'official' }, personId, { ...body }));
const today = async (caller: DeskCaller) => await at(caller, (context) => listToday(context, caller));
const mineOf = async (caller: DeskCaller) =>
  (await today(caller)).groups.find(({ kind }) => kind === 'mine')?.rows.map((row) => row.dossierId) ?? [];
const queueOf = async (caller: DeskCaller) =>
  (await at(caller, (context) => listQueue(context, caller, { assigned: 'me' }))).rows.map((row) => row.dossierId);

beforeAll(async () => {
  spare = { deviceId: await world.addDevice('Phan Văn Ba Mẫu', 'official', commune.code), communeCode: commune.code };
  [lan, minh, spareId] = [await personOf(world.lan), await personOf(world.minh), await personOf(spare)];
  dossierId = await addAccepted();
  expect(await assign(lan)).toMatchObject(done);
  expect(await substitute(lan, { substituteId: minh, ...leave })).toMatchObject(done);
});

describe('while somebody is away', () => {
  it.each([
    // the moment, whose it is to do, and who finds it among the own in the queue
    ['2026-11-21T01:30:00Z', 'lan', ['lan']],
    ['2026-11-22T16:59:59Z', 'lan', ['lan']],
    ['2026-11-22T17:00:00Z', 'minh', ['lan', 'minh']],
    ['2026-11-25T16:59:59Z', 'minh', ['lan', 'minh']],
    ['2026-11-25T17:00:00Z', 'lan', ['lan']],
  ] as const)('at %s the work is to be done by %s', async (now, who, finders) => {
    world.setNow(now);
    expect(await mineOf(world.lan)).toEqual(who === 'lan' ? [dossierId] : []);
    expect(await mineOf(world.minh)).toEqual(who === 'minh' ? [dossierId] : []);
    expect(await queueOf(world.lan)).toEqual([dossierId]);
    expect(await queueOf(world.minh)).toEqual((finders as readonly string[]).includes('minh') ? [dossierId] : []);
  });

  it('both see it on their day, on the dossier and in the list of people', async () => {
    world.setNow('2026-11-24T02:00:00Z');
    const byMinh = { personId: minh, name: 'Lê Văn Minh Mẫu', until: leave.to };
    expect(await today(world.lan)).toMatchObject({ standIn: byMinh });
    expect(await today(world.minh)).toMatchObject({
      standingInFor: [{ personId: lan, name: 'Hồ Thị Lan Mẫu', until: leave.to }],
    });
    expect(await today(spare)).not.toHaveProperty('standIn');
    expect((await read(dossierId)).row.assignedTo).toEqual({ personId: lan, name: 'Hồ Thị Lan Mẫu', standIn: byMinh });
    const away = await at(world.minh, (context) =>
      listPeople(context, { ...world.minh, role: 'official' }, { standing: 'away' }),
    );
    expect(away).toMatchObject({
      value: { total: 1, rows: [{ personId: lan, standIn: byMinh }], counts: { away: 1 } },
    });
    const fromElsewhere = await at(world.stranger, (context) =>
      listPeople(context, { ...world.stranger, role: 'official' }, { standing: 'away' }),
    );
    expect(fromElsewhere).toMatchObject({ value: { total: 0 } });
  });

  it('what is newly given says in history and audit who does it', async () => {
    const people = await at(world.lan, ({ db, now }) => listDeskPeople(db, commune.code, now()));
    expect(people.find(({ personId }) => personId === lan)?.standIn?.personId).toBe(minh);
    expect(await assign(lan)).toMatchObject(done);
    const { history } = await read(dossierId);
    expect(history.at(-1)?.note).toBe('Hồ Thị Lan Mẫu (vắng, Lê Văn Minh Mẫu làm thay đến 25/11/2026)');
    const row = await world.context.db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'dossier-assign')
      .orderBy('audit_id', 'desc')
      .executeTakeFirstOrThrow();
    expect(row.details).toMatchObject({ personId: lan, substituteId: minh });
  });
});

describe('a stand-in', () => {
  it('is never of two steps: who stands in is there, who is away stands in for nobody', async () => {
    const refusal = refused('bad-request');
    expect(await substitute(minh, { substituteId: spareId, ...leave })).toMatchObject(refusal);
    expect(await substitute(spareId, { substituteId: lan, ...leave })).toMatchObject(refusal);
    expect(await substitute(spareId, { substituteId: minh, ...leave })).toMatchObject(done);
    expect((await today(world.minh)).standingInFor).toHaveLength(2);
    expect(await substitute(minh, { substituteId: lan, from: '2026-12-01', to: '2026-12-02' })).toMatchObject(done);
  });

  it('is set by an official of the commune and by no other one', async () => {
    const days = { from: '2026-12-10', to: '2026-12-11' };
    expect(await substitute(lan, { substituteId: minh, ...days }, world.stranger)).toMatchObject(refused('not-found'));
    const foreign = await personOf(world.stranger);
    expect(await substitute(lan, { substituteId: foreign, ...days })).toMatchObject(refused('not-found'));
  });

  it('takes no work along who is lent elsewhere or whose own time is over', async () => {
    const { db } = world.context;
    const lent = { person_id: minh, home_commune_code: commune.code, commune_code: neighbour.code };
    const span = { from_on: '2026-11-24', to_on: '2026-11-24', created_by: 'device-of-nobody' };
    await db
      .insertInto('guest_roles')
      .values({ guest_role_id: 'lent', ...lent, ...span, decision: 'QĐ 1', created_at: world.context.now() })
      .execute();
    expect(await mineOf(world.lan)).toEqual([dossierId]);
    await db.updateTable('guest_roles').set({ ended_at: world.context.now() }).execute();
    expect(await mineOf(world.lan)).toEqual([]);
    await at(world.lan, (context) =>
      changePerson(context, { ...world.lan, role: 'official' }, minh, { expiresOn: '2026-11-24' }),
    );
    world.setNow('2026-11-25T02:00:00Z');
    expect(await mineOf(world.lan)).toEqual([dossierId]);
    await db.updateTable('people').set({ expires_on: null }).where('person_id', '=', minh).execute();
  });

  it('gives the work back at once when it is ended', async () => {
    expect(await mineOf(world.minh)).toEqual([dossierId]);
    const { substitution_id: id } = await world.context.db
      .selectFrom('substitutions')
      .select('substitution_id')
      .where('person_id', '=', lan)
      .executeTakeFirstOrThrow();
    expect(
      await at(world.lan, (context) => endSubstitute(context, { ...world.lan, role: 'official' }, id)),
    ).toMatchObject(done);
    expect(await mineOf(world.minh)).toEqual([]);
    expect(await mineOf(world.lan)).toEqual([dossierId]);
  });
});
