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
const killsEach = propertyRuns(3, 50);
vi.setConfig({ testTimeout: 60_000 + killsEach * 3 * 30_000, hookTimeout: 60_000 });

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
  readonly action: 'accept' | 'supplement' | 'result';
  readonly state: string;
  readonly body: () => object;
}

const deeds: readonly Deed[] = [
  { action: 'accept', state: 'accepted', body: () => ({ officialNumber: newNumber() }) },
  {
    action: 'supplement',
    state: 'supplement',
    body: () => ({ items: [{ kind: 'paper', id: 'to-khai', why: 'Ảnh bị mờ' }] }),
  },
  { action: 'result', state: 'done', body: () => ({ summary: 'Quyết định hưởng trợ cấp' }) },
];

function newNumber(): string {
  return `H50.99-261121-${String((serial += 1)).padStart(4, '0')}`;
}

async function start(): Promise<void> {
  const { dataDir, databaseUrl = '' } = world.context.config;
  running = await startStruckGateway({ dataDir, port, env: { DATABASE_URL: databaseUrl } });
}

/** A dossier on which the deed is possible, and the call that does it: the status that was heard, or nothing. */
async function prepare({ action, body }: Deed) {
  const { dossierId } = await world.addDossier({ papers: [{ paperId: 'to-khai', custody: 'photo' }] });
  if (action === 'result') {
    const subject = { dossierId, etag: '1', action: 'accept' } as const;
    const accepted = await actOnDossier(world.context, world.lan, subject, { officialNumber: newNumber() });
    expect(accepted.ok).toBe(true);
  }
  const etag = action === 'result' ? '2' : '1';
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

/** Dossier, history, news and audit agree; answers whether the deed was done. */
async function isDone({ action, state }: Deed, dossierId: string, revisionBefore: number): Promise<boolean> {
  const { db } = world.context;
  const dossier = await db
    .selectFrom('dossiers')
    .select(['revision', 'state', 'official_number'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  const events = await db.selectFrom('dossier_events').select('action').where('dossier_id', '=', dossierId).execute();
  const news = await db.selectFrom('changes').select('kind').where('subject', '=', dossierId).execute();
  const audit = await db.selectFrom('audit').select(['action', 'details']).where('subject', '=', dossierId).execute();
  const done = dossier.revision === revisionBefore + 1;
  expect(dossier.revision - revisionBefore).toBe(done ? 1 : 0);
  expect(dossier.state === state).toBe(done);
  expect(events.filter((event) => event.action === action)).toHaveLength(done ? 1 : 0);
  expect(news).toHaveLength(dossier.revision - 1);
  expect(audit.filter((row) => row.action === `dossier-${action}`)).toHaveLength(done ? 1 : 0);
  if (done) expect(audit.at(-1)?.details).toMatchObject({ revision: dossier.revision, to: state });
  if (action === 'accept') expect(dossier.official_number !== null).toBe(done);
  expect((await verifyAudit(db)).brokenAt).toBeUndefined();
  return done;
}

it(`leaves an action wholly done or wholly not after each of ${killsEach * deeds.length} kills`, async () => {
  await start();
  const outcomes = { done: 0, undone: 0 };
  for (const [index, deed] of deeds.entries()) {
    await running?.arm(0);
    expect(await (await prepare(deed)).act()).toBe(200);
    const steps = (await running?.steps()) ?? [];
    expect(steps.length).toBeGreaterThan(20);
    for (const at of sweepPart(spread(steps.length, killsEach, index))) {
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
