import type { PhoneSchedule } from './schedule.ts';
import { isSameHamlet } from './visit-errands.ts';

/** The hamlets that a phone works in: its team's; of no team, those that the commune visits. One name for each. */
export function listTeamHamlets({ hamlets, rules, exceptions }: PhoneSchedule): readonly string[] {
  if (hamlets.length > 0) return [...new Set(hamlets)];
  const visited = [...rules, ...exceptions.filter((each) => each.kind === 'extra')].map(({ hamlet }) => hamlet);
  return visited.filter((hamlet, index) => visited.findIndex((other) => isSameHamlet(other, hamlet)) === index);
}
