import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../src/core/delivery/delivery.ts';
import { newLoad, newShipment, planBody } from '../../../src/core/delivery/shipment.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

/** One accepted packet with papers of those sizes. */
function loadOf(sizes: readonly number[]) {
  const parts = [1_000, ...sizes].map((len, index) => ({
    sha256: `part-${index}`,
    len,
    kind: index === 0 ? ('text' as const) : ('paper' as const),
  }));
  const packet = { pid: 'one', seq: 1, dossierId: 'd', header: 'h', headerSha256: 's', parts, sealedAtMs: 0 };
  const shipment = newShipment(packet, newDelivery('one'));
  shipment.text = 'accepted';
  return newLoad([shipment]);
}

describe('planBody', () => {
  it('cuts parts at whole bytes, whatever the measured rate was, and covers each of them once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.double({ min: 16_384, max: 500_000, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (sizes, bodies) => {
          const load = loadOf(sizes);
          let sent = 0;
          for (let turn = 0; turn < 1_000; turn += 1) {
            const plan = planBody(load, bodies[turn % bodies.length]!);
            const bytes = plan.filter((frame) => frame.len > 0);
            if (bytes.length === 0) break;
            for (const frame of bytes) {
              if (frame.type !== 'part') throw new Error('the text was accepted before');
              expect(Number.isInteger(frame.len) && Number.isInteger(frame.offset)).toBe(true);
              expect(frame.offset).toBe(frame.part.held);
              frame.part.held += frame.len;
              frame.part.inFlight = false;
              sent += frame.len;
            }
          }
          expect(sent).toBe(sizes.reduce((sum, size) => sum + size, 0));
        },
      ),
      { numRuns: propertyRuns(100, 5_000) },
    );
  });
});
