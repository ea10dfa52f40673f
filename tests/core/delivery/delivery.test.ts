import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryEvent, VerifiedAcknowledgement } from '../../../src/core/delivery/delivery.ts';
import { newDelivery, nextDelivery } from '../../../src/core/delivery/delivery.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';

const pid = uuidFor('pid');

function acknowledgement(changes: Partial<VerifiedAcknowledgement> = {}): VerifiedAcknowledgement {
  return {
    pid,
    have: [0],
    complete: false,
    review: false,
    receivedAt: '2026-11-21T02:00:00Z',
    jws: 'a.b.c',
    ...changes,
  };
}
const acknowledged = (changes: Partial<VerifiedAcknowledgement> = {}): DeliveryEvent => ({
  type: 'acknowledged',
  acknowledgement: acknowledgement(changes),
  atMs: 7,
});
const after = (...events: DeliveryEvent[]): Delivery => events.reduce(nextDelivery, newDelivery(pid));
const started: DeliveryEvent = { type: 'started' };

describe('nextDelivery', () => {
  it('goes from waiting over sending to delivered', () => {
    expect(after(started).state).toBe('sending');
    expect(after(started, acknowledged({ complete: true }))).toMatchObject({ state: 'delivered', deliveredAtMs: 7 });
  });

  it('counts what a partial acknowledgement names and goes on', () => {
    expect(after(started, acknowledged({ have: [0, 2] }))).toMatchObject({ state: 'sending', have: [0, 2] });
  });

  it('never lets a late partial acknowledgement undo a fuller one', () => {
    const fuller = after(started, acknowledged({ have: [0, 1, 2] }));
    expect(nextDelivery(fuller, acknowledged({ have: [0] }))).toBe(fuller);
    const delivered = after(started, acknowledged({ complete: true }));
    expect(nextDelivery(delivered, acknowledged())).toBe(delivered);
  });

  it('takes no acknowledgement of another packet', () => {
    const sending = after(started);
    expect(nextDelivery(sending, acknowledged({ pid: uuidFor('other'), complete: true }))).toBe(sending);
  });

  it('counts tries that moved nothing, and forgets them when bytes moved', () => {
    const failed = (bytesMoved: boolean): DeliveryEvent => ({ type: 'failed', retryAtMs: 9, bytesMoved });
    expect(after(started, failed(false), started, failed(false))).toMatchObject({ attempts: 2, notBeforeMs: 9 });
    expect(after(started, failed(false), started, failed(true))).toMatchObject({ attempts: 0 });
  });

  it('takes up a leftover of a killed app at once', () => {
    expect(after(started, { type: 'interrupted' })).toMatchObject({ state: 'waiting', notBeforeMs: 0 });
  });

  it('waits for a person after a refusal, and only a person brings it back', () => {
    const refused = after(started, { type: 'refused', problem: { code: 'pid-conflict' } });
    expect(refused.state).toBe('needs-attention');
    expect(nextDelivery(refused, { type: 'forgotten' })).toBe(refused);
    expect(nextDelivery(refused, started)).toBe(refused);
    expect(nextDelivery(refused, { type: 'retried' })).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('sets the end of the grace period once, and only for what was delivered', () => {
    const opened: DeliveryEvent = { type: 'opened', purgeAfterMs: 50 };
    const delivered = after(started, acknowledged({ complete: true }), opened);
    expect(delivered).toMatchObject({ purgeAfterMs: 50 });
    expect(nextDelivery(delivered, { type: 'opened', purgeAfterMs: 99 })).toBe(delivered);
    expect(nextDelivery(after(started), opened).state).toBe('sending');
  });

  it('calls a person to what arrived and could not be opened, and keeps its content until it was opened after all', () => {
    const reviewed: DeliveryEvent = { type: 'reviewed', problem: { code: 'packet-malformed' } };
    const delivered = after(started, acknowledged({ complete: true }));
    const looked = nextDelivery(delivered, reviewed);
    expect(looked).toMatchObject({ state: 'needs-attention', problem: { code: 'packet-malformed' } });
    expect(looked.acknowledgement?.complete).toBe(true);
    expect(nextDelivery(looked, { type: 'opened', purgeAfterMs: 50 })).toMatchObject({
      state: 'delivered',
      deliveredAtMs: Date.parse('2026-11-21T02:00:00Z'),
      purgeAfterMs: 50,
    });
    const refused = after({ type: 'refused', problem: { code: 'header-invalid' } });
    expect(nextDelivery(refused, { type: 'opened', purgeAfterMs: 50 })).toBe(refused);
    expect(nextDelivery(refused, { type: 'forgotten' })).toBe(refused);
    expect(nextDelivery(looked, { type: 'forgotten' })).toEqual(newDelivery(looked.pid));
    const opened = nextDelivery(delivered, { type: 'opened', purgeAfterMs: 50 });
    expect(nextDelivery(opened, reviewed)).toBe(opened);
    expect(after(started, reviewed).state).toBe('sending');
  });

  it('starts from nothing when the gateway has forgotten it', () => {
    expect(after(started, acknowledged({ complete: true }), { type: 'forgotten' })).toEqual(newDelivery(pid));
  });

  it('never drops a packet and never calls it delivered without a complete acknowledgement', () => {
    const anEvent: fc.Arbitrary<DeliveryEvent> = fc.oneof(
      fc.constantFrom<DeliveryEvent>(started, { type: 'interrupted' }, { type: 'retried' }, { type: 'forgotten' }),
      fc.record({ type: fc.constant('failed' as const), retryAtMs: fc.nat(), bytesMoved: fc.boolean() }),
      fc.constant<DeliveryEvent>({ type: 'refused', problem: { code: 'internal-error' } }),
      fc.constant<DeliveryEvent>({ type: 'reviewed', problem: { code: 'packet-unreadable' } }),
      fc.record({ type: fc.constant('opened' as const), purgeAfterMs: fc.nat() }),
      fc.tuple(fc.subarray([0, 1, 2]), fc.boolean()).map(([have, complete]) => acknowledged({ have, complete })),
    );
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 30 }), (events) => {
        const delivery = after(...events);
        expect(delivery.pid).toBe(pid);
        if (delivery.state === 'delivered') expect(delivery.acknowledgement?.complete).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
