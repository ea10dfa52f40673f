/** Lets one event of a schedule happen in a world. */

import { closeCorrections } from '../../src/core/dossier/close-corrections.ts';
import type { StateAction } from '../../src/gateway/desk/decide-action.ts';
import { tornRecord } from '../fakes/fake-store.ts';
import { carry, prepareHandIn } from './carry.ts';
import { short } from './describe-request.ts';
import { Dice } from './dice.ts';
import type { Kill } from './gate.ts';
import { roomyBytes } from './memory-blobs.ts';
import { noteOne, readNotesAtGateway } from './noting.ts';
import type { SimEvent } from './schedule.ts';
import type { App, SimPhone } from './sim-phone.ts';
import { settle } from './still-time.ts';
import { correctOne, sealOne, supplementOne } from './sitting.ts';
import type { World } from './world.ts';

const yearMs = 365 * 24 * 3_600_000;
/** What the gateway keeps free for itself. */
const floorBytes = 200 * 1024 ** 2;

type Of<Kind extends SimEvent['kind']> = Extract<SimEvent, { readonly kind: Kind }>;

export async function happen(world: World, event: SimEvent): Promise<void> {
  world.log(`— ${event.kind}`);
  world.count(`event: ${event.kind}`);
  await run(world, event);
  await world.takeNote();
}

async function run(world: World, event: SimEvent): Promise<void> {
  const { gateway } = world;
  switch (event.kind) {
    case 'seal':
    case 'correct':
    case 'supplement':
      return await sit(world, event);
    case 'note':
      return await note(world, event);
    case 'contact':
      return await contact(world, event);
    case 'open': {
      const dealt = await gateway.open(event.kill);
      return world.log(`opened ${dealt}`);
    }
    case 'decide':
      return await decide(world, event.seed, event.which, event.kill);
    case 'kill the gateway':
      gateway.arm(event.kill);
      world.network.downFor = event.downFor;
      return;
    case 'fill the gateway':
      gateway.disk.freeBytes = event.room === 'none' ? floorBytes : roomyBytes;
      gateway.disk.roomBytes = event.room === 'some' ? new Dice(event.seed).below(30_000) : roomyBytes;
      return;
    case 'allow packets':
      gateway.packetsADay = event.packetsADay;
      return await gateway.start();
    case 'rotate keys':
      gateway.rotate();
      return await gateway.start();
    case 'forget old keys':
      gateway.forgetOldKeys();
      return await gateway.start();
    case 'hand over':
    case 'travel':
      return await carry(world, event);
    case 'wait':
      return world.advance(event.durationMs);
    default:
      return await runOnPhone(world, event);
  }
}

async function runOnPhone(
  world: World,
  event: Of<'close the app' | 'wipe' | 'fill' | 'empty' | 'revoke' | 'tear' | 'leap'>,
): Promise<void> {
  const phone = world.phone(event.phone);
  switch (event.kind) {
    case 'close the app':
      return phone.close();
    case 'wipe':
      // The browser looks at its database when it starts; the start before had made every copy whole.
      await phone.use(undefined, async () => undefined);
      return phone.wipe();
    case 'fill':
      phone.isFull = true;
      return;
    case 'empty':
      phone.isFull = false;
      return;
    case 'revoke':
      // On the connection of the gateway: one that commits late holds locks that nobody else waits out.
      await world.province.pools.calm.query(`update devices set state = 'revoked' where device_id = $1`, [
        phone.deviceId,
      ]);
      if (!world.revokedAtMs.has(phone.deviceId)) world.revokedAtMs.set(phone.deviceId, world.nowMs);
      return;
    case 'tear':
      return tear(world, phone, event);
    case 'leap':
      return phone.fake.clock.advanceMs(event.years * yearMs);
  }
}

async function sit(world: World, event: Of<'seal' | 'correct' | 'supplement'>): Promise<void> {
  const phone = world.phone(event.phone);
  if (!phone.isEnrolled) return;
  const pictures = world.takePictures(event.pages, event.seed);
  const number = `0912${String(event.seed % 1_000_000).padStart(6, '0')}`;
  const outcome = await phone.use<{ ok: boolean; problem?: { code: string } }>(event.crash, async ({ ports }) => {
    if (event.kind === 'seal') return await sealOne(ports, pictures, number);
    if (event.kind === 'correct') return await correctOne(ports, event.which, pictures, number);
    return await supplementOne(ports, event.which, pictures);
  });
  world.log(`${phone.name} ${typeof outcome === 'string' ? outcome : (outcome.problem?.code ?? 'sealed')}`);
  const isPromised = typeof outcome !== 'string' && outcome.ok;
  await world.takeNote();
  // What was told to be sealed is on the disk.
  if (isPromised && phone.disk.packets.size === 0) world.violations.push(`${phone.name} sealed and has nothing`);
}

async function note(world: World, { phone: index, which, isInformed, crash }: Of<'note'>): Promise<void> {
  const phone = world.phone(index);
  if (!phone.isEnrolled) return;
  const known = isInformed ? await readNotesAtGateway(world) : [];
  const outcome = await phone.use(crash, (app) => noteOne(app, which, known));
  world.log(`${phone.name} ${typeof outcome === 'string' ? outcome : outcome.ok ? 'noted' : outcome.problem.code}`);
}

async function contact(world: World, event: Of<'contact'>): Promise<void> {
  const dice = new Dice(event.seed);
  const closesCorrections = dice.chance(0.3);
  const begin = async ({ phone: index, crash }: (typeof event.phones)[number]) => {
    const phone = world.phone(index);
    const outcome = await phone.use(crash, async (app) => {
      if (closesCorrections) await closeCorrections(app.ports);
      return await makeContact(world, phone, app, event.atOnce);
    });
    world.log(`${phone.name} ${typeof outcome === 'string' ? outcome : outcome.kind}`);
  };
  const works: Promise<void>[] = [];
  for (const one of event.phones) {
    works.push(begin(one));
    // Each as far as its first request: what it has to wait for until then may be remembered from another run.
    await settle();
  }
  const findCompany = () => meet(world, dice);
  await world.pump(works, dice, event.badness, event.isCrowded ? findCompany : undefined);
  if (event.isOpened) await world.gateway.open();
}

/** As `contact-gateway.ts`: deliver what waits, learn what is new, let go of what may go. */
export async function makeContact(world: World, phone: SimPhone, { ports, memory }: App, atOnce: boolean) {
  const { code } = world;
  const outcome = await code.deliver(ports, { atOnce, memory });
  const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
  if (!isOffline && phone.isEnrolled) await code.refresh(ports);
  await code.purge(ports);
  return outcome;
}

/** What may go on at the province at the moment in which a phone is served. */
async function meet(world: World, dice: Dice): Promise<readonly (() => Promise<void>)[]> {
  const { gateway } = world;
  const company: (() => Promise<void>)[] = [];
  if (dice.chance(0.4)) company.push(async () => void (await gateway.open()));
  if (dice.chance(0.3)) {
    const decision = await prepareDecision(world, dice.seed(), dice.below(20));
    if (decision) company.push(decision);
  }
  const file = world.bags.flat()[dice.below(20)];
  if (file) company.push(await prepareHandIn(world, file, new Dice(dice.seed())));
  return company;
}

async function decide(world: World, seed: number, which: number, kill: Kill | undefined): Promise<void> {
  const { gateway } = world;
  const decision = await prepareDecision(world, seed, which);
  if (!decision) return;
  if (!gateway.isUp) await gateway.start();
  if (kill) gateway.arm(kill);
  await decision();
}

/** An official looks at a dossier and makes up his mind; absent when there is none. */
async function prepareDecision(world: World, seed: number, which: number): Promise<(() => Promise<void>) | undefined> {
  const { gateway, province } = world;
  const dossiers = await province.db
    .selectFrom('dossiers')
    .select(['dossier_id', 'revision', 'state'])
    .orderBy('arrived_at')
    .orderBy('dossier_id')
    .execute();
  const dossier = dossiers[which % Math.max(1, dossiers.length)];
  if (!dossier) return undefined;
  const dice = new Dice(seed);
  const action = dice.weighted<StateAction>([
    [4, 'accept'],
    [5, 'supplement'],
    [1, 'refuse'],
    [1, 'withdraw'],
    [1, 'resume-review'],
  ]);
  const body = {
    officialNumber: `H46.32-261121-${String(seed % 10_000).padStart(4, '0')}`,
    items: [{ kind: 'paper', id: 'book', why: 'Ảnh bị mờ' }],
    reason: 'Không thuộc thẩm quyền',
  };
  const etag = String(dossier.revision - (dice.chance(0.1) ? 1 : 0));
  const subject = { dossierId: dossier.dossier_id, etag, action };
  return async () => {
    const done = await gateway.act(subject, body);
    world.log(
      `${action} of ${short(subject.dossierId)}, ${dossier.state}: ${done ? (done.ok ? 'done' : done.problem.code) : 'killed'}`,
    );
    if (!done?.ok) return;
    world.decided.push(subject);
    world.count(`desk: ${action}`);
  };
}

function tear(world: World, phone: SimPhone, { what, which }: Of<'tear'>): void {
  // Only what has a second copy: what has none is lost, and named (`docs/protocol.md`).
  const copied = phone.packets().filter(({ pid }) => phone.copies.packets.has(pid));
  const packet = copied[which % Math.max(1, copied.length)];
  if (!packet) return;
  phone.close();
  world.count(`torn: ${what}`);
  const part = packet.parts[which % packet.parts.length]?.sha256 ?? '';
  // What the cache had not written yet when the power went: the next start makes it again.
  if (what === 'copy') phone.copies.packets.delete(packet.pid);
  else if (what === 'delivery') phone.disk.deliveries.set(packet.pid, tornRecord);
  else if (what === 'packet') phone.disk.packets.set(packet.pid, tornRecord);
  else if (phone.copies.parts.has(part)) phone.disk.parts.delete(part);
}
