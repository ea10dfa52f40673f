import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { Fault } from './check-shape.ts';
import { examineReferences } from './find-reference-faults.ts';
import { findShapeFault } from './find-shape-fault.ts';
import type { Procedure } from '../procedure/procedure.ts';

/**
 * Reads a procedure's definition and holds what the interpreter relies on: shapes, unique ids, references that exist and
 * do not run in a circle. The value is the very object given, so fields of a newer catalogue are carried through.
 * Problems: `procedure-newer-than-app` when only a question type, operator, calculation or other closed word is unknown to
 * this app; `procedure-malformed` otherwise. `message` names the place.
 */
export function parseProcedure(value: unknown): Result<Procedure> {
  const fault: Fault | undefined = findShapeFault(value) ?? findReferenceFault(value as Procedure);
  if (fault === undefined) return succeed(value as Procedure);
  return fail(fault.isNewer === true ? 'procedure-newer-than-app' : 'procedure-malformed', {
    message: fault.place === '' ? 'procedure' : fault.place,
  });
}

/** The first one. A fact that this app does not set is one of a newer app. */
function findReferenceFault(procedure: Procedure): Fault | undefined {
  const [fault] = examineReferences(procedure).faults;
  if (fault === undefined) return undefined;
  return { place: fault.place, ...(fault.code === 'unknown-fact' && { isNewer: true }) };
}
