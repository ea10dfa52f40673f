import { listDifferences } from '../../core/household/list-differences.ts';
import { isSame } from '../../core/household/plan-roster.ts';
import type { PlannedRow } from '../../core/household/plan-roster.ts';
import type { RosterPreview, RosterRowVerdict } from '../../core/household/roster-import.ts';
import { headKeyOf } from '../../core/household/read-roster-rows.ts';
import type { RosterFile } from './match-roster-file.ts';
import type { MadePlan } from './roster-imports.ts';

/** A plan as the official looks at it, line by line. */
export function showPlan(file: RosterFile, { plan, hamlets, digest }: MadePlan): RosterPreview {
  // Where the commune has a hamlet, the plan spells it as the commune does.
  const known = new Set(['', ...hamlets]);
  const inFile = new Set(plan.rows.map(({ row: { said } }) => said.hamlet));
  const twins = findTwins(plan.rows);
  return {
    headLine: file.headRow + 1,
    heads: file.heads,
    columns: file.columns,
    isRemembered: file.isRemembered,
    rows: plan.rows.map((row) => showRow(row, twins)),
    gone: plan.gone.map(({ householdId, content: { headName, hamlet, whereabouts } }) => ({
      householdId,
      headName,
      hamlet,
      ...(whereabouts !== undefined && { whereabouts }),
    })),
    unknownHamlets: [...inFile].filter((name) => !known.has(name)),
    hamlets,
    plan: digest,
  };
}

function showRow(planned: PlannedRow, twins: ReadonlyMap<number, number>): RosterRowVerdict {
  const { row, verdict, household, content } = planned;
  const { headName, hamlet, whereabouts, memberCount } = row.said;
  const alsoLine = twins.get(row.line);
  const isNotedOtherwise = household?.noted !== undefined && content !== undefined && !isSame(household.noted, content);
  return {
    line: row.line,
    verdict,
    headName,
    hamlet,
    ...(whereabouts !== undefined && { whereabouts }),
    ...(memberCount !== undefined && { memberCount }),
    ...(household && content && { differs: listDifferences(household.content, content) }),
    ...(household?.isOnlyNoted && { wasOnlyNoted: true }),
    ...(isNotedOtherwise && { isNotedOtherwise }),
    ...(alsoLine !== undefined && { alsoLine }),
  };
}

/** The same head with the same telephone in two hamlets: one family that moved, listed twice. */
function findTwins(rows: readonly PlannedRow[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const twins = new Map<number, number>();
  for (const { row } of rows) {
    const { phone, headName } = row.said;
    if (phone === undefined || row.isRepeated) continue;
    const key = `${headKeyOf({ headName, hamlet: '' })} ${phone}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, row.line);
    else twins.set(row.line, before);
  }
  return twins;
}
