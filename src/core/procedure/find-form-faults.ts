import type { FormFault } from './form-fault.ts';
import type { Procedure } from './procedure.ts';

/**
 * Everything that speaks against publishing a definition which `parseProcedure` took or refused only for a reference, in the
 * order of the definition. Empty: it may be published. It ends for any definition, however large.
 */
export function findFormFaults(_procedure: Procedure): readonly FormFault[] {
  return [];
}
