/** The app's code as the simulator runs it, and the three wrong ways to write it that the simulator must notice. */

import type { DrainOutcome } from '../../src/core/delivery/deliver-outbox.ts';
import { deliverOutbox } from '../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../src/core/delivery/purge-delivered.ts';
import type { Acknowledgements, Ports } from '../../src/core/ports.ts';
import type { DrainMemory } from '../../src/core/delivery/drain-memory.ts';

export interface AppCode {
  deliver(ports: Ports, options: { readonly atOnce: boolean; readonly memory: DrainMemory }): Promise<DrainOutcome>;
  purge(ports: Ports): Promise<unknown>;
  wrapAcknowledgements(acknowledgements: Acknowledgements): Acknowledgements;
  /** The gateway answers before its transaction is durable. */
  readonly isLateToCommit: boolean;
}

export const realCode: AppCode = {
  deliver: deliverOutbox,
  purge: purgeDelivered,
  wrapAcknowledgements: (acknowledgements) => acknowledgements,
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

/** The phone takes every packet that is being sent for received as soon as the gateway answers any of them with a 200. */
export const acknowledgesByStatus: AppCode = {
  ...realCode,
  async deliver(ports, options) {
    let answered: string | undefined;
    const outcome = await deliverOutbox(
      {
        ...ports,
        gateway: {
          ...ports.gateway,
          async pack(frames) {
            const packed = await ports.gateway.pack(frames);
            if (packed.kind === 'done') answered ??= Object.values(packed.value.acknowledgements)[0];
            return packed;
          },
        },
      },
      options,
    );
    if (answered === undefined) return outcome;
    const jws = answered;
    const waiting = (await ports.outbox.deliveries()).filter(({ state }) => state === 'waiting');
    await ports.outbox.recordAll(
      waiting.map(({ pid, attempts }) => {
        const receivedAt = ports.clock.nowIso();
        const acknowledgement = { pid, have: [0], complete: true, review: false, receivedAt, jws };
        return { pid, attempts, have: [0], acknowledgement, state: 'delivered', deliveredAtMs: ports.clock.nowMs() };
      }),
    );
    return outcome;
  },
};
