import { Dice } from './dice.ts';
import { makeContact } from './happen.ts';
import { roomyBytes } from './memory-blobs.ts';
import type { World } from './world.ts';

/** Long enough for every back-off, and for the next day's allowance. */
const roundMs = 26 * 3_600_000;
const mostRounds = 5;
/** Between two contacts when nothing waits for anything. */
const calmRoundMs = 5_000;

/**
 * Coverage, room and a running gateway for long enough; nobody repairs anything. Clocks stay wrong, revoked devices stay
 * revoked, and what carriers did stays done.
 */
export async function heal(world: World): Promise<void> {
  const { gateway, network, phones } = world;
  world.log('— healing');
  network.dropAll();
  network.downFor = 0;
  gateway.packetsADay = 2_000;
  gateway.disk.freeBytes = roomyBytes;
  gateway.disk.roomBytes = roomyBytes;
  await gateway.start();
  for (const phone of phones) {
    phone.endDanger();
    phone.isFull = false;
  }
  let isQuiet = false;
  for (let round = 0; round < mostRounds && !isQuiet; round += 1) {
    await contactAll(world, round);
    const dealt = await gateway.open();
    await world.takeNote();
    const isAnythingWaiting = phones.some(({ disk }) => [...disk.deliveries.values()].some(isWaiting));
    // What the opener dealt with in this round phones hear of in the next.
    isQuiet = dealt === 0 && !isAnythingWaiting;
    world.advance(isAnythingWaiting ? roundMs : calmRoundMs);
  }
  await gateway.stop();
}

/** Only the first contact is one that a person asked for: later what waits must be due by itself. */
async function contactAll(world: World, round: number): Promise<void> {
  for (const phone of world.phones) {
    const work = phone.use(undefined, (app) => makeContact(world, phone, app, round === 0));
    await world.pump([work], new Dice(round), 0);
  }
}

function isWaiting(delivery: string): boolean {
  return /"state":"(waiting|sending)"/.test(delivery);
}
