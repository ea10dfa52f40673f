/**
 * Carriers: other people's devices that take packets along and hand them in, some of them hostile. They have no key. What
 * they get are the app's own bundles, and an honest one reads them by the app's own rules.
 */

import type { Frame } from '../../src/core/ports.ts';
import { findWaiting, packLoad } from '../../src/device/relay/pack-load.ts';
import { encodeFrames } from '../../src/protocol/frames.ts';
import { framesOfBundle } from '../fixtures/bundle-frames.ts';
import { describeAnswer, describeBody } from './describe-request.ts';
import { Dice } from './dice.ts';
import { publicUrl } from './province.ts';
import type { SimEvent } from './schedule.ts';
import type { SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

type Trick = 'honest' | 'drops' | 'doubles' | 'reorders' | 'flips' | 'cuts' | 'mixes' | 'signs' | 'spoils';

const tricks: readonly Trick[] = ['drops', 'doubles', 'reorders', 'flips', 'cuts', 'mixes', 'signs', 'spoils'];
/** Small enough that some loads are split, and papers travel apart from their texts. */
const fileBytes = 24_000;

/** Hands packets over to a carrier, or lets a carrier reach coverage. What a carrier has, it keeps: it may come again. */
export async function carry(
  world: World,
  event: Extract<SimEvent, { readonly kind: 'hand over' | 'travel' }>,
): Promise<void> {
  const bag = world.bags[event.carrier] ?? [];
  if (event.kind === 'hand over') {
    const phone = world.phone(event.phone);
    bag.push(...(await packAll(phone, event.carrier % 2 === 0 ? Infinity : fileBytes)));
    return world.log(`carrier ${event.carrier} has ${bag.length}`);
  }
  const dice = new Dice(event.seed);
  const trick = event.isHostile ? dice.pick(tricks) : 'honest';
  if (bag.length > 0) world.count(`carrier: ${trick}`);
  for (const file of dice.shuffle(bag)) {
    if (trick === 'drops' && dice.chance(0.5)) continue;
    const body = await play(trick, file, bag, dice);
    const cutAt = trick === 'cuts' ? dice.below(body.length) : undefined;
    const response = await world.network.post(`${publicUrl}/api/v1/pack`, body, dice, cutAt);
    const said = response ? describeAnswer('/pack', await response.text()) : 'unanswered';
    world.log(`carrier ${event.carrier} ${trick} ${describeBody('/pack', body)}: ${said}`);
    world.advance(dice.between(20, 3_000));
  }
}

/** One file, as it is, read before anything else goes on beside it. */
export async function prepareHandIn(world: World, file: Uint8Array, dice: Dice): Promise<() => Promise<void>> {
  const body = encodeFrames(await framesOfBundle(file));
  return () => handIn(world, body, dice);
}

async function handIn(world: World, body: Uint8Array, dice: Dice): Promise<void> {
  world.count('carrier: in company');
  const response = await world.network.post(`${publicUrl}/api/v1/pack`, body, dice);
  const said = response ? describeAnswer('/pack', await response.text()) : 'unanswered';
  world.log(`a carrier in company ${describeBody('/pack', body)}: ${said}`);
}

async function play(trick: Trick, file: Uint8Array, bag: readonly Uint8Array[], dice: Dice): Promise<Uint8Array> {
  const frames = await framesOfBundle(trick === 'spoils' ? spoil(file, dice) : file);
  switch (trick) {
    case 'doubles':
      return encodeFrames([...frames, ...frames]);
    case 'reorders':
      return encodeFrames(dice.shuffle(frames));
    case 'mixes':
      return encodeFrames(dice.shuffle([...frames, ...(await framesOfBundle(dice.pick(bag)))]));
    case 'flips':
      return encodeFrames(frames.map((frame) => flip(frame, dice)));
    case 'signs':
      return encodeFrames(frames.map((frame) => sign(frame)));
    default:
      return encodeFrames(frames);
  }
}

/** Turns a few bits of the file itself: the carrier's app then leaves out what no longer holds. */
function spoil(file: Uint8Array, dice: Dice): Uint8Array {
  const bytes = Uint8Array.from(file);
  for (let bits = dice.between(1, 4); bits > 0; bits -= 1) {
    const at = dice.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
  }
  return bytes;
}

function flip(frame: Frame, dice: Dice): Frame {
  if (dice.chance(0.4)) return frame;
  const body = frame.body.slice();
  const at = dice.below(body.length);
  body[at] = (body[at] ?? 0) ^ 1;
  return { ...frame, body };
}

/** With a signature of somebody else. */
function sign(frame: Frame): Frame {
  if (frame.type !== 'packet') return frame;
  const [head, payload, signature = ''] = frame.header.split('.');
  return {
    ...frame,
    header: [head, payload, signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))].join('.'),
  };
}

/** What waits on a phone as files for a carrier. */
async function packAll(phone: SimPhone, mostBytes: number): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  await phone.use(undefined, async ({ ports }) => {
    const load = await findWaiting([ports.outbox]);
    const packed = await packLoad(load, { aud: phone.gatewayId, mostBytes, nameOf: String }, () => undefined);
    if (packed.ok) files.push(...packed.value.map(({ bytes }) => bytes));
  });
  return files;
}
