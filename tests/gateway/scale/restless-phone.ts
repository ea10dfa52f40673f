/**
 * A phone behind a bad link and a balancer: every request is a connection of its own, so each may reach another gateway, and
 * carries a random part of what is still asked for. It believes only what it is told, and remembers every word.
 */

import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, HaveAnswer, PackAnswer } from '../../../src/core/ports.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { packetFrame, partFrame } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';

export interface Heard {
  /** Acknowledgements by pid and state. */
  readonly acknowledgements: Map<string, Set<string>>;
  /** The most that was ever said to be held, by digest. */
  readonly held: Map<string, number>;
  /** Bytes of pages that were sent, and that were needed. */
  sentBytes: number;
  neededBytes: number;
  /** Requests without an answer, and answers that took a word back. */
  unanswered: number;
  takenBack: number;
  /** Errors of frames that no honest phone should hear: neither `busy` nor an offset that somebody else has moved. */
  readonly faults: string[];
}

export function newHeard(): Heard {
  return {
    acknowledgements: new Map(),
    held: new Map(),
    sentBytes: 0,
    neededBytes: 0,
    unanswered: 0,
    takenBack: 0,
    faults: [],
  };
}

/** Sends all packets until each is acknowledged whole; `random` answers 0…1. */
export async function sendUntilWhole(
  origin: string,
  packets: readonly TestPacket[],
  heard: Heard,
  random: () => number,
): Promise<void> {
  for (const packet of packets) {
    for (const part of packet.parts.slice(1)) heard.neededBytes += part.length;
  }
  for (let waiting = packets; waiting.length > 0;) {
    const have = await findAnswer<HaveAnswer>(origin, '/api/v1/have', {
      pids: waiting.map(({ pid }) => pid),
      parts: waiting.flatMap(({ digests }) => digests.slice(1)),
    });
    if (!have) {
      heard.unanswered += 1;
      await sleep(50 + random() * 100);
      continue;
    }
    noteHeld(heard, Object.entries(have.parts));
    for (const known of Object.values(have.packets)) if (known) noteAcknowledgement(heard, known.acknowledgement);
    waiting = waiting.filter(({ pid }) => have.packets[pid]?.missing.length !== 0);
    const frames = waiting.slice(0, 3).flatMap((packet) => framesOf(packet, have, random));
    if (frames.length === 0) continue;
    for (const frame of frames) if (frame.type === 'part') heard.sentBytes += frame.body.length;
    const answer = await findAnswer<PackAnswer>(origin, '/api/v1/pack', encodeFrames(frames));
    if (!answer) {
      heard.unanswered += 1;
      continue;
    }
    noteHeld(
      heard,
      answer.frames.flatMap((frame) => ('sha256' in frame && 'complete' in frame ? [[frame.sha256, frame.held]] : [])),
    );
    for (const frame of answer.frames) {
      if ('error' in frame && !['busy', 'offset-mismatch'].includes(frame.error)) heard.faults.push(frame.error);
    }
    for (const acknowledgement of Object.values(answer.acknowledgements)) noteAcknowledgement(heard, acknowledgement);
  }
}

/** The packet while it is unknown, and a piece of each page that is not whole. */
function framesOf(packet: TestPacket, have: HaveAnswer, random: () => number): readonly Frame[] {
  const known = have.packets[packet.pid];
  const pages = packet.digests.slice(1).flatMap((sha256, index) => {
    const length = packet.parts[index + 1]?.length ?? 0;
    const held = have.parts[sha256] ?? 0;
    if (held >= length) return [];
    const end = random() < 0.3 ? length : held + Math.ceil((length - held) * random());
    return [partFrame(packet, index + 1, held, end)];
  });
  return known && random() < 0.8 ? pages : [packetFrame(packet), ...pages];
}

function noteHeld(heard: Heard, told: readonly (readonly [string, number])[]): void {
  for (const [sha256, held] of told) {
    if (held < (heard.held.get(sha256) ?? 0)) heard.takenBack += 1;
    heard.held.set(sha256, Math.max(held, heard.held.get(sha256) ?? 0));
  }
}

function noteAcknowledgement(heard: Heard, acknowledgement: string): void {
  const [, payload = ''] = acknowledgement.split('.');
  const { pid, have } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    readonly pid: string;
    readonly have: readonly number[];
  };
  const state = `${pid} ${have.join(',')}`;
  heard.acknowledgements.set(state, (heard.acknowledgements.get(state) ?? new Set()).add(acknowledgement));
}

/** Absent: no answer, or a gateway that is busy. Anything else than an answer or `busy` is a fault, and throws. */
export async function findAnswer<Answer>(origin: string, path: string, body: object): Promise<Answer | undefined> {
  const answer = await post(`${origin}${path}`, body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)));
  if (!answer || answer.status === 503) return undefined;
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as Answer;
}

/** On a connection of its own. */
function post(url: string, body: Uint8Array): Promise<{ status: number; text: string } | undefined> {
  return new Promise((resolve) => {
    const asking = request(url, { method: 'POST', agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', () => resolve(undefined));
      response.on('close', () => resolve(undefined));
    });
    asking.on('error', () => resolve(undefined));
    asking.setHeader('content-type', body[0] === 0x7b ? 'application/json' : 'application/octet-stream');
    asking.end(body);
  });
}
