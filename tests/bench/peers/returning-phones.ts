/**
 * Many phones that come back into coverage, in one process: each sends the texts of its packets in one request, then the
 * photographs packet by packet, waits when it is told to, and goes on until the gateway has all. Arguments: the gateway's
 * origin, its data folder (for its public keys) and its database (to enrol the phones). Each message is a task, each answer
 * what was seen.
 */

import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FrameAnswer, PackAnswer } from '../../../src/core/ports.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { enrolPhones, makeBenchPacket } from '../bench-phones.ts';
import type { BenchPacket } from '../bench-phones.ts';
import { newPoster } from '../post-body.ts';

export type PhoneTask =
  | { readonly task: 'prepare'; readonly phones: number; readonly packets: number }
  /** All phones that were prepared, beginning within `spreadMs`. */
  | { readonly task: 'return'; readonly spreadMs: number }
  /** Their photographs only, `atOnce` requests at a time; the texts have gone before. */
  | { readonly task: 'texts' | 'photos'; readonly atOnce: number }
  /** As many bytes of photographs to another server. */
  | { readonly task: 'by-hand'; readonly url: string; readonly requests: number; readonly atOnce: number }
  /** So many uploads of photographs that stop in the middle, until the next word. */
  | { readonly task: 'hang'; readonly uploads: number }
  | { readonly task: 'let-go' };

export interface PhonesSaw {
  readonly seconds: number;
  readonly packets: number;
  /** From the first asking to the acknowledgement, waits included. */
  readonly textMs: readonly number[];
  readonly photoMs: readonly number[];
  /** How often somebody was asked to come later, and how often a connection broke. */
  readonly waits: number;
  readonly breaks: number;
  /** Refused, or never acknowledged. */
  readonly lost: number;
}

export const photoBytes = 250 * 1024;
export const photosAPacket = 3;
const textBytes = 4_000;
const tailBytes = 32;
const mostTries = 2_000;
/** A body is made, half of it sent, and forgotten. */
const hangingAtOnce = 16;

const [origin = '', dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const keys = await loadGatewayKeys(dataDir, new Date());
const db = openStore(databaseUrl, { connections: 2 });
const poster = newPoster();
const pack = `${origin}/api/v1/pack`;

/** Photographs differ in their last bytes only, so that hashing them costs this process little. */
const base = randomBytes(photoBytes - tailBytes);
const hashed = createHash('sha256').update(base);

interface Photo {
  readonly sha256: string;
  readonly tail: Buffer;
}
interface Load extends BenchPacket {
  readonly photos: readonly Photo[];
}

let phones: readonly (readonly Load[])[] = [];
let seq = 0;
let held: (() => void)[] = [];

process.on('message', (words) => {
  void run(words as PhoneTask).then((saw) => process.send?.(saw));
});
process.once('disconnect', () => process.exit());
process.send?.({});

async function run(words: PhoneTask): Promise<PhonesSaw | { readonly done: true }> {
  switch (words.task) {
    case 'prepare':
      await prepare(words.phones, words.packets);
      return { done: true };
    case 'return':
      return await watch((saw) =>
        Promise.all(
          phones.map(async (loads) => {
            await sleep(Math.random() * words.spreadMs);
            await sendTexts(loads, saw);
            for (const load of loads) await sendPhotos(load, saw);
          }),
        ),
      );
    case 'texts':
      return await watch((saw) => inTurns(phones, words.atOnce, (loads) => sendTexts(loads, saw)));
    case 'photos':
      return await watch((saw) => inTurns(phones.flat(), words.atOnce, (load) => sendPhotos(load, saw)));
    case 'by-hand':
      return await watch((saw) =>
        inTurns(Array.from({ length: words.requests }), words.atOnce, async () => {
          const body = Buffer.concat(Array.from({ length: photosAPacket }, () => [base, newPhoto().tail]).flat());
          const { status } = await poster.post(words.url, body);
          if (status !== 200) saw.lost += 1;
        }),
      );
    case 'hang': {
      const loads = phones.flat().slice(0, words.uploads);
      const ends: (() => void)[] = [];
      await inTurns(loads, hangingAtOnce, async (load) => {
        const body = photoBody(load);
        ends.push(await poster.hang(pack, body, Math.floor(photoBytes / 2)));
      });
      held = [...held, ...ends];
      return { done: true };
    }
    case 'let-go':
      for (const end of held) end();
      held = [];
      return { done: true };
  }
}

async function prepare(count: number, packets: number): Promise<void> {
  const enrolled = await enrolPhones(db, count);
  phones = await Promise.all(
    enrolled.map((phone) =>
      Promise.all(
        Array.from({ length: packets }, async (): Promise<Load> => {
          seq += 1;
          const photos = Array.from({ length: photosAPacket }, newPhoto);
          const papers = photos.map(({ sha256 }) => ({ sha256, len: photoBytes, kind: 'paper' as const }));
          return { ...(await makeBenchPacket(keys, phone, seq, { textBytes, papers })), photos };
        }),
      ),
    ),
  );
}

function newPhoto(): Photo {
  const tail = randomBytes(tailBytes);
  return { sha256: hashed.copy().update(tail).digest('hex'), tail };
}

interface Saw {
  textMs: number[];
  photoMs: number[];
  waits: number;
  breaks: number;
  lost: number;
}

async function watch(work: (saw: Saw) => Promise<unknown>): Promise<PhonesSaw> {
  const saw: Saw = { textMs: [], photoMs: [], waits: 0, breaks: 0, lost: 0 };
  const startedAt = performance.now();
  await work(saw);
  return { ...saw, seconds: (performance.now() - startedAt) / 1000, packets: phones.flat().length };
}

async function sendTexts(loads: readonly Load[], saw: Saw): Promise<void> {
  const frames = loads.map(({ pid, header, text }) => ({ type: 'packet' as const, pid, header, body: text }));
  const answer = await sendUntilTaken(encodeFrames(frames), saw, saw.textMs);
  const acknowledged = loads.filter(({ pid }) => answer?.acknowledgements[pid] !== undefined).length;
  saw.lost += loads.length - acknowledged;
}

function photoBody({ photos }: Load): Uint8Array {
  return encodeFrames(
    photos.map(({ sha256, tail }) => ({
      type: 'part' as const,
      sha256,
      offset: 0,
      body: Buffer.concat([base, tail]),
    })),
  );
}

async function sendPhotos(load: Load, saw: Saw): Promise<void> {
  const answer = await sendUntilTaken(photoBody(load), saw, saw.photoMs);
  const complete = answer?.frames.filter((frame) => 'complete' in frame && frame.complete).length ?? 0;
  if (complete < photosAPacket) saw.lost += 1;
}

/** Absent: it never went through. */
async function sendUntilTaken(body: Uint8Array, saw: Saw, times: number[]): Promise<PackAnswer | undefined> {
  const askedAt = performance.now();
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { status, text, retryAfterSeconds } = await poster.post(pack, body);
    if (status === 200) {
      const answer = JSON.parse(text) as PackAnswer;
      if (!answer.frames.some(isBusy)) {
        times.push(performance.now() - askedAt);
        return answer;
      }
    }
    if (status === 0) saw.breaks += 1;
    else if (status !== 200 && status !== 503 && status !== 429) return undefined;
    else saw.waits += 1;
    await sleep((retryAfterSeconds ?? 1) * 1000);
  }
  return undefined;
}

const isBusy = (frame: FrameAnswer): boolean => 'error' in frame && frame.error === 'busy';

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const next = async (): Promise<void> => {
    while (waiting.length > 0) await work(waiting.pop() as T);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
