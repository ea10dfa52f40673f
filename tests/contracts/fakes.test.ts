/** The in-memory ports keep the same contracts as the real ones. */

import { FakeGateway } from '../fakes/fake-gateway.ts';
import { FakePhone } from '../fakes/fake-phone.ts';
import { aPicture } from '../fakes/fake-sealer.ts';
import { FakeBeginnings, storePacket, tornRecord } from '../fakes/fake-store.ts';
import { bytesFor } from '../fixtures/dossier-fixtures.ts';
import { describeBeginnings } from './beginnings-contract.ts';
import { describeDrafts } from './drafts-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { describeSealer } from './sealer-contract.ts';

const newPhone = () => new FakePhone({ gateway: new FakeGateway([]) });

describeDrafts('in memory', async () => {
  const phone = newPhone();
  let run = phone.boot();
  return {
    drafts: run.ports.drafts,
    restart: async () => {
      run.process.kill();
      run = phone.boot();
      return run.ports.drafts;
    },
    tear: async (dossierId) => void phone.disk.drafts.set(dossierId, tornRecord),
  };
});

describeBeginnings('in memory', async () => {
  const phone = newPhone();
  let run = phone.boot();
  return {
    beginnings: new FakeBeginnings(phone.disk, run.process),
    restart: async () => {
      run.process.kill();
      run = phone.boot();
      return new FakeBeginnings(phone.disk, run.process);
    },
    tear: async (beginningId) => void phone.disk.beginnings.set(beginningId, tornRecord),
  };
});

describeOutbox('in memory', async () => {
  const phone = newPhone();
  let run = phone.boot();
  return {
    outbox: run.ports.outbox,
    enqueue: async (packet, parts) => storePacket(phone.disk, packet, parts),
    restart: async () => {
      run.process.kill();
      run = phone.boot();
      return run.ports.outbox;
    },
    tearDelivery: async (pid) => void phone.disk.deliveries.set(pid, tornRecord),
    tearPart: async (sha256) => void phone.disk.parts.delete(sha256),
  };
});

describeSealer('in memory', async () => {
  const phone = newPhone();
  let run = phone.boot();
  return {
    ports: run.ports,
    restart: async () => {
      run.process.kill();
      run = phone.boot();
      return run.ports;
    },
    picture: async (name) => aPicture(bytesFor(name, 3_000)),
  };
});
