/**
 * The opener's process killed by SIGKILL at its own steps: every file it writes, every question to the database, every
 * word with the process that decodes pictures. Right after a kill nothing is half opened; whoever opens next opens all.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isOpen } from '../../../src/gateway/verify/finding.ts';
import { openPicture } from '../../../src/gateway/store/dossier-content.ts';
import { openWaiting } from '../../../src/gateway/opener/open-waiting.ts';
import { buildPacket, framesOf, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { builtProgram, projectDir } from '../../fixtures/run-gateway.ts';
import { isSlow } from '../../fixtures/runs.ts';
import { isPart, spread, sweepPart } from './struck-gateway.ts';

const usualKills = 4;
const patienceMs = 60_000;
vi.setConfig({ testTimeout: isSlow ? 3 * 3_600_000 : 300_000, hookTimeout: 60_000 });

let world: OpenerWorld;
let second: Buffer;
beforeAll(async () => {
  world = await OpenerWorld.start();
  second = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a97' } })
    .png()
    .toBuffer();
});
afterAll(async () => await world.stop());

/** A dossier with two pages; one with a page whose correction came before anybody looked; and a text that is none. */
interface Waiting {
  readonly plain: string;
  readonly corrected: string;
  /** By what becomes of it; the dossier that it belongs to beside it. */
  readonly packets: readonly { readonly pid: string; readonly becomes: string; readonly dossierId?: string }[];
}

async function deliver(): Promise<Waiting> {
  const page = { paperId: 'birth-paper', custody: 'photo', mediaType: 'image/jpeg' } as const;
  const plain = world.aWholeText({
    papers: [
      { ...page, page: 1, part: 1, sha256: sha256Of(world.photo) },
      { ...page, page: 2, part: 2, sha256: sha256Of(second) },
    ],
  });
  const corrected = world.aWholeText();
  const { gateway, device } = world;
  const sent: TestPacket[] = [];
  const send = async (options: Parameters<typeof buildPacket>[2]) => {
    const packet = await buildPacket(gateway, device, options);
    const { acknowledgements } = await sendFrames(gateway, framesOf(packet));
    expect(acknowledgements[packet.pid]).toBeTruthy();
    sent.push(packet);
    return packet.pid;
  };
  const dossier = await send({ text: plain, papers: [world.photo, second] });
  const earlier = await send({ text: corrected, papers: [world.photo] });
  const later = await send({ text: { ...corrected, revision: 2 }, papers: [world.photo], supersedes: earlier });
  const broken = await send({ text: 'not a text' });
  return {
    plain: plain.dossierId,
    corrected: corrected.dossierId,
    packets: [
      { pid: dossier, becomes: 'packet-received', dossierId: plain.dossierId },
      { pid: earlier, becomes: 'packet-superseded', dossierId: corrected.dossierId },
      { pid: later, becomes: 'packet-received', dossierId: corrected.dossierId },
      { pid: broken, becomes: 'packet-failed' },
    ],
  };
}

function startOpener(at: number) {
  const child = fork(join(projectDir, builtProgram('opener')), {
    execArgv: [],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${pathToFileURL(join(projectDir, 'tests/gateway/kills/strike.mjs')).href}`,
      STRIKE_AT: String(at),
      DATA_DIR: world.gateway.context.config.dataDir,
      DATABASE_URL: world.gateway.databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    /** At which step it was killed; rejects when it lives on. */
    struck: async () => {
      const outcome = await Promise.race([ended, sleep(patienceMs, 'lives on' as const)]);
      if (outcome === 'lives on') child.kill('SIGKILL');
      expect(outcome).toEqual([null, 'SIGKILL']);
      return said;
    },
    steps: async () => {
      const answer = once(child, 'message');
      child.send('steps');
      return (await answer)[0] as readonly string[];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** At one moment: each packet is wholly dealt with, once, or not at all. Answers whether everything is. */
async function isAllOpened({ packets }: Waiting): Promise<boolean> {
  const snapshot = world.opener.db.transaction().setIsolationLevel('repeatable read');
  return await snapshot.execute(async (trx) => {
    let isDone = true;
    const opened = new Map<string, number>();
    for (const { pid, becomes, dossierId } of packets) {
      const packet = await trx.selectFrom('packets').selectAll().where('pid', '=', pid).executeTakeFirstOrThrow();
      const isDealt = packet.opening === 'opened' || packet.opening === 'failed' || packet.dossier_id !== null;
      const audit = await trx
        .selectFrom('audit')
        .select('action')
        .where('subject', '=', pid)
        .where('actor', '=', 'opener')
        .execute();
      expect(audit).toEqual(isDealt ? [{ action: becomes }] : []);
      const links = await trx.selectFrom('dossier_packets').select('dossier_id').where('pid', '=', pid).execute();
      expect(links).toEqual(isDealt && dossierId !== undefined ? [{ dossier_id: dossierId }] : []);
      expect(packet.review).toBe(isDealt && dossierId === undefined ? 'packet-malformed' : null);
      if (dossierId !== undefined && becomes === 'packet-received') opened.set(dossierId, isDealt ? 1 : 0);
      isDone &&= isDealt;
    }
    for (const [dossierId, count] of opened) {
      const dossiers = await trx.selectFrom('dossiers').select('pid').where('dossier_id', '=', dossierId).execute();
      const events = await trx
        .selectFrom('dossier_events')
        .select('action')
        .where('dossier_id', '=', dossierId)
        .execute();
      expect([dossiers.length, events]).toEqual([count, count === 1 ? [{ action: 'received' }] : []]);
      const papers = await trx
        .selectFrom('dossier_papers')
        .select(['blob_id', 'rejected'])
        .where('dossier_id', '=', dossierId)
        .execute();
      expect(papers.every(({ rejected }) => rejected === null)).toBe(true);
      isDone &&= papers.length > 0 && papers.every(({ blob_id: blobId }) => blobId !== null);
    }
    return isDone;
  });
}

async function untilAllOpened(waiting: Waiting, look: () => Promise<unknown>): Promise<void> {
  for (let waitedMs = 0; !(await isAllOpened(waiting)); waitedMs += 50) {
    if (waitedMs > patienceMs) throw new Error('What was acknowledged was not opened');
    await look();
    await sleep(50);
  }
}

/** The desk sees every page as it was taken, and the phone may let go of its copy. */
async function expectShown({ plain, corrected, packets }: Waiting): Promise<void> {
  const { blobs, keys } = world.opener;
  const sizes: (number | undefined)[] = [];
  for (const dossierId of [plain, corrected]) {
    for (const { blob_id: blobId } of await world.paperRows(dossierId)) {
      const picture = openPicture(keys.dataKey, blobId ?? '', await blobs.read(blobId ?? ''));
      sizes.push((await sharp(picture).metadata()).width);
    }
    const mine = packets.filter((packet) => packet.dossierId === dossierId).map(({ pid }) => pid);
    expect((await world.statusOf(dossierId))?.openedPids.toSorted()).toEqual(mine.toSorted());
  }
  expect(sizes).toEqual([640, 320, 640]);
}

it('opens everything once, whatever step of it the opener was killed at', async () => {
  const first = await deliver();
  const undisturbed = startOpener(0);
  await untilAllOpened(first, async () => undefined);
  const steps = await undisturbed.steps();
  await undisturbed.kill();
  expect(steps.filter((step) => step === 'before spawn')).toHaveLength(1);

  const opened = [first];
  const outcomes = { before: 0, after: 0 };
  for (const at of sweepPart(spread(steps.length, isSlow ? steps.length : usualKills))) {
    const waiting = await deliver();
    const step = await startOpener(at).struck();
    try {
      outcomes[(await isAllOpened(waiting)) ? 'after' : 'before'] += 1;
      // A connection that the killed one left holds its packet until PostgreSQL notices.
      await untilAllOpened(waiting, async () => await openWaiting(world.opener, new Map()));
      await expectShown(waiting);
      opened.push(waiting);
    } catch (error) {
      throw new Error(`killed at step ${at}, ${step}`, { cause: error });
    }
  }
  if (!isPart) expect(outcomes.before).toBeGreaterThan(0);
  for (const waiting of opened) expect(await isAllOpened(waiting)).toBe(true);
  const { count } = await world.opener.db
    .selectFrom('dossiers')
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(opened.length * 2);
  expect((await examineGateway(world.gateway.context)).filter(isOpen)).toEqual([]);
});
