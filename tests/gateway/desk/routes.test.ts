import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskDossier, DeskQueue } from '../../../src/core/reception/desk.ts';
import type { Caller, GatewayEnv } from '../../../src/gateway/http/auth.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { adminRoutes } from '../../../src/gateway/http/admin-routes.ts';
import { deskRoutes } from '../../../src/gateway/http/desk-routes.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);

afterAll(async () => {
  await world.close();
});

/** The routes as the gate leaves them: with a caller. */
function call(caller: Partial<Caller>, method: 'GET' | 'POST', path: string, body?: unknown, ifMatch?: string) {
  const app = new Hono<GatewayEnv>();
  app.use(async (c, next) => {
    const whole = { personId: 'p', personName: 'n', role: 'official', confirmed: true, ...caller } as Caller;
    c.set('caller', whole);
    const reach = whole.role === 'admin' ? 'province' : 'own-commune';
    await withinScope({ reach, communeCode: whole.communeCode, deviceId: whole.deviceId }, next);
  });
  const context = { ...world.context, db: world.context.callersDb };
  app.route('/', deskRoutes(context)).route('/', adminRoutes(context));
  const headers = { 'content-type': 'application/json', ...(ifMatch !== undefined && { 'if-match': ifMatch }) };
  return app.request(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

describe('the desk over HTTP', () => {
  it('answers a dossier with its revision as ETag and takes an action only with If-Match', async () => {
    const { dossierId } = await world.addDossier();
    const read = await call(world.lan, 'GET', `/desk/dossiers/${dossierId}`);
    expect(read.headers.get('etag')).toBe('"1"');
    const path = `/desk/dossiers/${dossierId}/accept`;
    const body = { officialNumber: 'H50.99-261121-0001' };
    expect((await call(world.lan, 'POST', path, body)).status).toBe(428);
    const accepted = await call(world.lan, 'POST', path, body, '"1"');
    expect(accepted.status).toBe(200);
    expect(accepted.headers.get('etag')).toBe('"2"');
    expect(((await accepted.json()) as DeskDossier).row.state).toBe('accepted');
  });

  it('tells the second official with 412 who changed it and when', async () => {
    const { dossierId } = await world.addDossier();
    await call(world.lan, 'POST', `/desk/dossiers/${dossierId}/refuse`, { reason: 'Trùng' }, '"1"');
    const late = await call(world.minh, 'POST', `/desk/dossiers/${dossierId}/refuse`, { reason: 'Trùng' }, '"1"');
    expect(late.status).toBe(412);
    expect(late.headers.get('content-type')).toContain('application/problem+json');
    expect(await late.json()).toMatchObject({
      code: 'changed-meanwhile',
      changedBy: 'Hồ Thị Lan Mẫu',
      changedAt: '2026-11-21T08:30:00+07:00',
      message: expect.stringContaining('Hồ Thị Lan Mẫu') as string,
    });
  });

  it('answers what it does not have with problem details', async () => {
    const { dossierId } = await world.addDossier();
    const answers: [Promise<Response> | Response, number, string][] = [
      [call(world.stranger, 'GET', `/desk/dossiers/${dossierId}`), 404, 'not-found'],
      [call(world.lan, 'POST', `/desk/dossiers/${dossierId}/dance`, {}, '"1"'), 404, 'not-found'],
      [call(world.lan, 'POST', `/desk/dossiers/${dossierId}/refuse`, [], '"1"'), 400, 'bad-request'],
      [call(world.lan, 'POST', `/desk/dossiers/${dossierId}/refuse`, {}, '"1"'), 422, 'reason-missing'],
      [
        call(world.lan, 'POST', `/desk/dossiers/${dossierId}/result`, { summary: 'x' }, '"1"'),
        409,
        'action-not-possible',
      ],
      [call(world.lan, 'GET', '/desk/papers/nothing'), 404, 'not-found'],
      [call(world.lan, 'GET', '/desk/appointment?procedure=0.000000'), 404, 'not-found'],
      [call({ ...world.lan, communeCode: null }, 'GET', '/desk/dossiers'), 403, 'forbidden'],
    ];
    for (const [pending, status, code] of answers) {
      const answer = await pending;
      expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status, body: { code } });
    }
  });

  it('filters the queue, proposes an appointment and prints a pad', async () => {
    await world.addDossier({ applicantName: 'Chỉ Một Người' });
    const queue = (await (
      await call(world.lan, 'POST', '/desk/dossiers', { text: 'chi mot', state: 'received' })
    ).json()) as DeskQueue;
    expect(queue.rows.map((row) => row.applicantName)).toEqual(['Chỉ Một Người']);
    // A name never stands in an address.
    expect((await call(world.lan, 'GET', '/desk/dossiers?text=chi%20mot')).status).toBe(400);
    const appointment = await call(world.lan, 'GET', '/desk/appointment?procedure=1.014027');
    expect(await appointment.json()).toEqual({ at: '2026-12-07T17:00:00+07:00', text: '17:00 ngày 07/12/2026' });
    const pad = await call(world.lan, 'POST', '/desk/pads', { count: 1, receptionPointId: commune.pointId });
    expect(pad.headers.get('content-type')).toBe('application/pdf');
    expect(pad.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the administration over HTTP', () => {
  it('invites, opens and lists', async () => {
    const admin = {
      deviceId: await world.addDevice('Quản trị', 'admin', null),
      role: 'admin',
      communeCode: null,
    } as const;
    const opened = await call(admin, 'POST', '/admin/communes/19564', { opened: true });
    expect(await opened.json()).toMatchObject({ code: '19564', opened: true });
    const body = { role: 'official', personName: 'Cán bộ Mẫu', communeCode: '19564', validMinutes: 60 };
    const invitation = await call(admin, 'POST', '/admin/invitations', body);
    expect(invitation.status).toBe(201);
    expect(await invitation.json()).toMatchObject({ link: expect.stringContaining('/moi#') as string });
    const refused = await call(world.lan, 'POST', '/admin/invitations', { ...body, role: 'admin' });
    expect(refused.status).toBe(403);
    expect((await call(admin, 'GET', '/admin/devices')).status).toBe(200);
    expect((await call(admin, 'POST', `/admin/devices/${world.volunteerId}/revoke`)).status).toBe(200);
  });
});
