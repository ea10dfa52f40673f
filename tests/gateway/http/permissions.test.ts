/**
 * Every row of the table of permissions × role × own and foreign commune × state of the device: real requests to a real
 * gateway with the data of two communes answer as the table declares; nothing of the foreign commune is ever in an answer.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../../src/gateway/http/permissions.ts';
import type { Permission } from '../../../src/gateway/http/permissions.ts';
import { examples } from './example-calls.ts';
import type { ExampleCall } from './example-call.ts';
import { planted, startTwoCommunes } from './two-communes.ts';
import type { Side, TestCaller, TwoCommunes } from './two-communes.ts';

let at: TwoCommunes;
beforeAll(async () => {
  at = await startTwoCommunes();
}, 120_000);
afterAll(async () => await at.world.close());

const nameOf = ({ method, path }: Permission) => `${method} ${path}`;

/** What the table says, written down once more by other means than the gate's. */
function expected({ callers, unconfirmed }: Permission, caller: TestCaller | undefined): string {
  if (callers === 'anybody') return 'allowed';
  if (!caller) return '401 sign-in-needed';
  const { role, standing } = caller;
  if (standing === 'revoked' || standing === 'locked' || standing === 'expired') return '403 device-revoked';
  if (!(role in callers)) return '403 forbidden';
  if (standing === 'unconfirmed') return unconfirmed === undefined ? '403 device-unconfirmed' : 'allowed';
  return 'allowed';
}

interface Answer {
  /** `allowed` for the example's own status; else the status with the problem's code. */
  readonly told: string;
  readonly text: string;
}

async function call(permission: Permission, made: ExampleCall, caller: TestCaller | undefined): Promise<Answer> {
  const { path = [], query, body, ifMatch, status = 200 } = made;
  let index = 0;
  const filled = permission.path.replaceAll(/:\w+/g, () => path[index++] ?? '');
  const response = await at.send(`/api/v1${filled}${query === undefined ? '' : `?${query}`}`, {
    method: permission.method,
    headers: {
      ...(caller && { authorization: caller.authorization }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    ...(permission.method === 'POST' && { body: body instanceof Uint8Array ? body : JSON.stringify(body ?? {}) }),
  } as RequestInit);
  const text = await response.text();
  expect(response.status, text).toBeLessThan(500);
  expect(response.headers.get('cache-control'), filled).toBe('no-store');
  if (response.status === status) return { told: 'allowed', text };
  expect(response.headers.get('content-type'), text).toContain('application/problem+json');
  return { told: `${response.status} ${(JSON.parse(text) as { code: string }).code}`, text };
}

/** Whose planted words may stand in an answer to this caller. */
function expectNothingForeign({ callers }: Permission, caller: TestCaller | undefined, text: string): void {
  const reach = caller && callers !== 'anybody' ? callers[caller.role] : undefined;
  expect(text).not.toContain(planted.foreign.dossier);
  if (reach !== 'province') expect(text).not.toContain(planted.foreign.place);
  // A resident's words are for the desk alone.
  if (reach !== 'own-commune') expect(text).not.toContain(planted.own.dossier);
}

describe('the table of permissions', () => {
  it.each(permissions.map((one) => [nameOf(one), one] as const))(
    'holds for every role, commune and state: %s',
    async (name, permission) => {
      const example = examples[name];
      if (!example) throw new Error('there is no example');
      // Who is refused changes nothing: one thing serves them all.
      const refused = {
        foreign: await example.make(at, 'foreign', undefined),
        own: await example.make(at, 'own', undefined),
      };
      for (const caller of [undefined, ...at.callers]) {
        const wanted = expected(permission, caller);
        const about = `${caller?.role ?? 'nobody'} ${caller?.standing ?? ''}`;
        const make = async (side: Side) =>
          wanted === 'allowed' ? await example.make(at, side, caller) : refused[side];
        const foreign = await call(permission, await make('foreign'), caller);
        const own = await call(permission, await make('own'), caller);
        expectNothingForeign(permission, caller, foreign.text + own.text);
        expect(own.told, `${about}, own`).toBe(wanted);
        const reach = permission.callers === 'anybody' || !caller ? undefined : permission.callers[caller.role];
        const mayReachForeign = example.list !== undefined || (reach === 'province' && example.onlyMine !== true);
        if (wanted !== 'allowed' || mayReachForeign) expect(foreign.told, `${about}, foreign`).toBe(wanted);
        else expect(foreign.told, `${about}, foreign`).toMatch(/^(404 not-found|403 forbidden)$/);
        if (wanted === 'allowed' && example.list === 'planted') expect(own.text).toContain(planted.own.place);
        if (wanted === 'allowed' && example.list === 'planted' && reach === 'province') {
          expect(own.text).toContain(planted.foreign.place);
        }
      }
    },
    60_000,
  );

  it('knows every route, has an example of each, and nothing else is there', async () => {
    const declared = permissions.map(nameOf);
    expect([...new Set(at.mounted)].toSorted()).toEqual(declared.toSorted());
    expect(Object.keys(examples).toSorted()).toEqual(declared.toSorted());
    const official = at.callers.find(({ role, standing }) => role === 'official' && standing === 'active');
    const headers = { authorization: official?.authorization ?? '' };
    for (const [method, path] of [
      ['GET', '/desk/everything'],
      ['GET', '/desk/dossiers/x/y/z'],
      ['POST', '/desk/custody'],
      ['DELETE', '/changes'],
      ['PUT', '/desk/dossiers'],
      ['PATCH', '/admin/devices'],
      ['OPTIONS', '/changes'],
      ['GET', '/DESK/dossiers'],
      ['GET', '/desk/dossiers/'],
      ['GET', ''],
    ] as const) {
      const response = await at.send(`/api/v1${path}`, { method, headers });
      expect([response.status, await response.json()], `${method} ${path}`).toEqual([
        404,
        expect.objectContaining({ code: 'not-found' }),
      ]);
    }
  });

  it('tells the phones of a commune of its own dossiers only', async () => {
    const own = await at.addDossier('own');
    const foreign = await at.addDossier('foreign');
    for (const role of ['official', 'volunteer'] as const) {
      const caller = at.callers.find((one) => one.role === role && one.standing === 'active');
      const headers = { authorization: caller?.authorization ?? '' };
      let text = '';
      for (let since = at.since, more = true; more;) {
        const page = await (await at.send(`/api/v1/changes?since=${since}`, { headers })).text();
        ({ cursor: since, more } = JSON.parse(page) as { cursor: string; more: boolean });
        text += page;
      }
      expect(text).toContain(own.dossierId);
      expect(text).not.toContain(foreign.dossierId);
      expect(text).not.toContain(foreign.localCode);
    }
  });
});
