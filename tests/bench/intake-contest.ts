/** The processes that P11 holds against each other, the packets that they are given, and what each costs them. */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request as openRequest } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { PackAnswer } from '../../src/core/ports.ts';
import { loadGatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import type { GatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import { openStore } from '../../src/gateway/store/open-store.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import { enrolPhones, makeBenchPacket, sha256Of } from './bench-phones.ts';
import type { BenchPhone } from './bench-phones.ts';
import { findFreePort } from './find-free-port.ts';
import { startPeer, stopPeer } from './peer-process.ts';
import type { RawPacket, RawTask } from './peers/raw-work.ts';
import { readCpuMs, readFamilyCpuMs } from './process-cpu.ts';

export type Contender = 'no-op' | 'rows' | 'group' | 'intake' | 'verify' | 'sign';

/** Milliseconds of processor time: of the contender's own process, and of all of PostgreSQL's. */
export interface Cost {
  readonly ownMs: number;
  readonly databaseMs: number;
}

export interface ContestShape {
  readonly packetsARequest: number;
  readonly requestsAtOnce: number;
  readonly packets: number;
}

export interface IntakeContest {
  /** New packets for the next runs. */
  prepare(shape: ContestShape): Promise<void>;
  /** What all prepared packets cost the contender. */
  run(contender: Contender): Promise<Cost>;
  acknowledged(): number;
  /** Acknowledged packets that are not in the tables. */
  countLost(): Promise<number>;
  close(): Promise<void>;
}

const devices = 80;
const textBytes = 4_000;
/** As many as `newGroupCommit` takes into one transaction. */
const mostInGroup = 128;

export async function openIntakeContest(dataDir: string): Promise<IntakeContest> {
  const [gatewayPort, noOpPort] = [await findFreePort(), await findFreePort()];
  const { child: gateway, said } = await startPeer<{ databaseUrl: string }>(
    'intake-gateway',
    dataDir,
    String(gatewayPort),
  );
  const { child: noOp } = await startPeer('no-op-server', String(noOpPort));
  const { child: raw } = await startPeer('raw-work', dataDir, said.databaseUrl);
  const [postmaster = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const db = openStore(said.databaseUrl, { connections: 1 });
  const keys = await loadGatewayKeys(dataDir, new Date());
  await sql`create table raw_packets (pid text primary key, header text not null, text bytea not null)`.execute(db);
  // It strikes whoever is at work just then.
  await sql`alter system set autovacuum = off`.execute(db);
  await sql`select pg_reload_conf()`.execute(db);
  const phones = await enrolPhones(db, devices);
  const kept = new Set<string>();
  let shape: ContestShape = { packetsARequest: 1, requestsAtOnce: 1, packets: 0 };
  let bodies: readonly Uint8Array[] = [];
  /** Of the last answer to so many packets; before there was one, what it is about. */
  let answerBytes = 1_000;
  let sent = 0;

  /** Whose processor time a contender's is; what only computes leaves PostgreSQL alone. */
  const workers: Record<Contender, { readonly child: ChildProcess; readonly asksDatabase: boolean }> = {
    'no-op': { child: noOp, asksDatabase: false },
    rows: { child: raw, asksDatabase: true },
    group: { child: raw, asksDatabase: true },
    intake: { child: gateway, asksDatabase: true },
    verify: { child: raw, asksDatabase: false },
    sign: { child: raw, asksDatabase: false },
  };

  function readCosts(contender: Contender): Cost {
    const { child, asksDatabase } = workers[contender];
    return { ownMs: readCpuMs(child.pid ?? 0), databaseMs: asksDatabase ? readFamilyCpuMs(Number(postmaster)) : 0 };
  }

  async function sendBodies(url: () => string, hear: (answer: string) => void): Promise<void> {
    const waiting = [...bodies];
    // For this run only: a server ends connections that idle, just when they are used again.
    const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
    const sendNext = async (): Promise<void> => {
      for (let body = waiting.pop(); body; body = waiting.pop()) hear(await post(agent, url(), body));
    };
    await Promise.all(Array.from({ length: shape.requestsAtOnce }, sendNext));
    agent.destroy();
  }

  async function tell(task: RawTask): Promise<void> {
    const done = once(raw, 'message');
    raw.send(task);
    await done;
  }

  function hearAcknowledgements(text: string): void {
    answerBytes = Buffer.byteLength(text);
    const { frames, acknowledgements } = JSON.parse(text) as PackAnswer;
    for (const pid of Object.keys(acknowledgements)) kept.add(pid);
    if (frames.some((frame) => 'error' in frame)) throw new Error(`the gateway refused: ${text.slice(0, 200)}`);
  }

  async function work(contender: Contender): Promise<void> {
    const inFlight = shape.packetsARequest * shape.requestsAtOnce;
    if (contender === 'intake') {
      await sendBodies(() => `http://127.0.0.1:${gatewayPort}/api/v1/pack`, hearAcknowledgements);
    } else if (contender === 'no-op') {
      await sendBodies(
        () => `http://127.0.0.1:${noOpPort}/?answer=${answerBytes}`,
        () => undefined,
      );
    } else {
      await sql`truncate raw_packets`.execute(db);
      await tell({ name: contender, atOnce: Math.min(inFlight, mostInGroup) });
    }
  }

  return {
    async prepare(next) {
      shape = next;
      const packets: RawPacket[] = [];
      for (let made = 0; made < shape.packets; made += 1) {
        sent += 1;
        const phone = phones[Math.floor(made / shape.packetsARequest) % phones.length];
        if (phone) packets.push(await makeRawPacket(keys, phone, sent));
      }
      const path = join(dataDir, 'packets.json');
      writeFileSync(path, JSON.stringify(packets));
      await tell({ name: 'load', path });
      bodies = Array.from({ length: shape.packets / shape.packetsARequest }, (_, index) => {
        const from = index * shape.packetsARequest;
        const frames = packets.slice(from, from + shape.packetsARequest).map(({ pid, header, text }) => ({
          type: 'packet' as const,
          pid,
          header,
          body: Buffer.from(text, 'base64'),
        }));
        return encodeFrames(frames);
      });
    },
    async run(contender) {
      const before = readCosts(contender);
      await work(contender);
      const after = readCosts(contender);
      return { ownMs: after.ownMs - before.ownMs, databaseMs: after.databaseMs - before.databaseMs };
    },
    acknowledged: () => kept.size,
    async countLost() {
      const rows = await db
        .selectFrom('acknowledgements')
        .innerJoin('packets', 'packets.pid', 'acknowledgements.pid')
        .select('packets.pid')
        .execute();
      const held = new Set(rows.map(({ pid }) => pid));
      return [...kept].filter((pid) => !held.has(pid)).length;
    },
    async close() {
      await db.destroy();
      for (const child of [noOp, raw, gateway]) await stopPeer(child);
    },
  };
}

async function post(agent: Agent, url: string, body: Uint8Array): Promise<string> {
  const outgoing = openRequest(url, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': body.length },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 200)}`);
  return text;
}

/** As the peers are handed it. */
async function makeRawPacket(keys: GatewayKeys, phone: BenchPhone, seq: number): Promise<RawPacket> {
  const { pid, header, text } = await makeBenchPacket(keys, phone, seq, { textBytes });
  return { pid, header, headerSha256: sha256Of(header), text: text.toString('base64') };
}
