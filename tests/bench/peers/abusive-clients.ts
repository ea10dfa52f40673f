/**
 * Clients that mean harm, from another address than the phones: garbage, bodies that never end, packets of nobody's device,
 * questions about hundreds of names. They go on as fast as they are answered until their parent goes. Arguments: the
 * gateway's origin, how many, and their own address on the loopback.
 */

import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { newPoster } from '../post-body.ts';

const [origin = '', count = '', address = ''] = process.argv.slice(2);
const { post, hang } = newPoster(address);
const pack = `${origin}/api/v1/pack`;
const garbage = randomBytes(64 * 1024);
const slowBody = randomBytes(1024 * 1024);

const habits: readonly (() => Promise<unknown>)[] = [
  () => post(pack, garbage),
  () => post(pack, encodeFrames([{ type: 'packet', pid: randomUUID(), header: 'a.b.c', body: garbage }])),
  () =>
    post(
      `${origin}/api/v1/have`,
      Buffer.from(JSON.stringify({ pids: Array.from({ length: 500 }, () => randomUUID()) })),
      {
        'content-type': 'application/json',
      },
    ),
  async () => {
    const letGo = await hang(pack, slowBody, 1_000);
    await sleep(20_000);
    letGo();
  },
  () => post(`${origin}/api/v1/token`, garbage),
];

process.once('disconnect', () => process.exit());
process.send?.({});
await Promise.all(Array.from({ length: Number(count) }, (_, index) => goOn(habits[index % habits.length] ?? sleep)));

async function goOn(habit: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await habit();
    // Whoever is refused at once would otherwise spend this machine's time, not the gateway's.
    await sleep(5);
  }
}
