import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../../src/core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../../src/core/delivery/refresh-statuses.ts';
import { mostNotesAPacket, writeNotes } from '../../../src/core/notes/write-notes.ts';
import { StorageFailure } from '../../../src/core/storage-failure.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aDoor, aNote, testHamlet } from '../../fixtures/notes-fixtures.ts';

const place = { communeCode: '19318', hamlet: testHamlet };

function newWorld() {
  const gateway = new FakeGateway(['device-1']);
  const phone = new FakePhone({ gateway });
  return { gateway, phone, ports: phone.boot().ports };
}

describe('writeNotes', () => {
  it('seals at once, so that the notes travel, are opened, and leave the phone after the grace', async () => {
    const { ports, phone } = newWorld();
    const written = await writeNotes(ports, place, [aDoor('h1'), aDoor('h2', { outcome: 'not-home' })], []);
    expect(written.ok && written.value.map(({ turn }) => turn)).toEqual([1, 1]);
    const [delivery] = await ports.outbox.deliveries();
    expect(await ports.outbox.packet(delivery?.pid ?? '')).toMatchObject({ about: 'notes' });
    await deliverOutbox(ports);
    await refreshStatuses(ports, '0.1.0');
    expect(await ports.outbox.deliveries()).toMatchObject([
      { state: 'delivered', purgeAfterMs: phone.clock.nowMs() + phone.purgeGraceMs },
    ]);
    phone.clock.advanceMs(phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(1);
    // What was noted stays readable until a pack of the hamlet holds it.
    expect((await ports.noteBook.list(testHamlet)).notes).toHaveLength(2);
  });

  it('comes after everything its writer knew of the same door', async () => {
    const { ports } = newWorld();
    const known = [aNote('theirs', aDoor('h1'), { turn: 6 }), aNote('elsewhere', aDoor('h2'), { turn: 9 })];
    const written = await writeNotes(ports, place, [aDoor('h1'), aDoor('h1', { outcome: 'declined' })], known);
    expect(written.ok && written.value.map(({ turn }) => turn)).toEqual([7, 8]);
  });

  it('is of no packet when nothing is to be written', async () => {
    const { ports } = newWorld();
    expect(await writeNotes(ports, place, [], [])).toEqual({ ok: true, value: [] });
    expect(await ports.outbox.deliveries()).toEqual([]);
  });

  it('says that nobody is enrolled, and that there is no room', async () => {
    const { ports, phone } = newWorld();
    const full = { ...ports.noteBook, add: () => Promise.reject(new StorageFailure({ code: 'storage-full' })) };
    const refused = await writeNotes({ ...ports, noteBook: full }, place, [aDoor('h1')], []);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'storage-full' } });
    phone.helper = undefined;
    const stranger = await writeNotes(ports, place, [aDoor('h1')], []);
    expect(stranger).toMatchObject({ ok: false, problem: { code: 'not-enrolled' } });
  });

  it('takes no more than a packet holds', async () => {
    const { ports } = newWorld();
    const bodies = Array.from({ length: mostNotesAPacket + 1 }, (_, index) => aDoor(`h${index}`));
    await expect(writeNotes(ports, place, bodies, [])).rejects.toThrow(RangeError);
  });
});
