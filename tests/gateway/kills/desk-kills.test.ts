/**
 * The gateway's process killed by SIGKILL at the steps of what an official does: afterwards it is wholly done or wholly
 * not, in the dossier, its history, the news for the phone and the audit alike; and who was told "done" finds it done.
 */

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { signAccessToken } from '../../../src/gateway/http/access-token.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { ownProofKey } from '../../fixtures/prove-request.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { isPart, remoteGateway, spread, startStruckGateway, sweepPart } from './struck-gateway.ts';
import type { StruckGateway } from './struck-gateway.ts';

const port = 8_811;
/** Of the first deed, and of each other: the way of all through the gateway is the same. */
const [killsOfFirst, killsOfOthers] = [propertyRuns(3, 50), propertyRuns(1, 50)];

let world: DeskWorld;
let running: StruckGateway | undefined;
let serial = 0;

beforeAll(async () => {
  world = await createDeskWorld();
});
afterAll(async () => {
  await running?.process.kill();
  await world.close();
});

interface Deed {
  readonly action: 'accept' | 'supplement' | 'result' | 'route' | 'extend' | 'stop' | 'hand-over';
  /** The state after it. */
  readonly state: string;
  readonly body: () => object;
  /** What was done with the dossier before. */
  readonly after?: readonly ('accept' | 'result')[];
  /** The resident hears nothing of it. */
  readonly isSilent?: true;
}

const deeds: readonly Deed[] = [
  { action: 'accept', state: 'accepted', body: () => ({ officialNumber: newNumber() }) },
  {
    action: 'supplement',
    state: 'supplement',
    body: () => ({ items: [{ kind: 'paper', id: 'to-khai', why: 'Ảnh bị mờ' }] }),
  },
  { action: 'result', state: 'done', body: () => ({ summary: 'Quyết định hưởng trợ cấp' }), after: ['accept'] },
  {
    action: 'route',
    state: 'accepted',
    body: () => ({ to: 'section', name: 'Phòng Văn hóa', note: 'Xin ý kiến' }),
    after: ['accept'],
    isSilent: true,
  },
  {
    action: 'extend',
    state: 'accepted',
    body: () => ({ appointmentAt: '2027-03-01T15:00:00+07:00', reason: 'Chờ xác minh' }),
    after: ['accept'],
  },
  { action: 'stop', state: 'stopped', body: () => ({ reason: 'Đã hưởng ở nơi khác' }), after: ['accept'] },
  {
    action: 'hand-over',
    state: 'handed-over',
    body: () => ({ way: 'counter', to: 'Hồ Thị Mẫu' }),
    after: ['accept', 'result'],
  },
];

const struck = deeds.map((deed, index) => ({ deed, kills: index === 0 ? killsOfFirst : killsOfOthers }));
const allKills = struck.reduce((sum, { kills }) => sum + kills, 0);
vi.setConfig({ testTimeout: 60_000 + allKills * 30_000, hookTimeout: 60_000 });

function newNumber(): string {
  return `H50.99-261121-${String((serial += 1)).padStart(4, '0')}`;
}

async function start(): Promise<void> {
  const { dataDir, databaseUrl = '' } = world.context.config;
  running = await startStruckGateway({ dataDir, port, env: { DATABASE_URL: databaseUrl } });
}

/** A dossier on which the deed is possible, and the call that does it: the status that was heard, or nothing. */
async function prepare({ action, body, after = [] }: Deed) {
  const { dossierId } = await world.addDossier({ papers: [{ paperId: 'to-khai', custody: 'photo' }] });
  const earlier = {
    accept: () => ({ officialNumber: newNumber(), appointmentAt: '2027-02-01T15:00:00+07:00' }),
    result: () => ({ summary: 'Quyết định hưởng trợ cấp' }),
  };
  for (const [index, before] of after.entries()) {
    const subject = { dossierId, etag: String(index + 1), action: before };
    const done = await actOnDossier(world.context, world.lan, subject, earlier[before]());
    expect(done.ok).toBe(true);
  }
  const etag = String(after.length + 1);
  const words = JSON.stringify(body());
  return {
    dossierId,
    revisionBefore: Number(etag),
    act: async (): Promise<number | undefined> => {
      const gateway = remoteGateway(running?.process.url ?? '', { ...world.context, now: () => new Date() });
      const { deviceId } = world.lan;
      const { jkt } = await ownProofKey();
      const subject = { deviceId, role: 'official', communeCode: commune.code, jkt };
      const authorization = `DPoP ${await signAccessToken(gateway.context, subject)}`;
      const headers = { authorization, 'if-match': `"${etag}"`, 'content-type': 'application/json' };
      const path = `/api/v1/desk/dossiers/${dossierId}/${action}`;
      const response = await gateway.request(path, { method: 'POST', headers, body: words }).catch(() => undefined);
      return response?.status;
    },
  };
}

/** Dossier, history, way, news and audit agree; answers whether the deed was done. */
async function isDone({ action, state, isSilent }: Deed, dossierId: string, revisionBefore: number): Promise<boolean> {
  const { db } = world.context;
  const dossier = await db
    .selectFrom('dossiers')
    .select(['revision', 'state', 'official_number', 'holder_kind', 'extensions'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  const events = await db.selectFrom('dossier_events').select('action').where('dossier_id', '=', dossierId).execute();
  const steps = await db.selectFrom('dossier_route_steps').select('at').where('dossier_id', '=', dossierId).execute();
  const news = await db.selectFrom('changes').select('kind').where('subject', '=', dossierId).execute();
  const audit = await db.selectFrom('audit').select(['action', 'details']).where('subject', '=', dossierId).execute();
  const fact = await db
    .selectFrom('dossier_facts')
    .select('state')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  const done = dossier.revision === revisionBefore + 1;
  expect(dossier.revision - revisionBefore).toBe(done ? 1 : 0);
  if (action !== 'route' && action !== 'extend') expect(dossier.state === state).toBe(done);
  expect(fact.state).toBe(dossier.state);
  expect(events.filter((event) => event.action === action)).toHaveLength(done ? 1 : 0);
  expect(news).toHaveLength(dossier.revision - 1 - (done && isSilent ? 1 : 0));
  expect(audit.filter((row) => row.action === `dossier-${action}`)).toHaveLength(done ? 1 : 0);
  if (done) expect(audit.at(-1)?.details).toMatchObject({ revision: dossier.revision, to: state });
  if (action === 'accept') expect(dossier.official_number !== null).toBe(done);
  if (action === 'extend') expect(dossier.extensions).toBe(done ? 1 : 0);
  if (action === 'route') {
    expect(dossier.holder_kind === 'section').toBe(done);
    expect(steps).toHaveLength(done ? 1 : 0);
  }
  expect((await verifyAudit(db)).brokenAt).toBeUndefined();
  return done;
}

it(`leaves an action wholly done or wholly not after each of ${allKills} kills`, async () => {
  await start();
  const outcomes = { done: 0, undone: 0 };
  for (const [index, { deed, kills }] of struck.entries()) {
    await running?.arm(0);
    expect(await (await prepare(deed)).act()).toBe(200);
    const steps = (await running?.steps()) ?? [];
    expect(steps.length).toBeGreaterThan(20);
    for (const at of sweepPart(spread(steps.length, kills, index))) {
      const subject = await prepare(deed);
      await running?.arm(at);
      const heard = await subject.act();
      await running?.struck();
      try {
        const done = await isDone(deed, subject.dossierId, subject.revisionBefore);
        if (heard !== undefined) expect({ heard, done }).toEqual({ heard: 200, done: true });
        outcomes[done ? 'done' : 'undone'] += 1;
        await start();
        // The official presses the button again: it is done now, or he is told that it was.
        expect(await subject.act()).toBe(done ? 412 : 200);
        expect(await isDone(deed, subject.dossierId, subject.revisionBefore)).toBe(true);
      } catch (error) {
        throw new Error(`${deed.action}, killed at step ${at}, ${steps[at - 1]}`, { cause: error });
      }
    }
  }
  expect(outcomes.done + outcomes.undone).toBeGreaterThan(0);
  if (!isPart) expect(Math.min(outcomes.done, outcomes.undone)).toBeGreaterThan(0);
});
