/** What does not fit among the visits of some days: told to who plans, never forbidden, because the commune knows why. */

import type { Visit } from './list-visits.ts';

export type VisitConflict =
  /** One person at two places at one time. */
  | { readonly kind: 'person-twice'; readonly name: string; readonly visits: readonly [Visit, Visit] }
  /** Two visits in one hamlet at one time. */
  | { readonly kind: 'hamlet-twice'; readonly visits: readonly [Visit, Visit] }
  | { readonly kind: 'holiday'; readonly name: string; readonly visits: readonly [Visit] }
  | {
      readonly kind: 'point-closed';
      readonly name: string;
      readonly closedOn: string;
      readonly visits: readonly [Visit];
    }
  /** The person's time is over by then. */
  | {
      readonly kind: 'person-gone';
      readonly name: string;
      readonly lastDay: string;
      readonly visits: readonly [Visit];
    };

export interface VisitFacts {
  readonly points: readonly { readonly receptionPointId: string; readonly name: string; readonly closedOn?: string }[];
  readonly people: readonly { readonly personId: string; readonly lastDay?: string }[];
}

/** In the order of `visits`, which is that of `listVisits`. */
export function findVisitConflicts(visits: readonly Visit[], facts: VisitFacts): readonly VisitConflict[] {
  return visits.flatMap((visit, index) => [
    ...visits.slice(index + 1).flatMap((other) => (overlap(visit, other) ? clashesOf(visit, other) : [])),
    ...troublesOf(visit, facts),
  ]);
}

function overlap(a: Visit, b: Visit): boolean {
  return a.date === b.date && a.from < b.to && b.from < a.to;
}

function clashesOf(visit: Visit, other: Visit): readonly VisitConflict[] {
  const visits = [visit, other] as const;
  const ids = new Set(other.people.flatMap(({ personId }) => personId ?? []));
  const twice = visit.people.filter(({ personId }) => personId !== undefined && ids.has(personId));
  return [
    ...twice.map(({ name }) => ({ kind: 'person-twice' as const, name, visits })),
    ...(visit.hamlet === other.hamlet ? [{ kind: 'hamlet-twice' as const, visits }] : []),
  ];
}

function troublesOf(visit: Visit, { points, people }: VisitFacts): readonly VisitConflict[] {
  const visits = [visit] as const;
  const { date, holiday, receptionPointId } = visit;
  const point = points.find((each) => each.receptionPointId === receptionPointId);
  const gone = visit.people.flatMap(({ personId, name }) => {
    const lastDay = people.find((each) => each.personId === personId)?.lastDay;
    return personId !== undefined && lastDay !== undefined && lastDay < date ? [{ name, lastDay }] : [];
  });
  return [
    ...(holiday === undefined ? [] : [{ kind: 'holiday' as const, name: holiday, visits }]),
    ...(point?.closedOn !== undefined && point.closedOn < date
      ? [{ kind: 'point-closed' as const, name: point.name, closedOn: point.closedOn, visits }]
      : []),
    ...gone.map((each) => ({ kind: 'person-gone' as const, ...each, visits })),
  ];
}
