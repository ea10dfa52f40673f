/**
 * A published definition as phones, desk and opener get it. The row's definition stays what was published, to the byte; an
 * end that was decided later stands beside it (`ended_on`) and is put in here, where it is certain and no longer expected.
 */

import type { Procedure } from '../../core/procedure/procedure.ts';

export function deliverDefinition(definition: unknown, endedOn: string | null): Procedure {
  const procedure = definition as Procedure;
  if (endedOn === null) return procedure;
  const unverified = procedure.unverified.filter((name) => name !== 'effectiveTo');
  return { ...procedure, effectiveTo: endedOn, unverified };
}
