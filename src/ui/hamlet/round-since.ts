/** The day from which a round counts, as chosen on this phone; nobody's data. A choice of an earlier week is forgotten. */

import { weekBeginning } from '../../core/household/round.ts';
import { isDay } from '../../core/visit/ready-to-go.ts';

const key = 'round-since';

/** Monday of this week unless an own day was chosen this week. */
export function findRoundSince(today: string): string {
  const [chosen, chosenOn] = (localStorage.getItem(key) ?? '').split(' ');
  const week = weekBeginning(today);
  return isDay(chosen) && isDay(chosenOn) && weekBeginning(chosenOn) === week && chosen <= today ? chosen : week;
}

export function setRoundSince(day: string, today: string): void {
  try {
    localStorage.setItem(key, `${day} ${today}`);
  } catch {
    // A full store keeps dossiers first; the round then begins on Monday.
  }
}
