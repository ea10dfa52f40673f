import type { AccountRole } from '../reception/administration.ts';
import type { PhoneSchedule } from './schedule.ts';
import { isSameHamlet } from './visit-errands.ts';

/**
 * The hamlets of which a phone may have the packs: its team's. Of no team, an official has those that the commune visits, and
 * a volunteer none. One name for each.
 */
export function listTeamHamlets({ hamlets, rules, exceptions }: PhoneSchedule, role: AccountRole): readonly string[] {
  if (hamlets.length > 0) return [...new Set(hamlets)];
  if (role === 'volunteer') return [];
  const visited = [...rules, ...exceptions.filter((each) => each.kind === 'extra')].map(({ hamlet }) => hamlet);
  return visited.filter((hamlet, index) => visited.findIndex((other) => isSameHamlet(other, hamlet)) === index);
}
