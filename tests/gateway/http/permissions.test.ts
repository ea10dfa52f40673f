import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../../src/gateway/http/permissions.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

const roles = ['admin', 'official', 'volunteer'] as const;
const states = ['active', 'unconfirmed', 'revoked'] as const;

let gateway: TestGateway;
const headers = new Map<string, { authorization: string }>();

beforeAll(async () => {
  gateway = await startTestGateway();
  for (const role of roles) {
    for (const state of states) {
      const device = await enrolTestDevice(gateway, { role, ...(role === 'admin' && { communeCode: null }) });
      headers.set(`${role} ${state}`, await authorize(gateway, device));
      const { db } = gateway.context;
      await db.updateTable('devices').set({ state }).where('device_id', '=', device.deviceId).execute();
    }
  }
}, 60_000);
afterAll(async () => await gateway.stop());

async function call(method: string, path: string, who?: string): Promise<string> {
  const init = { method, headers: who ? (headers.get(who) ?? {}) : {}, ...(method === 'POST' && { body: '{}' }) };
  const response = await gateway.request(`/api/v1${path.replaceAll(/:\w+/g, 'x')}`, init);
  const body: unknown = response.status < 400 ? {} : await response.json();
  return (body as { code?: string }).code ?? 'allowed';
}

describe('the table of permissions', () => {
  it.each(
    permissions.filter((one) => one.roles !== 'anybody').map((one) => [`${one.method} ${one.path}`, one] as const),
  )('holds for every role and state: %s', async (_, { method, path, roles: allowed, unconfirmed }) => {
    expect(await call(method, path)).toBe('sign-in-needed');
    for (const role of roles) {
      const mayCall = allowed.includes(role);
      expect(await call(method, path, `${role} revoked`)).toBe('device-revoked');
      const whenUnconfirmed = await call(method, path, `${role} unconfirmed`);
      const whenActive = await call(method, path, `${role} active`);
      if (!mayCall) expect([whenUnconfirmed, whenActive]).toEqual(['forbidden', 'forbidden']);
      else if (unconfirmed !== true) expect(whenUnconfirmed).toBe('device-unconfirmed');
      if (mayCall) expect(['sign-in-needed', 'device-unconfirmed', 'device-revoked']).not.toContain(whenActive);
    }
  });

  it('knows every route, and nothing else is there', async () => {
    const mounted = gateway.app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`);
    const declared = permissions.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(mounted)].toSorted()).toEqual(declared.toSorted());
    expect(await call('GET', '/desk/everything', 'official active')).toBe('not-found');
    expect(await call('DELETE', '/changes', 'volunteer active')).toBe('not-found');
  });
});
