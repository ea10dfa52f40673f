import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import { contactGateway } from '../contact/contact-gateway.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import type { Nudge } from '../contact/nudge.ts';
import type { DeviceDelivery } from '../contact/open-delivery.ts';
import { newOthersDelivery } from './deliver-others.ts';
import type { OthersParts } from './deliver-others.ts';
import { newPhoneNudge } from './nudge-phone.ts';
import { readRoster } from './roster.ts';

interface NudgeSurroundings extends Omit<OthersParts, 'roster' | 'report'> {
  /** Of the page's own store. */
  readonly delivery: DeviceDelivery;
  /** After a contact of it that somebody answered. */
  readonly onAnswered: () => Promise<void>;
}

/** The nudge of a page, over its own store and all others on the phone. */
export function openNudge({ delivery, onAnswered, ...others }: NudgeSurroundings): Nudge {
  const report = (thrown: unknown): void => reportError(thrown);
  const { clock, randomness } = delivery;
  return newPhoneNudge({
    async contact(options): Promise<DrainOutcome> {
      const outcome = await contactGateway(others.store, delivery, options);
      if (outcome.kind !== 'waiting' || !outcome.isOffline) await onAnswered();
      return outcome;
    },
    // A locked phone hears nothing, so it need not ask.
    isAwaited: async () =>
      (await findEnrolment(others.store.db))?.device.confirmed === false && (await delivery.maySign()),
    contactOthers: newOthersDelivery({ ...others, roster: readRoster, report }),
    nowMs: () => clock.nowMs(),
    fraction: () => randomness.fraction(),
    report,
  });
}
