import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryEvent } from '../../../src/core/delivery/delivery.ts';
import { newDelivery, nextDelivery } from '../../../src/core/delivery/delivery.ts';
import { findDeliveryNotes, mergeLogEntry } from '../../../src/core/delivery/log-entry.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';

const pid = uuidFor('one');
const acknowledged = (have: readonly number[], complete: boolean): DeliveryEvent => ({
  type: 'acknowledged',
  acknowledgement: { pid, have, complete, review: false, receivedAt: '2026-11-21T01:00:00Z', jws: 'a.b.c' },
  atMs: 5,
});

/** The kinds noted along a road, one recording an event. */
function walk(...events: readonly DeliveryEvent[]): readonly string[] {
  const kinds: string[] = [];
  let before: Delivery = newDelivery(pid);
  for (const event of events) {
    const after = nextDelivery(before, event);
    kinds.push(...findDeliveryNotes([{ before, after }]).map(({ kind, problem }) => [kind, problem].join(' ').trim()));
    before = after;
  }
  return kinds;
}

const started: DeliveryEvent = { type: 'started' };
const failed: DeliveryEvent = { type: 'failed', retryAtMs: 9, bytesMoved: false };

describe('the notes of a delivery', () => {
  it('tell the road of a packet as it went', () => {
    expect(
      walk(started, failed, started, acknowledged([0], false), acknowledged([0, 1], true), {
        type: 'opened',
        purgeAfterMs: 7,
      }),
    ).toEqual(['tried', 'broken-off', 'tried', 'partly-arrived', 'acknowledged', 'opened']);
  });

  it('tell a refusal with its code, and the person’s next try', () => {
    expect(walk(started, { type: 'refused', problem: { code: 'header-invalid' } }, { type: 'retried' })).toEqual([
      'tried',
      'refused header-invalid',
      'tried-again',
    ]);
  });

  it('tell apart what waits for a person there and what the gateway lost', () => {
    const review: DeliveryEvent = { type: 'reviewed', problem: { code: 'packet-unreadable' } };
    expect(walk(started, acknowledged([0], true), review, { type: 'forgotten' })).toEqual([
      'tried',
      'acknowledged',
      'to-review packet-unreadable',
      'forgotten',
    ]);
  });

  it('are one for all that went together, naming a few', () => {
    const changes = Array.from({ length: 60 }, (_, index) => {
      const before = newDelivery(uuidFor(`packet ${index}`));
      return { before, after: nextDelivery(before, started) };
    });
    const notes = findDeliveryNotes(changes);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ kind: 'tried', count: 60 });
    expect(notes[0]?.pids).toHaveLength(5);
  });

  it('say nothing where nothing changed', () => {
    const delivery = newDelivery(pid);
    expect(findDeliveryNotes([{ before: delivery, after: delivery }])).toEqual([]);
    expect(findDeliveryNotes([{ before: undefined, after: delivery }])).toEqual([]);
  });
});

describe('the same again', () => {
  it('is counted into the newest line, and another thing is not', () => {
    const one = { kind: 'broken-off', pids: ['aaaaaaaa'], count: 1, atMs: 1 } as const;
    const merged = mergeLogEntry(one, { ...one, atMs: 2 });
    expect(merged).toEqual({ ...one, times: 2, untilMs: 2 });
    expect(mergeLogEntry(merged, { ...one, atMs: 3 })).toMatchObject({ atMs: 1, times: 3, untilMs: 3 });
    expect(mergeLogEntry(one, { ...one, pids: ['bbbbbbbb'], atMs: 2 })).toBeUndefined();
    expect(mergeLogEntry(undefined, one)).toBeUndefined();
  });
});
