/** `verify` on a gateway whose blobs lie in an S3-compatible storage: the same damage is found, named, and repaired. */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlobs, openBucket } from '../../../src/gateway/blobs/open-blobs.ts';
import { newPieceKey } from '../../../src/gateway/blobs/piece-chain.ts';
import { finishedKey, partialFolder } from '../../../src/gateway/blobs/s3-blobs.ts';
import type { S3Objects } from '../../../src/gateway/blobs/s3-objects.ts';
import type { Finding } from '../../../src/gateway/verify/finding.ts';
import { openS3Shelf } from '../../../src/gateway/verify/s3-shelf.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { buildPacket, partFrame, sendFrames, packetFrame } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import type { TestS3 } from '../../fixtures/start-s3.ts';

let s3: TestS3;
let objects: S3Objects;
let world: OpenerWorld;
let packet: TestPacket;
let part: string;

beforeAll(async () => {
  s3 = await startS3(23_112);
  const bucket = await openBucket(s3.place);
  if (!bucket) throw new Error('No bucket');
  objects = bucket;
  world = await OpenerWorld.start(await openBlobs(s3.place));
  packet = await world.deliver(world.aWholeText());
  await world.openAll();
  part = packet.digests[1] ?? '';
});
afterAll(async () => {
  await world?.stop();
  await s3?.stop();
});

const look = async (repairs = false): Promise<readonly Finding[]> =>
  await examineGateway(world.gateway.context, repairs, openS3Shelf(objects));

/** A packet whose text is at the gateway and whose page is not. */
async function aPacketWithoutPage(): Promise<TestPacket> {
  const unsent = await buildPacket(world.gateway, world.device, {
    text: world.aWholeText(),
    papers: [randomBytes(40_000)],
  });
  await sendFrames(world.gateway, [packetFrame(unsent)]);
  return unsent;
}

async function expectWhole({ pid }: TestPacket): Promise<void> {
  expect((await askHave(world.gateway, [pid])).packets[pid]?.missing).toEqual([]);
}

describe('verify on an S3-compatible storage', () => {
  it('has nothing to say where everything is there, also as a program of its own', async () => {
    expect(await look()).toEqual([]);
    const { config } = world.gateway.context;
    const place = { DATA_DIR: config.dataDir, DATABASE_URL: world.gateway.databaseUrl, ...s3.env };
    const words = ['--import', 'tsx', 'src/gateway/verify/main.ts', '--json'];
    const child = spawn(process.execPath, words, { cwd: projectDir, env: { ...process.env, ...place } });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const exitCode = await new Promise((resolve) => child.once('exit', resolve));
    expect(exitCode).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ whole: true, counted: { packets: 1, parts: 1, files: 2, pictures: 1 } });
  });

  it('names a page that is gone and one that changed', async () => {
    const path = s3.pathOf(finishedKey(part));
    const good = readFileSync(path);
    writeFileSync(path, Buffer.concat([good.subarray(0, -1), Buffer.of((good.at(-1) ?? 0) ^ 1)]));
    expect(await look()).toMatchObject([{ kind: 'part-damaged', subject: part, detail: 'digest' }]);
    rmSync(path);
    expect(await look()).toMatchObject([{ kind: 'part-missing', subject: part, packets: [packet.pid] }]);
    writeFileSync(path, good);
    expect(await look()).toEqual([]);
  });

  it('gives back a page that a kill left in pieces, and one that somebody brought under any name', async () => {
    const [inPieces, brought] = [await aPacketWithoutPage(), await aPacketWithoutPage()];
    const [bytes = Buffer.of(), other = Buffer.of()] = [inPieces.parts[1], brought.parts[1]];
    const folder = partialFolder(inPieces.digests[1] ?? '');
    await objects.put(newPieceKey(folder, 0, 30_000), bytes.subarray(0, 30_000));
    await objects.put(newPieceKey(folder, 20_000, bytes.length), bytes.subarray(20_000));
    await objects.put('partials/from-the-backup.bin', other);
    expect((await look()).map(({ kind }) => kind)).toEqual(['part-unattached', 'part-unattached']);
    const repaired = await look(true);
    expect(repaired.map(({ repair }) => repair)).toEqual(['attached', 'attached']);
    await expectWhole(inPieces);
    await expectWhole(brought);
    expect(await look()).toEqual([]);
  });

  it('sets aside what is foreign, tells what is left over, and deletes nothing', async () => {
    const foreign = Buffer.from('not ours');
    await objects.put('finished/zz/NOT-OURS', foreign);
    const whole = packet.parts[1] ?? Buffer.of();
    await objects.put(newPieceKey(partialFolder(part), 0, 1_000), whole.subarray(0, 1_000));
    const found = await look(true);
    expect(found.map(({ kind, repair }) => [kind, repair])).toEqual([
      ['file-foreign', 'set-aside'],
      ['file-unfinished', undefined],
    ]);
    expect(await objects.find(found[0]?.detail ?? '')).toEqual(foreign);
    expect(await world.gateway.context.blobs.partialLength(part)).toBe(0);
  });

  it('sets aside what lies under the name of a page that is not whole, so that the page can come', async () => {
    const unsent = await aPacketWithoutPage();
    await objects.put(finishedKey(unsent.digests[1] ?? ''), randomBytes(1_000));
    expect((await look(true)).map(({ kind, repair }) => [kind, repair])).toContainEqual(['file-foreign', 'set-aside']);
    await sendFrames(world.gateway, [partFrame(unsent, 1)]);
    await expectWhole(unsent);
  });

  it('goes on by itself with a part whose finished object was there before its row', async () => {
    const unsent = await aPacketWithoutPage();
    await objects.put(finishedKey(unsent.digests[1] ?? ''), unsent.parts[1] ?? Buffer.of());
    await sendFrames(world.gateway, [partFrame(unsent, 1, 0, 0)]);
    await expectWhole(unsent);
  });
});
