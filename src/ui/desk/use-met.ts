import { useMemo, useState } from 'react';
import type { DeskRow } from '../../core/reception/desk.ts';

interface Met {
  /** Names by code, in their order. */
  readonly procedures: ReadonlyMap<string, string>;
  readonly hamlets: readonly string[];
}

/** A filtered queue shows fewer kinds than there are; what was met once stays to be chosen. */
export function useMet(rows: readonly DeskRow[]): Met {
  const [met, setMet] = useState<{
    readonly procedures: ReadonlyMap<string, string>;
    readonly hamlets: ReadonlySet<string>;
  }>({ procedures: new Map(), hamlets: new Set() });
  const isNew = rows.some(
    ({ procedureCode, hamlet }) =>
      !met.procedures.has(procedureCode) || (hamlet !== undefined && !met.hamlets.has(hamlet)),
  );
  if (isNew) {
    setMet({
      procedures: new Map([...met.procedures, ...rows.map((row) => [row.procedureCode, row.procedureName] as const)]),
      hamlets: new Set([...met.hamlets, ...rows.flatMap(({ hamlet }) => (hamlet === undefined ? [] : [hamlet]))]),
    });
  }
  return useMemo(
    () => ({
      procedures: new Map([...met.procedures].sort(([, one], [, other]) => one.localeCompare(other, 'vi'))),
      hamlets: [...met.hamlets].sort((one, other) => one.localeCompare(other, 'vi')),
    }),
    [met],
  );
}
