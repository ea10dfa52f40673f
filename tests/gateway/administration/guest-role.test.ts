/** Who is lent to another commune works there and nowhere else, from the first day to the last, and then at home again. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminCaller } from '../../../src/gateway/administration/admin-caller.ts';
import { endGuestRole, lendPerson } from '../../../src/gateway/administration/guest-role.ts';
import { readPerson } from '../../../src/gateway/administration/read-person.ts';
import { signAccessToken } from '../../../src/gateway/http/access-token.ts';
import { ownProofKey } from '../../fixtures/prove-request.ts';
import { planted, startTwoCommunes } from '../http/two-communes.ts';
import type { TestCaller, TwoCommunes } from '../http/two-communes.ts';

let at: TwoCommunes;
let admin: AdminCaller;
let official: TestCaller;
let personId: string;

beforeAll(async () => {
  at = await startTwoCommunes();
  const found = (role: string) => at.callers.find((one) => one.role === role && one.standing === 'active');
  admin = { deviceId: found('admin')?.deviceId ?? '', role: 'admin', communeCode: null };
  official = found('official') as TestCaller;
  const { db } = at.world.context;
  const device = db.selectFrom('devices').select('person_id').where('device_id', '=', official.deviceId);
  personId = (await device.executeTakeFirstOrThrow()).person_id;
}, 120_000);
afterAll(async () => await at.world.close());

/** A token as it is signed now: the clock of these tests is moved by days. */
async function call(path: string, init: RequestInit = {}, deviceId = official.deviceId): Promise<Response> {
  const { jkt } = await ownProofKey();
  const token = await signAccessToken(at.world.context, { deviceId, role: 'official', communeCode: null, jkt });
  return await at.send(`/api/v1${path}`, { ...init, headers: { ...init.headers, authorization: `DPoP ${token}` } });
}
const get = async (path: string) => await (await call(path)).text();
const days = { from: '2026-11-23', to: '2026-11-25' };
const lend = async (body: object, who = personId) => {
  const done = await lendPerson(at.world.context, admin, who, { decision: 'QĐ 7', ...body });
  return done.ok ? undefined : done.problem.code;
};

/** Whose dossiers the official's desk shows: the answer, and one dossier of each side opened. */
async function reach(): Promise<{ own: boolean; foreign: boolean; opens: readonly number[] }> {
  const queue = await get('/desk/dossiers');
  const opens = [];
  for (const side of ['own', 'foreign'] as const) {
    const { dossierId } = await at.addDossier(side);
    opens.push((await call(`/desk/dossiers/${dossierId}`)).status);
  }
  return { own: queue.includes(planted.own.dossier), foreign: queue.includes(planted.foreign.dossier), opens };
}

const home = { own: true, foreign: false, opens: [200, 404] };
const abroad = { own: false, foreign: true, opens: [404, 200] };

describe('a guest role', () => {
  it('is given by a decision, to an official or the province, for another open commune, once at a time', async () => {
    const communeCode = at.codeOf('foreign');
    expect(await lend({ communeCode, ...days, decision: ' ' })).toBe('reason-missing');
    expect(await lend({ communeCode: at.codeOf('own'), ...days })).toBe('bad-request');
    expect(await lend({ communeCode, from: '2026-11-25', to: '2026-11-23' })).toBe('bad-request');
    expect(await lend({ communeCode, from: '2026-11-01', to: '2028-11-23' })).toBe('bad-request');
    expect(await lend({ communeCode, ...days }, await at.addPerson('own', 'volunteer'))).toBe('bad-request');
    expect(await lend({ communeCode, ...days }, 'nobody')).toBe('not-found');
    expect(await lend({ communeCode, ...days })).toBeUndefined();
    expect(await lend({ communeCode, from: '2026-11-25', to: '2026-12-25' })).toBe('bad-request');
  });

  it('moves the reach on its first day and back after its last, to the minute in Vietnam', async () => {
    at.world.setNow('2026-11-22T16:59:00Z');
    expect(await reach()).toEqual(home);
    at.world.setNow('2026-11-22T17:00:00Z');
    expect(await reach()).toEqual(abroad);
    at.world.setNow('2026-11-25T16:59:00Z');
    expect(await reach()).toEqual(abroad);
    at.world.setNow('2026-11-25T17:00:00Z');
    expect(await reach()).toEqual(home);
  });

  it('tells the device where the work is now, there and home again, and nobody who was never lent', async () => {
    const workplace = async () => {
      const changes = JSON.parse(await get(`/changes?since=${at.since}`)) as {
        settings: {
          device: { workplace?: { commune?: { code: string }; role: string; receptionPoints: readonly object[] } };
        };
      };
      return changes.settings.device.workplace;
    };
    at.world.setNow('2026-11-24T01:00:00Z');
    expect(await workplace()).toMatchObject({ role: 'official', commune: { code: at.codeOf('foreign') } });
    expect((await workplace())?.receptionPoints).toHaveLength(1);
    at.world.setNow('2026-11-26T01:00:00Z');
    expect(await workplace()).toMatchObject({ commune: { code: at.codeOf('own') } });
    const volunteer = at.callers.find((one) => one.role === 'volunteer' && one.standing === 'active');
    const answer = await call(`/changes?since=${at.since}`, {}, volunteer?.deviceId);
    expect(await answer.text()).not.toContain('workplace');
  });

  it('keeps the name in the histories there after it ended, and the device known as in use', async () => {
    at.world.setNow('2026-11-24T01:00:00Z');
    const { dossierId } = await at.addDossier('foreign');
    const body = JSON.stringify({ reason: 'Trùng' });
    const init = { method: 'POST', headers: { 'if-match': '"1"' }, body };
    expect((await call(`/desk/dossiers/${dossierId}/refuse`, init)).status).toBe(200);
    const { db } = at.world.context;
    const contact = db.selectFrom('devices').select('last_contact_at').where('device_id', '=', official.deviceId);
    expect((await contact.executeTakeFirst())?.last_contact_at).toEqual(new Date('2026-11-26T01:00:00Z'));
    await get(`/changes?since=${at.since}`);
    expect((await contact.executeTakeFirst())?.last_contact_at).toEqual(new Date('2026-11-24T01:00:00Z'));
    const events = await db.selectFrom('dossier_events').select('actor').where('dossier_id', '=', dossierId).execute();
    expect(events.map(({ actor }) => actor)).toContain(official.deviceId);
  });

  it('ended early, ends with the next request', async () => {
    at.world.setNow('2026-11-24T01:00:00Z');
    const page = await readPerson(at.world.context, admin, personId);
    const [role] = page.ok ? page.value.guestRoles : [];
    expect(await reach()).toEqual(abroad);
    expect(await endGuestRole(at.world.context, admin, role?.guestRoleId ?? '')).toMatchObject({ value: personId });
    expect(await reach()).toEqual(home);
    expect((await endGuestRole(at.world.context, admin, 'unheard-of')).ok).toBe(false);
  });

  it('makes an official of somebody of the province, with the dossiers of that commune alone', async () => {
    const deviceId = await at.world.addDevice('Chuyên gia Mẫu', 'admin', null);
    const statusOf = async (path: string) => (await call(path, {}, deviceId)).status;
    const device = at.world.context.db.selectFrom('devices').select('person_id').where('device_id', '=', deviceId);
    const { person_id: expert } = await device.executeTakeFirstOrThrow();
    expect([await statusOf('/desk/dossiers'), await statusOf('/admin/settings')]).toEqual([403, 200]);
    expect(await lend({ communeCode: at.codeOf('own'), ...days }, expert)).toBeUndefined();
    expect([await statusOf('/desk/dossiers'), await statusOf('/admin/settings')]).toEqual([200, 403]);
    at.world.setNow('2026-11-26T01:00:00Z');
    expect([await statusOf('/desk/dossiers'), await statusOf('/admin/settings')]).toEqual([403, 200]);
  });
});
