/** Carriers: other people's devices that take packets along and hand them in, some of them hostile. They have no key. */

import type { Frame } from '../../src/core/ports.ts';
import { exportPacket } from '../../src/device/sealing/export-packet.ts';
import { FrameReader, encodeFrames } from '../../src/protocol/frames.ts';
import { describeAnswer, describeBody } from './describe-request.ts';
import { Dice } from './dice.ts';
import { publicUrl } from './province.ts';
import type { SimEvent } from './schedule.ts';
import type { SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

type Trick = 'honest' | 'drops' | 'doubles' | 'reorders' | 'flips' | 'cuts' | 'mixes' | 'signs';

const tricks: readonly Trick[] = ['drops', 'doubles', 'reorders', 'flips', 'cuts', 'mixes', 'signs'];

/** Hands packets over to a carrier, or lets a carrier reach coverage. What a carrier has, it keeps: it may come again. */
export async function carry(
  world: World,
  event: Extract<SimEvent, { readonly kind: 'hand over' | 'travel' }>,
): Promise<void> {
  const bag = world.bags[event.carrier] ?? [];
  if (event.kind === 'hand over') {
    bag.push(...(await exportAll(world.phone(event.phone))));
    return world.log(`carrier ${event.carrier} has ${bag.length}`);
  }
  const dice = new Dice(event.seed);
  const trick = event.isHostile ? dice.pick(tricks) : 'honest';
  if (bag.length > 0) world.count(`carrier: ${trick}`);
  for (const file of dice.shuffle(bag)) {
    if (trick === 'drops' && dice.chance(0.5)) continue;
    const body = play(trick, file, bag, dice);
    const cutAt = trick === 'cuts' ? dice.below(body.length) : undefined;
    const response = await world.network.post(`${publicUrl}/api/v1/pack`, body, dice, cutAt);
    const said = response ? describeAnswer('/pack', await response.text()) : 'unanswered';
    world.log(`carrier ${event.carrier} ${trick} ${describeBody('/pack', body)}: ${said}`);
    world.advance(dice.between(20, 3_000));
  }
}

/** One file, as it is. */
export async function handIn(world: World, file: Uint8Array, dice: Dice): Promise<void> {
  world.count('carrier: in company');
  const response = await world.network.post(`${publicUrl}/api/v1/pack`, file, dice);
  const said = response ? describeAnswer('/pack', await response.text()) : 'unanswered';
  world.log(`a carrier in company ${describeBody('/pack', file)}: ${said}`);
}

function play(trick: Trick, file: Uint8Array, bag: readonly Uint8Array[], dice: Dice): Uint8Array {
  const frames = framesOf(file);
  switch (trick) {
    case 'doubles':
      return encodeFrames([...frames, ...frames]);
    case 'reorders':
      return encodeFrames(dice.shuffle(frames));
    case 'mixes':
      return encodeFrames(dice.shuffle([...frames, ...framesOf(dice.pick(bag))]));
    case 'flips':
      return encodeFrames(frames.map((frame) => flip(frame, dice)));
    case 'signs':
      return encodeFrames(frames.map((frame) => sign(frame)));
    default:
      return file;
  }
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

function framesOf(file: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  let body: Uint8Array[] = [];
  let begin: ((body: Uint8Array) => Frame) | undefined;
  for (const event of new FrameReader().push(file)) {
    if (event.type === 'meta') {
      const { meta } = event;
      if (meta.type === 'packet')
        begin = (bytes) => ({ type: 'packet', pid: meta.pid, header: meta.header, body: bytes });
      if (meta.type === 'part')
        begin = (bytes) => ({ type: 'part', sha256: meta.sha256, offset: meta.offset, body: bytes });
      body = [];
    } else if (event.type === 'body') {
      body.push(event.bytes);
    } else if (event.type === 'end' && begin) {
      frames.push(begin(Uint8Array.from(Buffer.concat(body))));
    }
  }
  return frames;
}

/** The packets of a phone as files for a carrier. */
async function exportAll(phone: SimPhone): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  await phone.use(undefined, async ({ ports }) => {
    for (const { pid } of await ports.outbox.deliveries()) {
      const exported = await exportPacket(ports.outbox, pid);
      if (exported.ok) files.push(exported.value.bytes);
    }
  });
  return files;
}
