/**
 * How far one sealed packet has travelled: a pure state machine. What the office says is a third axis and not here.
 *
 * ```
 *             started              acknowledged(complete)            opened
 *   waiting ───────────► sending ─────────────────────────► delivered ─────► delivered, purgeAfter set
 *     ▲  ▲                │ │ │ │                             └─ reviewed(problem) ─┐
 *     │  │                │ │ │ └─ refused(problem) ─► needs-attention ◄──────────────┘
 *     │  │                │ │ │                              ├─ retried ─► waiting
 *     │  │                │ │ │                              └─ opened ─► delivered, when the gateway holds all of it
 *     │  └ failed(retry) ─┘ │ └ acknowledged(partial) ─► waiting, text safe, photos counted
 *     ├──── interrupted ────┘      a `sending` row met by the lock holder is a leftover of a killed app
 *     └──── forgotten ── delivered, or reviewed   `have` answered null: a gateway restored from a backup
 * ```
 *
 * Nothing here ever drops a packet: every event that does not fit leaves the delivery as it was.
 */

import type { Problem } from '../problem.ts';

/** What the gateway signed, after its signature, pid and header digest were verified. */
export interface VerifiedAcknowledgement {
  readonly pid: string;
  /** Indexes into the header's `parts` that are on disk. */
  readonly have: readonly number[];
  readonly complete: boolean;
  /** Stored for a person to look at (revoked device, refused correction): custody, not trust. */
  readonly review: boolean;
  readonly receivedAt: string;
  /** The compact JWS itself, kept as proof. */
  readonly jws: string;
}

interface DeliveryCommon {
  readonly pid: string;
  /** Tries since bytes last moved; the back-off counts them. */
  readonly attempts: number;
  /** Parts the gateway has on disk by its newest acknowledgement; index 0 is the text. */
  readonly have: readonly number[];
  readonly acknowledgement?: VerifiedAcknowledgement;
}

export type Delivery =
  | (DeliveryCommon & { readonly state: 'waiting'; readonly notBeforeMs: number })
  | (DeliveryCommon & { readonly state: 'sending' })
  | (DeliveryCommon & {
      readonly state: 'delivered';
      readonly deliveredAtMs: number;
      /** The opener could open it; content may go after this moment. Absent: not yet known to be opened. */
      readonly purgeAfterMs?: number;
    })
  | (DeliveryCommon & { readonly state: 'needs-attention'; readonly problem: Problem });

export type DeliveryEvent =
  | { readonly type: 'started' }
  | { readonly type: 'acknowledged'; readonly acknowledgement: VerifiedAcknowledgement; readonly atMs: number }
  | { readonly type: 'failed'; readonly retryAtMs: number; readonly bytesMoved: boolean }
  | { readonly type: 'interrupted' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'retried' }
  | { readonly type: 'opened'; readonly purgeAfterMs: number }
  /** It arrived, and could not become (part of) a dossier: the copy here stays, to be looked at and carried. */
  | { readonly type: 'reviewed'; readonly problem: Problem }
  | { readonly type: 'forgotten' };

/** The delivery of a packet that was just sealed. */
export function newDelivery(pid: string): Delivery {
  return { pid, state: 'waiting', attempts: 0, have: [], notBeforeMs: 0 };
}

/** Whether the gateway signed for every byte, whatever became of the packet there: sending it again changes nothing. */
export function isHeldWhole({ acknowledgement }: Delivery): boolean {
  return acknowledgement?.complete === true;
}

/** The delivery after `event`; the same object when the event does not apply. */
export function nextDelivery(delivery: Delivery, event: DeliveryEvent): Delivery {
  const { pid, attempts, have, acknowledgement } = delivery;
  const common = { pid, attempts, have, ...(acknowledgement && { acknowledgement }) };
  switch (event.type) {
    case 'started':
      return delivery.state === 'waiting' ? { ...common, state: 'sending' } : delivery;
    case 'acknowledged':
      return acknowledge(delivery, event.acknowledgement, event.atMs);
    case 'failed':
      if (delivery.state !== 'sending') return delivery;
      return {
        ...common,
        state: 'waiting',
        attempts: event.bytesMoved ? 0 : attempts + 1,
        notBeforeMs: event.retryAtMs,
      };
    case 'interrupted':
      return delivery.state === 'sending' ? { ...common, state: 'waiting', notBeforeMs: 0 } : delivery;
    case 'refused':
      return delivery.state === 'delivered'
        ? delivery
        : { ...common, state: 'needs-attention', problem: event.problem };
    case 'retried':
      return delivery.state === 'needs-attention'
        ? { ...common, state: 'waiting', attempts: 0, notBeforeMs: 0 }
        : delivery;
    case 'opened':
      // A person at the province opened it after all.
      if (delivery.state === 'needs-attention' && acknowledgement && isHeldWhole(delivery)) {
        const deliveredAtMs = Date.parse(acknowledgement.receivedAt);
        return { ...common, state: 'delivered', deliveredAtMs, purgeAfterMs: event.purgeAfterMs };
      }
      return delivery.state === 'delivered' && delivery.purgeAfterMs === undefined
        ? { ...delivery, purgeAfterMs: event.purgeAfterMs }
        : delivery;
    case 'reviewed':
      return delivery.state === 'delivered' && delivery.purgeAfterMs === undefined
        ? { ...common, state: 'needs-attention', problem: event.problem }
        : delivery;
    case 'forgotten':
      // Without the old acknowledgement: it names bytes that the gateway no longer has.
      return delivery.state === 'needs-attention' && !isHeldWhole(delivery)
        ? delivery
        : { pid, state: 'waiting', attempts: 0, have: [], notBeforeMs: 0 };
  }
}

/** Acknowledged by pid, never by order or state; a late partial one never undoes a complete one. */
function acknowledge(delivery: Delivery, acknowledgement: VerifiedAcknowledgement, atMs: number): Delivery {
  if (acknowledgement.pid !== delivery.pid || delivery.state === 'delivered') return delivery;
  const common = { pid: delivery.pid, attempts: 0, have: acknowledgement.have, acknowledgement };
  if (acknowledgement.complete) return { ...common, state: 'delivered', deliveredAtMs: atMs };
  if (acknowledgement.have.length < delivery.have.length) return delivery;
  if (delivery.state === 'sending') return { ...common, state: 'sending' };
  return { ...common, state: 'waiting', notBeforeMs: delivery.state === 'waiting' ? delivery.notBeforeMs : 0 };
}
