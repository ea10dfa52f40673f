/** The app's code as the simulator runs it, and the three wrong ways to write it that the simulator must notice. */

import type { DrainOutcome } from '../../src/core/delivery/deliver-outbox.ts';
import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../src/core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../src/core/delivery/refresh-statuses.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { DrainMemory } from '../../src/core/delivery/drain-memory.ts';

export interface AppCode {
  deliver(ports: Ports, options: { readonly atOnce: boolean; readonly memory: DrainMemory }): Promise<DrainOutcome>;
  refresh(ports: Ports): Promise<unknown>;
  purge(ports: Ports): Promise<unknown>;
  /** The gateway answers before its transaction is durable. */
  readonly isLateToCommit: boolean;
}

export const realCode: AppCode = {
  deliver: deliverOutbox,
  refresh: (ports) => refreshStatuses(ports, '0.1.0'),
  purge: purgeDelivered,
  isLateToCommit: false,
};

/** The gateway says "received" and writes it down afterwards: a kill in between loses what it said it has. */
export const acknowledgesBeforeCommit: AppCode = { ...realCode, isLateToCommit: true };

/** The phone throws away what it has handed to the network, without a word of the office that it could open it. */
export const purgesOnSent: AppCode = {
  ...realCode,
  async purge(ports) {
    await ports.outbox.exclusively(async () => {
      for (const delivery of await ports.outbox.deliveries()) {
        if (delivery.have.length > 0) await ports.outbox.purge(delivery.pid);
      }
    });
  },
};

/** The phone takes a packet for received because the office speaks of its dossier. */
export const acknowledgesByStatus: AppCode = {
  ...realCode,
  async refresh(ports) {
    await realCode.refresh(ports);
    for (const delivery of await ports.outbox.deliveries()) {
      const packet = await ports.outbox.packet(delivery.pid);
      const status = packet && (await ports.statuses.find(packet.dossierId));
      if (!status || delivery.state !== 'waiting') continue;
      const deliveredAtMs = ports.clock.nowMs();
      await ports.outbox.record(delivery.pid, { ...delivery, state: 'delivered', deliveredAtMs });
    }
  },
};
