/** What a locked or revoked device is told, and that nobody else can make the gateway tell it anything. */

import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeDevice } from '../../../src/gateway/administration/change-device.ts';
import type { DeviceChange } from '../../../src/gateway/administration/change-device.ts';
import type { DeviceCommand } from '../../../src/protocol/device-command.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { enrolTestDevice, makeAssertion, requestToken } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let province: TestDevice;
beforeAll(async () => {
  gateway = await startTestGateway();
  province = await enrolTestDevice(gateway, { role: 'admin', communeCode: null });
});
afterAll(async () => await gateway.stop());

async function change(device: TestDevice, how: DeviceChange): Promise<void> {
  const caller = { deviceId: province.deviceId, role: 'admin', communeCode: null } as const;
  const done = await changeDevice(gateway.context, caller, device.deviceId, how);
  if (!done.ok) throw new Error(done.problem.code);
}

async function askHave(headers: Record<string, string>): Promise<{ readonly command?: string }> {
  const body = JSON.stringify({ pids: [], parts: [] });
  return (await (await gateway.request('/api/v1/have', { method: 'POST', headers, body })).json()) as object;
}

const commandFor = async ({ deviceId }: TestDevice) => (await askHave({ 'gocua-device': deviceId })).command;

async function read(jws: string | undefined): Promise<DeviceCommand> {
  const key = await importJWK(gateway.context.keys.publicJwk, 'ES256');
  const { payload, protectedHeader } = await compactVerify(jws ?? '', key, { algorithms: ['ES256'] });
  expect(protectedHeader.typ).toBe('gocua-command+jws');
  return JSON.parse(new TextDecoder().decode(payload)) as DeviceCommand;
}

describe('the command for a device', () => {
  it('comes with the refusal of its token, signed for it alone, the same one every time', async () => {
    const device = await enrolTestDevice(gateway);
    await change(device, 'revoke');
    const response = await requestToken(gateway, await makeAssertion(gateway, device));
    const { code, command } = (await response.json()) as { code: string; command: string };
    expect([response.status, code]).toEqual([403, 'device-revoked']);
    expect(await read(command)).toMatchObject({ v: 1, dev: device.deviceId, command: 'erase' });
    expect(await commandFor(device)).toBe(command);
  });

  it('follows what the administration decides, and every later one counts more than those before', async () => {
    const device = await enrolTestDevice(gateway);
    expect(await commandFor(device)).toBeUndefined();
    const told: DeviceCommand[] = [];
    for (const how of ['lock', 'lift', 'lock', 'revoke'] as const) {
      await change(device, how);
      told.push(await read(await commandFor(device)));
    }
    expect(told.map(({ command }) => command)).toEqual(['lock', 'lift', 'lock', 'erase']);
    expect(told.map(({ iat }) => iat)).toEqual([...new Set(told.map(({ iat }) => iat))].toSorted((a, b) => a - b));
  });

  it('locks a device whose person’s time is over, and lifts it when there is more time', async () => {
    const device = await enrolTestDevice(gateway);
    const until = async (day: string) => {
      const { db } = gateway.context;
      const owner = db.selectFrom('devices').select('person_id').where('device_id', '=', device.deviceId);
      await db.updateTable('people').set({ expires_on: day }).where('person_id', '=', owner).execute();
    };
    await until('2020-01-01');
    const response = await requestToken(gateway, await makeAssertion(gateway, device));
    const { command } = (await response.json()) as { command: string };
    expect(await read(command)).toMatchObject({ dev: device.deviceId, command: 'lock' });
    await until('2999-01-01');
    expect((await requestToken(gateway, await makeAssertion(gateway, device))).status).toBe(200);
    expect(await read(await commandFor(device))).toMatchObject({ command: 'lift' });
  });

  it('is signed once, however many ask at the same moment', async () => {
    const device = await enrolTestDevice(gateway);
    await change(device, 'lock');
    const told = await Promise.all(Array.from({ length: 8 }, async () => await commandFor(device)));
    expect(new Set(told).size).toBe(1);
  });

  it('is told of no other device, and of none that nobody knows', async () => {
    for (const headers of [{}, { 'gocua-device': 'nobody' }, { 'gocua-device': "x' or 'x'='x" }]) {
      expect(await askHave(headers)).toEqual({ packets: {}, parts: {} });
    }
  });
});

describe('POST /wipe', () => {
  const ask = async (command: unknown, headers: Record<string, string>) =>
    await gateway.request('/api/v1/wipe', { method: 'POST', headers, body: JSON.stringify({ command }) });

  it('lets the browser remove everything of this origin, for a command to erase of ours', async () => {
    const device = await enrolTestDevice(gateway);
    await change(device, 'revoke');
    const answer = await ask(await commandFor(device), { 'gocua-wipe': 'yes', 'sec-fetch-site': 'same-origin' });
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([204, '"storage"']);
  });

  it('does nothing for another site, without our header, or without such a command', async () => {
    const device = await enrolTestDevice(gateway);
    await change(device, 'lock');
    const lock = await commandFor(device);
    await change(device, 'revoke');
    const erase = await commandFor(device);
    const ours = { 'gocua-wipe': 'yes' };
    for (const [command, headers] of [
      [erase, {}],
      [erase, { ...ours, 'sec-fetch-site': 'cross-site' }],
      [erase, { ...ours, 'sec-fetch-site': 'same-site' }],
      [lock, ours],
      [`${erase?.slice(0, -8)}AAAAAAAA`, ours],
      [undefined, ours],
    ] as const) {
      const answer = await ask(command, headers);
      expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([403, null]);
    }
    // A page of another site must ask first whether it may send our header, and is never told yes.
    const preflight = await gateway.request('/api/v1/wipe', {
      method: 'OPTIONS',
      headers: { origin: 'https://x.example' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toBeNull();
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});
