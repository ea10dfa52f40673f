/** Whatever a commune plans: what was cancelled never shows, each visit has one origin, the order and the ids are stable. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDayNumber, isoOfDayNumber, weekdayOf } from '../../../src/core/calendar/calendar-date.ts';
import { listMissedVisits, listVisits } from '../../../src/core/visit/list-visits.ts';
import { isDayOfRule, monthTurns } from '../../../src/core/visit/schedule.ts';
import type { VisitException, VisitRepeat, VisitRule } from '../../../src/core/visit/schedule.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const firstDay = findDayNumber('2026-01-01') ?? 0;
const day = fc.integer({ min: 0, max: 120 }).map((offset) => isoOfDayNumber(firstDay + offset));
const repeat: fc.Arbitrary<VisitRepeat> = fc.oneof(
  fc.constant({ kind: 'weekly' } as const),
  fc.constant({ kind: 'second-week' } as const),
  fc.constantFrom(...monthTurns).map((turn) => ({ kind: 'month', turn }) as const),
);
const content = fc.record({
  hamlet: fc.constantFrom('Tà Rẹc', 'Ba Nang', 'A Rồng'),
  place: fc.constant('Nhà văn hóa'),
  from: fc.constantFrom('07:30', '08:00', '13:30'),
  to: fc.constantFrom('10:00', '16:00').filter((to) => to > '09:00'),
  people: fc.constant([]),
});
const rule = fc
  .tuple(content, fc.integer({ min: 0, max: 6 }), repeat, day, fc.option(day))
  .map(([facts, weekday, how, validFrom, end]) => ({
    ...facts,
    weekday,
    repeat: how,
    validFrom,
    ...(end !== null && end >= validFrom && { validTo: end }),
  }));
const schedule = fc
  .tuple(
    fc.array(rule, { maxLength: 5 }),
    fc.array(fc.record({ at: fc.nat(4), on: day, kind: fc.constantFrom('cancelled', 'held', 'moved', 'extra'), day }), {
      maxLength: 12,
    }),
    content,
  )
  .map(([rules, wishes, extra]) => {
    const named = rules.map((each, index): VisitRule => ({ ruleId: `r${index}`, ...each }));
    const exceptions = wishes.map((wish, index): VisitException => {
      const base = { exceptionId: `e${index}`, ruleId: `r${wish.at}`, on: wish.on };
      if (wish.kind === 'extra') return { exceptionId: base.exceptionId, kind: 'extra', on: wish.on, ...extra };
      if (wish.kind === 'held') return { ...base, kind: 'held' };
      if (wish.kind === 'cancelled') return { ...base, kind: 'cancelled', reason: 'Mưa' };
      return { ...base, kind: 'moved', reason: 'Lũ', day: wish.day, from: '09:00', to: '10:00', place: 'Trường' };
    });
    return { rules: named, exceptions };
  });
const daysOff = fc.array(day, { maxLength: 10 }).map((days) => Object.fromEntries(days.map((each) => [each, 'Lễ'])));
const range = fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const runs = { numRuns: propertyRuns(40, 5000) };

describe('a schedule', () => {
  it('shows no day that was cancelled, and none twice', () => {
    fc.assert(
      fc.property(schedule, daysOff, range, (plan, off, [from, to]) => {
        const visits = listVisits(plan, off, from, to);
        const last = new Map(
          plan.exceptions.flatMap((each) => (each.kind === 'extra' ? [] : [[`${each.ruleId}.${each.on}`, each]])),
        );
        for (const visit of visits) expect(last.get(visit.visitId)?.kind).not.toBe('cancelled');
        expect(new Set(visits.map(({ visitId }) => visitId)).size).toBe(visits.length);
      }),
      runs,
    );
  });

  it('gives each visit one origin, a rule with that day or an extra one', () => {
    fc.assert(
      fc.property(schedule, daysOff, range, (plan, off, [from, to]) => {
        for (const visit of listVisits(plan, off, from, to)) {
          expect(visit.date >= from && visit.date <= to).toBe(true);
          const rules = plan.rules.filter(({ ruleId }) => ruleId === visit.rule?.ruleId);
          const extra = plan.exceptions.filter((each) => each.kind === 'extra' && each.exceptionId === visit.visitId);
          expect(rules.length + extra.length).toBe(1);
          if (visit.rule) {
            expect(isDayOfRule(rules[0] as VisitRule, visit.rule.on)).toBe(true);
            expect(weekdayOf(findDayNumber(visit.rule.on) ?? 0)).toBe(rules[0]?.weekday);
            if (!visit.movedFrom && visit.holiday) expect(visit.exceptionId).toBeDefined();
          }
        }
      }),
      runs,
    );
  });

  it('is in order, and the same whatever stretch is asked for and however its rows lie', () => {
    fc.assert(
      fc.property(schedule, daysOff, range, day, (plan, off, [from, to], cut) => {
        const whole = listVisits(plan, off, from, to);
        const keys = whole.map((visit) => [visit.date, visit.from, visit.hamlet, visit.visitId].join('|'));
        expect(keys).toEqual([...keys].sort());
        const turned = { rules: plan.rules.toReversed(), exceptions: plan.exceptions };
        expect(listVisits(turned, off, from, to)).toEqual(whole);
        if (cut < from || cut >= to) return;
        const next = isoOfDayNumber((findDayNumber(cut) ?? 0) + 1);
        expect([...listVisits(plan, off, from, cut), ...listVisits(plan, off, next, to)]).toEqual(whole);
      }),
      runs,
    );
  });

  it('tells of every fixed day whether it is held, moved or missed', () => {
    fc.assert(
      fc.property(schedule, daysOff, range, (plan, off, [from, to]) => {
        const shown = listVisits(plan, off, from, to).map(({ visitId }) => visitId);
        const missed = listMissedVisits(plan, off, from, to).map(({ visitId, why }) => [visitId, why] as const);
        for (let number = findDayNumber(from) ?? 0; number <= (findDayNumber(to) ?? 0); number += 1) {
          const on = isoOfDayNumber(number);
          for (const { ruleId, ...each } of plan.rules) {
            if (!isDayOfRule(each, on)) continue;
            const id = `${ruleId}.${on}`;
            const why = missed.find(([visitId]) => visitId === id)?.[1];
            // One that was moved within these days stands in both lists.
            if (why === undefined) expect(shown).toContain(id);
            else if (why !== 'moved') expect(shown).not.toContain(id);
          }
        }
      }),
      runs,
    );
  });
});
