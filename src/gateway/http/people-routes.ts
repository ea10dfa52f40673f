/** People, teams, stand-ins, guest roles and devices over HTTP (`core/reception/people.ts` has the shapes). */

import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Result } from '../../core/result.ts';
import { changePerson, handBackDevice, leavePerson, reassignDossiers } from '../administration/change-person.ts';
import { changeTeam, foundTeam, listTeams } from '../administration/change-team.ts';
import { finishLeaving, giveLeavingReason } from '../administration/finish-leaving.ts';
import { makeLeavingRecord } from '../administration/make-leaving-record.ts';
import { endGuestRole, lendPerson } from '../administration/guest-role.ts';
import { listPeople } from '../administration/list-people.ts';
import { readPerson } from '../administration/read-person.ts';
import { addSubstitute, endSubstitute } from '../administration/stand-in.ts';
import type { CallersContext } from '../context.ts';
import type { GatewayEnv } from './auth.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function peopleRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  /** Whatever was done to a person is answered with the person's page as it is then. */
  async function answerPage(c: Context<GatewayEnv>, personId: string): Promise<Response> {
    const page = await readPerson(context, c.get('caller'), personId);
    return page.ok ? c.json(page.value) : refuse(page);
  }

  routes.post('/admin/people', async (c) => {
    const body = await readJsonObject(c);
    const people = body.ok ? await listPeople(context, c.get('caller'), body.value) : body;
    return people.ok ? c.json(people.value) : refuse(people);
  });

  routes.get('/admin/people/:personId', async (c) => await answerPage(c, c.req.param('personId')));

  routes.get('/admin/people/:personId/leave/record', async (c) => {
    const page = await readPerson(context, c.get('caller'), c.req.param('personId'));
    const record = page.ok ? await makeLeavingRecord(context, c.get('caller'), page.value) : page;
    return record.ok ? pdfResponse(record.value, 'bien-ban-ban-giao.pdf') : refuse(record);
  });

  const acts: {
    readonly [path: string]: (c: Context<GatewayEnv>, personId: string, body: JsonObject) => Promise<Result<void>>;
  } = {
    '/admin/people/:personId': (c, id, body) => changePerson(context, c.get('caller'), id, body),
    '/admin/people/:personId/leave': (c, id, body) => leavePerson(context, c.get('caller'), id, body),
    '/admin/people/:personId/leave/reason': (c, id, body) => giveLeavingReason(context, c.get('caller'), id, body),
    '/admin/people/:personId/leave/finish': async (c, id) => {
      const page = await readPerson(context, c.get('caller'), id);
      return page.ok ? await finishLeaving(context, c.get('caller'), page.value) : page;
    },
    '/admin/people/:personId/reassign': (c, id, body) => reassignDossiers(context, c.get('caller'), id, body),
    '/admin/people/:personId/substitutes': (c, id, body) => addSubstitute(context, c.get('caller'), id, body),
    '/admin/people/:personId/guest-roles': (c, id, body) => lendPerson(context, c.get('caller'), id, body),
  };
  for (const [path, act] of Object.entries(acts)) {
    routes.post(path, async (c) => {
      const personId = c.req.param('personId') ?? '';
      const body = await readJsonObject(c);
      const done = body.ok ? await act(c, personId, body.value) : body;
      return done.ok ? await answerPage(c, personId) : refuse(done);
    });
  }

  const ends: { readonly [path: string]: (c: Context<GatewayEnv>, id: string) => Promise<Result<string>> } = {
    '/admin/substitutes/:id/end': (c, id) => endSubstitute(context, c.get('caller'), id),
    '/admin/guest-roles/:id/end': (c, id) => endGuestRole(context, c.get('caller'), id),
    '/admin/devices/:id/hand-back': (c, id) => handBackDevice(context, c.get('caller'), id),
  };
  for (const [path, end] of Object.entries(ends)) {
    routes.post(path, async (c) => {
      const ended = await end(c, c.req.param('id') ?? '');
      return ended.ok ? await answerPage(c, ended.value) : refuse(ended);
    });
  }

  routes.get('/admin/teams', async (c) => c.json(await listTeams(context, c.get('caller'), c.req.query('commune'))));

  routes.post('/admin/teams', async (c) => {
    const body = await readJsonObject(c);
    const founded = body.ok ? await foundTeam(context, c.get('caller'), body.value) : body;
    if (!founded.ok) return refuse(founded);
    const teams = await listTeams(context, c.get('caller'));
    return c.json(teams.find(({ teamId }) => teamId === founded.value) ?? null, 201);
  });

  routes.post('/admin/teams/:teamId', async (c) => {
    const body = await readJsonObject(c);
    const teamId = c.req.param('teamId');
    const done = body.ok ? await changeTeam(context, c.get('caller'), teamId, body.value) : body;
    if (!done.ok) return refuse(done);
    const teams = await listTeams(context, c.get('caller'));
    return c.json(teams.find((team) => team.teamId === teamId) ?? null);
  });

  return routes;
}
