/**
 * Each packet delivered one to twenty times, by several carriers at once, shuffled, whole and in pieces: one dossier
 * each, and everybody is told the same, word for word.
 */

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Frame } from '../../../src/core/ports.ts';
import { isOpen } from '../../../src/gateway/verify/finding.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, packetFrame, partFrame, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

/** FROM and COUNT name a part of a long run: the seeds after FROM, about COUNT deliveries. */
const firstSeed = 1 + Number(process.env['FROM'] ?? 0);
const deliveriesWanted = Number(process.env['COUNT'] ?? propertyRuns(400, 20_000));
const packetsARound = 40;
const carriers = 6;
vi.setConfig({ testTimeout: 60_000 + deliveriesWanted * 300, hookTimeout: 60_000 });

let world: OpenerWorld;
beforeAll(async () => {
  // Six carriers in a hurry, all with one token: what one phone may ask in a minute and hand in a day is tried elsewhere.
  world = await OpenerWorld.start(undefined, { rates: { device: 60_000 }, quota: { packetsADay: 10_000 } });
});
afterAll(async () => await world.stop());

interface Delivery {
  readonly packet: TestPacket;
  /** Where the page is cut into two frames; 0: sent whole. Another carrier may be somewhere else in it. */
  readonly cutAt: number;
  readonly textOnly: boolean;
}

function framesFor({ packet, cutAt, textOnly }: Delivery): readonly Frame[] {
  if (textOnly) return [packetFrame(packet)];
  if (cutAt === 0) return framesOf(packet);
  return [packetFrame(packet), partFrame(packet, 1, 0, cutAt), partFrame(packet, 1, cutAt)];
}

/** Carries its deliveries in bags of one to four; answers what it was told of each packet, by state. */
async function carry(deliveries: readonly Delivery[], told: Map<string, Set<string>>): Promise<void> {
  for (let from = 0, size = 1; from < deliveries.length; from += size, size = 1 + (from % 4)) {
    const bag = deliveries.slice(from, from + size);
    const answer = await sendFrames(world.gateway, bag.flatMap(framesFor));
    for (const [pid, acknowledgement] of Object.entries(answer.acknowledgements)) {
      const [, payload = ''] = acknowledgement.split('.');
      const { have } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { have: readonly number[] };
      const state = `${pid} ${have.join(',')}`;
      told.set(state, (told.get(state) ?? new Set()).add(acknowledgement));
    }
  }
}

it(`makes one dossier of each packet in ${deliveriesWanted} deliveries, and one acknowledgement of each state`, async () => {
  const told = new Map<string, Set<string>>();
  const all: { readonly packet: TestPacket; readonly dossierId: string }[] = [];
  let delivered = 0;
  for (let seed = firstSeed; delivered < deliveriesWanted; seed += 1) {
    const packets = await Promise.all(
      Array.from({ length: packetsARound }, async () => {
        const text = world.aWholeText();
        const packet = await buildPacket(world.gateway, world.device, { text, papers: [world.photo] });
        return { packet, dossierId: text.dossierId };
      }),
    );
    all.push(...packets);
    const length = packets[0]?.packet.parts[1]?.length ?? 2;
    const one = fc.record({ cutAt: fc.nat(length - 1), textOnly: fc.boolean() });
    const [times = []] = fc.sample(
      fc.array(fc.array(one, { minLength: 1, maxLength: 20 }), { minLength: packetsARound, maxLength: packetsARound }),
      { numRuns: 1, seed },
    );
    const deliveries = times.flatMap((each, index) => {
      const packet = packets[index]?.packet;
      return packet ? each.map((way) => ({ packet, ...way })) : [];
    });
    const [order = []] = fc.sample(fc.shuffledSubarray(deliveries, { minLength: deliveries.length }), {
      numRuns: 1,
      seed,
    });
    delivered += order.length;
    const loads = Array.from({ length: carriers }, (_, carrier) =>
      order.filter((_each, index) => index % carriers === carrier),
    );
    await Promise.all(loads.map((load) => carry(load, told)));
    // Whoever comes last brings what carriers kept each other from finishing.
    await carry(
      packets.map(({ packet }) => ({ packet, cutAt: 0, textOnly: false })),
      told,
    );
    await world.openAll();
  }

  for (const [state, acknowledgements] of told) expect([...acknowledgements], state).toHaveLength(1);
  for (let from = 0; from < all.length; from += 400) {
    const pids = all.slice(from, from + 400).map(({ packet }) => packet.pid);
    const have = await askHave(world.gateway, pids);
    for (const pid of pids) {
      expect(have.packets[pid]?.missing).toEqual([]);
      expect([...(told.get(`${pid} 0,1`) ?? [])]).toEqual([have.packets[pid]?.acknowledgement]);
    }
  }
  const dossiers = await world.opener.db.selectFrom('dossiers').select(['dossier_id', 'revision']).execute();
  expect(dossiers.map((row) => row.dossier_id).sort()).toEqual(all.map(({ dossierId }) => dossierId).sort());
  expect(dossiers.every(({ revision }) => revision === 1)).toBe(true);
  expect((await examineGateway(world.gateway.context)).filter(isOpen)).toEqual([]);
});
