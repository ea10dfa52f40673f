/**
 * Everything bad that may reach the gateway, in one table: each gets its stable code, a Vietnamese sentence and a row in
 * the audit log; an honest dossier delivered before loses nothing, one delivered after is taken, and the probes answer.
 */

import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackAnswer } from '../../src/core/ports.ts';
import type { ProblemCode } from '../../src/core/problem.ts';
import { verifyAudit } from '../../src/gateway/store/audit.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import { problemSentence } from '../../src/ui/texts/vi/problems.ts';
import { askHave } from '../fixtures/ask-gateway.ts';
import type { TestPacket } from '../fixtures/build-packet.ts';
import { buildPacket, framesOf, packetFrame, partFrame, sendFrames, sha256Of } from '../fixtures/build-packet.ts';
import { OpenerWorld } from '../fixtures/opener-world.ts';
import { aProcedure, publishProcedure } from '../fixtures/publish-procedure.ts';

let world: OpenerWorld;
/** Delivered before anything bad came. */
let honest: { readonly packet: TestPacket; readonly acknowledgement: string; readonly dossierId: string };

beforeAll(async () => {
  world = await OpenerWorld.start();
  await publishProcedure(world.opener.db, aProcedure({ code: '9.000002', effectiveTo: '2026-01-31', graceDays: 0 }));
  const text = world.aWholeText();
  const packet = await world.deliver(text);
  await world.openAll();
  const { acknowledgement = '' } = (await askHave(world.gateway, [packet.pid])).packets[packet.pid] ?? {};
  honest = { packet, acknowledgement, dossierId: text.dossierId };
});
afterAll(async () => {
  expect(await verifyAudit(world.opener.db)).not.toHaveProperty('brokenAt');
  await world.stop();
});

/** What the sender is told: a code, and the sentence beside it where the answer carries one. */
interface Told {
  readonly code: string;
  readonly sentence?: string;
}

const firstCode = ({ frames: [frame] }: PackAnswer): Told => ({
  code: frame && 'error' in frame ? frame.error : 'taken',
});

async function send(path: string, body: string | Uint8Array | ReadableStream, app = world.gateway.app): Promise<Told> {
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const response = await app.request(`/api/v1${path}`, init);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { code, title } = (await response.json()) as { code: string; title: string };
  return { code, sentence: title };
}

/** Delivers `text` and answers why it waits for a person, as the phone that sealed it learns. */
async function findReason(changes: Parameters<OpenerWorld['aWholeText']>[0]): Promise<Told> {
  const text = world.aWholeText(changes);
  await world.deliver(text);
  await world.openAll();
  const { findings } = await world.contentOf(text.dossierId);
  const { state, reason } = (await world.statusOf(text.dossierId)) ?? {};
  expect(state).toBe('in-review');
  return { code: findings[0]?.code ?? 'taken', ...(reason !== undefined && { sentence: reason }) };
}

const bad: readonly (readonly [name: string, code: ProblemCode, action: string, run: () => Promise<Told>])[] = [
  [
    'a tampered header',
    'header-invalid',
    'refused:header-invalid',
    async () => {
      const packet = await buildPacket(world.gateway, world.device);
      const header = `${packet.header.slice(0, -4)}AAAA`;
      return firstCode(await sendFrames(world.gateway, [{ ...packetFrame(packet), header } as never]));
    },
  ],
  [
    'a text that is not what its header says',
    'digest-mismatch',
    'refused:digest-mismatch',
    async () => {
      const packet = await buildPacket(world.gateway, world.device);
      const body = randomBytes(packet.parts[0]?.length ?? 0);
      return firstCode(await sendFrames(world.gateway, [{ ...packetFrame(packet), body }]));
    },
  ],
  [
    'a photo that is not what its header says; sent right, it is taken',
    'digest-mismatch',
    'refused:digest-mismatch',
    async () => {
      const packet = await buildPacket(world.gateway, world.device, { papers: [world.photo] });
      await sendFrames(world.gateway, [packetFrame(packet)]);
      const part = partFrame(packet, 1);
      const answer = await sendFrames(world.gateway, [{ ...part, body: randomBytes(part.body.length) }]);
      expect((await sendFrames(world.gateway, [part])).frames).toMatchObject([{ complete: true }]);
      return firstCode(answer);
    },
  ],
  [
    'a device that nobody enrolled',
    'unknown-device',
    'refused:unknown-device',
    async () => {
      const packet = await buildPacket(world.gateway, world.device, { protectedHeader: { kid: randomUUID() } });
      return firstCode(await sendFrames(world.gateway, framesOf(packet)));
    },
  ],
  [
    'another packet under a pid that is taken',
    'pid-conflict',
    'alarm:pid-conflict',
    async () => {
      const packet = await buildPacket(world.gateway, world.device, { pid: honest.packet.pid });
      return firstCode(await sendFrames(world.gateway, framesOf(packet)));
    },
  ],
  [
    'a question too large',
    'body-too-large',
    'refused:body-too-large',
    () => send('/have', JSON.stringify({ pids: ['x'.repeat(300_000)] })),
  ],
  [
    'a body too large',
    'body-too-large',
    'refused:body-too-large',
    () => send('/pack', encodeFrames(framesOf(honest.packet)), world.gateway.restarted({ bodies: { packBytes: 500 } })),
  ],
  [
    'a body that stops coming',
    'slow-body',
    'refused:slow-body',
    () => {
      const body = encodeFrames([packetFrame(honest.packet)]).subarray(0, 900);
      const stalled = new ReadableStream({ start: (controller) => controller.enqueue(body) });
      return send('/pack', stalled, world.gateway.restarted({ bodies: { idleMs: 100 } }));
    },
  ],
  ['a body that is no frames', 'bad-frame', 'refused:bad-frame', () => send('/pack', randomBytes(300))],
  [
    'a procedure that ended',
    'procedure-ended',
    'packet-received',
    () => findReason({ procedure: { code: '9.000002', version: 1 } }),
  ],
  ['a dossier that fails the re-check', 'answer-missing', 'packet-received', () => findReason({ answers: {} })],
  [
    'a packet that our keys do not open',
    'packet-unreadable',
    'packet-failed',
    async () => {
      const plain = await buildPacket(world.gateway, world.device);
      const body = randomBytes(400);
      const parts = [{ sha256: sha256Of(body), len: body.length, kind: 'text' }];
      const { pid, header } = await buildPacket(world.gateway, world.device, { pid: plain.pid, header: { parts } });
      await sendFrames(world.gateway, [{ type: 'packet', pid, header, body }]);
      await world.openAll();
      return { code: (await world.packetRow(pid)).review ?? 'taken' };
    },
  ],
];

async function auditedActions(): Promise<readonly string[]> {
  const rows = await world.opener.db.selectFrom('audit').select('action').orderBy('audit_id').execute();
  return rows.map(({ action }) => action);
}

/** The dossier from before is whole and has the very same acknowledgement; a new one is taken; the probes answer. */
async function expectNoHarm(): Promise<void> {
  const held = await askHave(world.gateway, [honest.packet.pid], honest.packet.digests.slice(1));
  expect(held.packets[honest.packet.pid]).toEqual({ acknowledgement: honest.acknowledgement, missing: [] });
  expect(held.parts[honest.packet.digests[1] ?? '']).toBe(honest.packet.parts[1]?.length);
  expect(await world.dossierRow(honest.dossierId)).toMatchObject({ state: 'received', revision: 1 });
  const text = world.aWholeText();
  await world.deliver(text);
  await world.openAll();
  expect(await world.dossierRow(text.dossierId)).toMatchObject({ state: 'received' });
  expect((await world.gateway.request('/readyz')).status).toBe(200);
}

describe('what is bad is told, noted and harms nobody', () => {
  it.each(bad)('%s: %s', async (_, code, action, run) => {
    const before = (await auditedActions()).filter((each) => each === action).length;
    const told = await run();
    expect(told.code).toBe(code);
    // A code without a sentence in the answer is put into words by the phone.
    const sentence = told.sentence ?? problemSentence({ code });
    expect(sentence).toMatch(/^\p{Lu}.*[\u00C0-\u1EF9].*[.!]$/u);
    const after = (await auditedActions()).filter((each) => each === action).length;
    // Of one refusal from one source a row a minute is written.
    expect(after).toBeGreaterThanOrEqual(Math.max(1, action.startsWith('packet-') ? before + 1 : before));
    await expectNoHarm();
  });

  it('a packet sent again is no fault: the same acknowledgement, one dossier, and a note of it', async () => {
    const frames = framesOf(honest.packet);
    const answers = await Promise.all([1, 2, 3].map(async () => await sendFrames(world.gateway, frames)));
    for (const { acknowledgements } of answers) {
      expect(acknowledgements).toEqual({ [honest.packet.pid]: honest.acknowledgement });
    }
    expect(await auditedActions()).toContain('refused:packet-repeated');
    await expectNoHarm();
  });
});
