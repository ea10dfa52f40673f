/**
 * The schedule as a phone of the commune keeps it, with the hamlets of its person's team. It is told only to a phone that
 * says which state it holds (its inventory's `scheduleDigest`), and only when that is another one: whatever changed it (a rule,
 * a day, a team, a person who moved), and however old the app was when it did, the next contact puts it right.
 */

import type { PhoneSchedule } from '../../core/visit/schedule.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { readTeamHamlets } from '../hamlets/team-hamlets.ts';
import { daysBefore, digestOf, readSchedule } from './read-schedule.ts';

/** A visit may have been moved by as much; older days are nobody's errand. */
const keptDays = 60;

/** Absent: the phone has it already. */
export async function findNewSchedule(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  { personId, communeCode }: { readonly personId: string; readonly communeCode: string },
  held: string,
): Promise<PhoneSchedule | undefined> {
  const { schedule } = await readSchedule(db, communeCode, daysBefore(vietnamDay(now()), keptDays));
  const hamlets = await readTeamHamlets({ db }, { personId, communeCode });
  const content = { ...schedule, hamlets };
  const digest = digestOf(content);
  return digest === held ? undefined : { digest, ...content };
}
