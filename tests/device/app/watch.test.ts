import { describe, expect, it } from 'vitest';
import type { OfficeState } from '../../../src/core/dossier/dossier-status.ts';
import type { SealedPacket } from '../../../src/core/ports.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newWatch } from '../../../src/device/app/watch.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { newLocks, openTestStore } from '../surroundings.ts';

async function openPhone() {
  const store = openTestStore();
  const outbox = newOutbox(store, newSecondCopy(undefined, 'https://gocua.example'), newLocks());
  const { packet } = aPacket('one');
  await store.write(packetTables(store.db), [], () => putPacket(store.db, packet, 2));
  await outbox.record(packet.pid, { pid: packet.pid, attempts: 0, have: [0], state: 'delivered', deliveredAtMs: 1 });
  const tell = ({ dossierId, pid }: Pick<SealedPacket, 'dossierId' | 'pid'>, state: OfficeState) => {
    const at = '2026-11-21T11:00:00Z';
    const status = { dossierId, localCode: '482109375', procedureCode: '1.014027', state, at, openedPids: [pid] };
    return newCatalogue(store).apply({ cursor: at, more: false, procedures: [], lists: {}, statuses: [status] });
  };
  return {
    packet,
    outbox,
    tell,
    needsAttention: async () => (await newWatch(store, newLocks()).counters()).needsAttention,
  };
}

describe('the figures of the link bar', () => {
  it('count a dossier of this phone as "cần xem lại" while a person at the commune looks at it', async () => {
    const { packet, tell, needsAttention } = await openPhone();
    await tell(packet, 'received');
    expect(await needsAttention()).toBe(0);
    await tell(packet, 'in-review');
    expect(await needsAttention()).toBe(1);
    await tell(packet, 'accepted');
    expect(await needsAttention()).toBe(0);
  });

  it('do not count one of another phone', async () => {
    const { tell, needsAttention } = await openPhone();
    await tell({ dossierId: 'another', pid: 'another' }, 'in-review');
    expect(await needsAttention()).toBe(0);
  });

  it('count a dossier once when its packet needs attention too', async () => {
    const { packet, outbox, tell, needsAttention } = await openPhone();
    await tell(packet, 'in-review');
    const problem = { code: 'picture-rejected' } as const;
    await outbox.record(packet.pid, { pid: packet.pid, attempts: 0, have: [0], state: 'needs-attention', problem });
    expect(await needsAttention()).toBe(1);
  });
});
