import { useMemo, useState } from 'react';
import type { KnownHamlet } from '../../core/hamlet-ports.ts';
import type { RoundDays, RoundDoor } from '../../core/household/round.ts';
import { readRound } from '../../core/household/round.ts';
import { findRoundSince, setRoundSince } from './round-since.ts';

/** The round of a hamlet as this phone counts it. */
export function useRound(
  known: KnownHamlet | undefined,
  today: string,
): {
  readonly doors: readonly RoundDoor[] | undefined;
  readonly days: RoundDays;
  readonly begin: (day: string) => void;
} {
  const [since, setSince] = useState(() => findRoundSince(today));
  const days = useMemo(() => ({ since, today }), [since, today]);
  const doors = useMemo(() => known && readRound(known, days), [known, days]);
  return {
    doors,
    days,
    begin(day) {
      setRoundSince(day, today);
      setSince(day);
    },
  };
}
