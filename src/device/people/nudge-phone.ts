/**
 * The nudge of a page: a contact of its own store, and after one that somebody answered, a contact of the other stores on
 * this phone. The second is not waited for, and has its own back-offs: one person's many pages on a weak link must not hold
 * another's next dossier.
 */

import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import type { Nudge, NudgeParts } from '../contact/nudge.ts';
import { newNudge } from '../contact/nudge.ts';

export interface PhoneNudgeParts extends NudgeParts {
  /** A contact of every other store. */
  readonly contactOthers: NudgeParts['contact'];
  readonly report: (thrown: unknown) => void;
}

export function newPhoneNudge(parts: PhoneNudgeParts): Nudge {
  const { nowMs, fraction, contact, contactOthers, report, isAwaited } = parts;
  const others = newNudge({ contact: contactOthers, nowMs, fraction, isFollower: true });

  const own = newNudge({
    nowMs,
    fraction,
    ...(isAwaited && { isAwaited }),
    async contact(options): Promise<DrainOutcome> {
      const outcome = await contact(options);
      const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
      if (!isOffline) (options.atOnce ? others.now() : others.soon()).catch(report);
      return outcome;
    },
  });

  return {
    ...own,
    watch(page) {
      const stop = own.watch(page);
      return () => {
        stop();
        others.stop();
      };
    },
    stop() {
      own.stop();
      others.stop();
    },
  };
}
