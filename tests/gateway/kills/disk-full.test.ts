/**
 * A real disk that is full after every page of an upload, and after every name in it: the answer is `busy`, nothing
 * half-stored is ever complete, what was told stays so, and with room again the rest is taken.
 */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PackAnswer } from '../../../src/core/ports.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { framesOf, requestPack } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { remoteGateway } from './struck-gateway.ts';
import { deliverRest, prepareUpload } from './upload-script.ts';

const port = 8_814;
const url = `http://localhost:${port}`;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let owner: TestGateway;
let device: TestDevice;
let gateway: TestGateway;
let server: ChildProcess | undefined;

beforeAll(async () => {
  owner = await startTestGateway();
  device = await enrolTestDevice(owner);
  const { dataDir } = owner.context.config;
  const disk = join(dataDir, 'small');
  mkdirSync(disk);
  const program = fileURLToPath(new URL('./serve-on-small-disk.ts', import.meta.url));
  const script = 'mount -t tmpfs -o size=8m,nr_inodes=400 small "$1" && exec "$2" --import tsx "$3" "$1"';
  const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', disk, process.execPath, program];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: owner.databaseUrl, PORT: String(port) };
  const child = spawn('unshare', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  gateway = remoteGateway(url, owner.context);
});
afterAll(async () => {
  server?.kill('SIGKILL');
  await owner.stop();
});

const makeRoom = async (query: string) => await (await fetch(`${url}/room${query}`)).text();

/** Sends a packet with two pages onto the full disk, then the rest onto one with room. Answers what the first told. */
async function sendOntoFull(query: string): Promise<'taken' | 'busy'> {
  const upload = await prepareUpload(gateway, device);
  const { packet } = upload;
  await makeRoom(query);
  const response = await requestPack(gateway, encodeFrames(framesOf(packet)));
  expect([200, 503]).toContain(response.status);
  const answer = (await response.json()) as Partial<PackAnswer>;
  const have = await askHave(gateway, [packet.pid], packet.digests.slice(1));
  const whole: number[] = [];
  for (const [index, frame] of (answer.frames ?? []).entries()) {
    if (index === 0 || !('sha256' in frame)) continue;
    if ('error' in frame) expect(frame.error).toBe('busy');
    else if (frame.complete) whole.push(index);
    // What was counted is there; the rest is asked for.
    expect(have.parts[frame.sha256]).toBe(frame.held);
  }
  const known = have.packets[packet.pid];
  if (known) {
    const { have: indexes } = await readAcknowledgement(gateway, known.acknowledgement);
    expect(indexes).toEqual([0, ...whole]);
  }
  await makeRoom('');
  await deliverRest(gateway, upload);
  return whole.length === 2 ? 'taken' : 'busy';
}

describe('a disk that is full', () => {
  it('after any number of pages answers busy and loses nothing', async () => {
    const outcomes: string[] = [];
    for (let pages = 0; pages <= 24; pages += 1) outcomes.push(await sendOntoFull(`?pages=${pages}`));
    expect(outcomes[0]).toBe('busy');
    expect(outcomes.at(-1)).toBe('taken');
    expect(outcomes.filter((outcome) => outcome === 'busy').length).toBeGreaterThan(10);
  });

  it('of names, with room for bytes, answers busy and loses nothing', async () => {
    const outcomes: string[] = [];
    for (let names = 0; names <= 5; names += 1) outcomes.push(await sendOntoFull(`?names=${names}`));
    expect(outcomes[0]).toBe('busy');
    expect(outcomes.at(-1)).toBe('taken');
  });
});
