/** `--demo` as a newcomer meets it, on a PostgreSQL that `DATABASE_URL` names: every role by its printed link, no admin's step. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { officeStates } from '../../../src/core/dossier/dossier-status.ts';
import type { Changes } from '../../../src/core/ports.ts';
import type { DeskDossier, DeskQueue } from '../../../src/core/reception/desk.ts';
import type { EnrolmentAnswer } from '../../../src/protocol/api.ts';
import { aSealedText, buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { authorize, makeKey, requestEnrolment } from '../../fixtures/enrol-device.ts';
import { proving } from '../../fixtures/prove-request.ts';
import { runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const dataDir = join(temporaryFolder(), 'data');
let store: TestDatabase;
let running: RunningGateway;
/** The running gateway as the fixtures speak to one: by address, with what an enrolment tells. */
let gateway: TestGateway;
const devices = new Map<string, TestDevice>();

beforeAll(async () => {
  store = await createTestDatabase();
  const env = { DATABASE_URL: store.url };
  running = await runGateway({ dataDir, port: 24_060, args: ['--demo'], env });
});
afterAll(async () => {
  await running.stop();
  await store.drop();
});

async function enrol(role: string, link: string): Promise<TestDevice> {
  const told = { config: { publicUrl: running.url }, now: () => new Date() };
  const request = proving(told, (path, init) => fetch(`${running.url}${path}`, init));
  const outside = { context: told, request } as unknown as TestGateway;
  const key = await makeKey();
  const response = await requestEnrolment(outside, link.split('#')[1] ?? '', key);
  const answer = (await response.json()) as EnrolmentAnswer;
  expect(answer).toMatchObject({ role, confirmed: true });
  gateway = { context: { ...told, keys: answer }, request } as unknown as TestGateway;
  return { ...key, deviceId: answer.deviceId, answer };
}

async function ask<T>(role: string, path: string, init: RequestInit = {}): Promise<T> {
  const device = devices.get(role);
  if (!device) throw new Error(`Nobody enrolled as ${role}`);
  const headers = { ...(await authorize(gateway, device)), ...init.headers };
  const response = await gateway.request(`/api/v1${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** As the volunteer's phone learns it, page by page. */
async function stateOnPhone(dossierId: string): Promise<string | undefined> {
  for (let since = '', state: string | undefined; ;) {
    const changes = await ask<Changes>('volunteer', `/changes?since=${since}`);
    state = changes.statuses.findLast((status) => status.dossierId === dossierId)?.state ?? state;
    since = changes.cursor;
    if (!changes.more) return state;
  }
}

describe('the demo', () => {
  it('prints a bare link for each role, and who opens it is trusted at once', async () => {
    const links = [...running.stdout().matchAll(/^demo (\w+): (\S+)$/gm)].map(([, role = '', link = '']) => ({
      role,
      link,
    }));
    expect(links.map(({ role }) => role)).toEqual(['admin', 'official', 'volunteer', 'volunteer']);
    expect(links[0]?.link).toBe(running.invitation);
    for (const { role, link } of links) devices.set(role, await enrol(role, link));
  });

  it('shows the desk a dossier in every state, all marked as sample', async () => {
    const { rows, counts } = await ask<DeskQueue>('official', '/desk/dossiers');
    expect(officeStates.filter((state) => (counts[state] ?? 0) === 0)).toEqual([]);
    expect(rows.filter((row) => !row.sample)).toEqual([]);
  });

  it('lets a newcomer walk from the phone to the number', async () => {
    const volunteer = devices.get('volunteer');
    if (!volunteer) throw new Error('no volunteer enrolled');
    const { commune, receptionPoints } = volunteer.answer;
    const text = aSealedText(volunteer, {
      place: { communeCode: commune?.code ?? '' },
      receptionPoint: receptionPoints?.[0]?.receptionPointId ?? '',
    });
    await sendFrames(gateway, framesOf(await buildPacket(gateway, volunteer, { text })));
    const path = `/desk/dossiers/${text.dossierId}`;
    let dossier: DeskDossier | undefined;
    await expect
      .poll(async () => (dossier = await ask<DeskDossier>('official', path).catch(() => undefined)), {
        timeout: 20_000,
      })
      .toBeDefined();
    expect(dossier?.row).toMatchObject({ applicantName: 'Hồ Thị Mẫu', sample: true });
    const body = JSON.stringify({ officialNumber: 'H50.99-261122-0099' });
    const accepted = await ask<DeskDossier>('official', `${path}/accept`, {
      method: 'POST',
      body,
      headers: { 'if-match': `"${dossier?.etag}"` },
    });
    expect(accepted.row).toMatchObject({ state: 'accepted', officialNumber: 'H50.99-261122-0099' });
    await expect.poll(async () => await stateOnPhone(text.dossierId), { timeout: 20_000 }).toBe('accepted');
  });
});

describe('DATABASE_URL', () => {
  it('is where everything is kept: no PostgreSQL is started in the data folder', async () => {
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const kept = await store.db.selectFrom('devices').select('device_id').execute();
    expect(kept.map((row) => row.device_id)).toEqual(
      expect.arrayContaining([...devices.values()].map(({ deviceId }) => deviceId)),
    );
    expect(running.stdout()).not.toContain(new URL(store.url).password);
  });
});
