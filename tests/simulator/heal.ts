import { Dice } from './dice.ts';
import { makeContact } from './happen.ts';
import { roomyBytes } from './memory-blobs.ts';
import type { World } from './world.ts';

/** Long enough for every back-off, and for the next day's allowance. */
const roundMs = 26 * 3_600_000;
const rounds = 3;

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
  gateway.start();
  for (const phone of phones) phone.isFull = false;
  for (let round = 0; round < rounds; round += 1) {
    const dice = new Dice(round);
    for (const phone of phones) {
      // The last contact is an ordinary one: what waits is due without anybody asking for it.
      const work = phone.use(undefined, (app) => makeContact(world, phone, app, round === 0));
      await world.pump([work], dice, 0);
    }
    await world.gateway.open();
    await world.takeNote();
    if (round < rounds - 1) world.advance(roundMs);
  }
  for (const phone of phones) {
    await world.pump([phone.use(undefined, (app) => makeContact(world, phone, app, true))], new Dice(rounds), 0);
  }
  await world.takeNote();
}
