/**
 * A gateway for two windows: it keeps what `have` and `pack` bring, signs for it, takes its time, and writes down who called
 * while somebody else was calling, and every byte that came twice.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import type { FrameAnswer, HaveAnswer, PackAnswer } from '../../../src/core/ports.ts';
import type { GatewayPins } from '../../../src/device/contact/enrolment-record.ts';
import type { FrameMeta } from '../../../src/protocol/frames.ts';
import { FrameReader } from '../../../src/protocol/frames.ts';
import type { PacketHeader } from '../../../src/protocol/packet.ts';
import { acknowledgementType, findPacketHeader } from '../../../src/protocol/packet.ts';
import { sha256Hex } from '../../fixtures/dossier-fixtures.ts';

export interface TabGateway {
  readonly publicKey: GatewayPins['gatewayKey'];
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** How long every `pack` takes before it is answered. */
  takesMs: number;
  /** Packets of which every part is here. */
  complete(): string[];
  /** How often each packet's text came. */
  readonly texts: Map<string, number>;
  /** Body bytes that were here already. */
  bytesTwice: number;
  /** Windows whose `pack` began while another window's was not answered yet. */
  readonly overlaps: string[];
  /** Windows that are waiting for an answer now. */
  readonly calling: Set<string>;
}

export async function openTabGateway(): Promise<TabGateway> {
  const keys = await generateKeyPair('ES256', { extractable: true });
  const packets = new Map<string, { readonly jws: string; readonly header: PacketHeader }>();
  const parts = new Map<string, Buffer>();

  function missing({ header }: { readonly header: PacketHeader }): string[] {
    return header.parts.slice(1).flatMap(({ sha256, len }) => (parts.get(sha256)?.length === len ? [] : [sha256]));
  }

  async function acknowledge(pid: string): Promise<{ acknowledgement: string; missing: readonly string[] } | null> {
    const packet = packets.get(pid);
    if (!packet) return null;
    const lacking = missing(packet);
    const payload = {
      v: 1,
      pid,
      header: sha256Hex(packet.jws),
      have: packet.header.parts.flatMap(({ sha256 }, index) => (lacking.includes(sha256) ? [] : [index])),
      complete: lacking.length === 0,
      receivedAt: '2026-11-21T02:00:00Z',
      durability: 'disk',
    };
    const signing = new CompactSign(new TextEncoder().encode(JSON.stringify(payload)));
    signing.setProtectedHeader({ alg: 'ES256', typ: acknowledgementType });
    return { acknowledgement: await signing.sign(keys.privateKey), missing: lacking };
  }

  async function have(body: Buffer): Promise<HaveAnswer> {
    const asked = JSON.parse(body.toString()) as { readonly pids: string[]; readonly parts: string[] };
    const held: { [pid: string]: Awaited<ReturnType<typeof acknowledge>> } = {};
    for (const pid of asked.pids) held[pid] = await acknowledge(pid);
    return {
      packets: held,
      parts: Object.fromEntries(asked.parts.map((sha256) => [sha256, parts.get(sha256)?.length ?? 0])),
    };
  }

  async function takeFrame(meta: FrameMeta, body: Buffer, touched: Set<string>): Promise<FrameAnswer> {
    if (meta.type === 'packet') {
      const { pid, header: jws } = meta;
      const header = findPacketHeader(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()));
      if (header?.parts[0]?.sha256 !== sha256Hex(body)) return { pid, error: 'digest-mismatch' };
      if (packets.has(pid)) gateway.bytesTwice += body.length;
      packets.set(pid, { jws, header });
      gateway.texts.set(pid, (gateway.texts.get(pid) ?? 0) + 1);
      touched.add(pid);
      const answer = await acknowledge(pid);
      return answer ? { pid, ...answer } : { pid, error: 'internal-error' };
    }
    if (meta.type !== 'part') return { error: 'bad-frame' };
    const { sha256, offset } = meta;
    const before = parts.get(sha256) ?? Buffer.alloc(0);
    gateway.bytesTwice += Math.min(body.length, Math.max(0, before.length - offset));
    if (offset > before.length) return { sha256, error: 'offset-mismatch', held: before.length };
    const grown = Buffer.concat([before.subarray(0, offset), body]);
    if (grown.length > before.length) parts.set(sha256, grown);
    for (const [pid, { header }] of packets) if (header.parts.some((part) => part.sha256 === sha256)) touched.add(pid);
    const owner = [...packets.values()].find(({ header }) => header.parts.some((part) => part.sha256 === sha256));
    const len = owner?.header.parts.find((part) => part.sha256 === sha256)?.len;
    return { sha256, held: grown.length, complete: grown.length === len };
  }

  async function pack(body: Buffer): Promise<PackAnswer> {
    const frames: FrameAnswer[] = [];
    const touched = new Set<string>();
    let meta: FrameMeta | undefined;
    let pieces: Uint8Array[] = [];
    for (const event of new FrameReader().push(body)) {
      if (event.type === 'meta') [meta, pieces] = [event.meta, []];
      else if (event.type === 'body') pieces.push(event.bytes);
      else if (event.type === 'end' && meta) frames.push(await takeFrame(meta, Buffer.concat(pieces), touched));
    }
    await wait(gateway.takesMs);
    const acknowledgements: { [pid: string]: string } = {};
    for (const pid of touched) acknowledgements[pid] = (await acknowledge(pid))?.acknowledgement ?? '';
    return { frames, acknowledgements };
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const tab = url.searchParams.get('tab') ?? '';
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const isPack = url.pathname.endsWith('/pack');
    if (!isPack && !url.pathname.endsWith('/have')) return void response.writeHead(503).end();
    if (isPack && [...gateway.calling].some((other) => other !== tab)) gateway.overlaps.push(tab);
    if (isPack) gateway.calling.add(tab);
    response.on('close', () => gateway.calling.delete(tab));
    const answered = JSON.stringify(isPack ? await pack(body) : await have(body));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answered);
  }

  const gateway: TabGateway = {
    publicKey: (await exportJWK(keys.publicKey)) as GatewayPins['gatewayKey'],
    answer: (request, response) => void answerCall(request, response).catch(() => response.destroy()),
    takesMs: 0,
    complete: () => [...packets].flatMap(([pid, packet]) => (missing(packet).length === 0 ? [pid] : [])),
    texts: new Map(),
    bytesTwice: 0,
    overlaps: [],
    calling: new Set(),
  };
  return gateway;
}
