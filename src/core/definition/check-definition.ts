/** What publishing asks of a definition, from the text somebody wrote to the procedure that phones get. */

import { expandBlocks } from './expand-blocks.ts';
import { findFormFaults } from './find-form-faults.ts';
import { findShapeFault } from './find-shape-fault.ts';
import type { FormFault, LocatedFault } from './form-fault.ts';
import { findJsonBreak, lineAt } from './json-text.ts';
import { locateFault } from './locate-fault.ts';
import type { Procedure } from '../procedure/procedure.ts';

export interface CheckedDefinition {
  /** What is to be published, its blocks expanded; absent where there is a fault. */
  readonly procedure?: Procedure;
  /** All faults that can be told at once: a shape that is wrong hides what only references would show. */
  readonly faults: readonly LocatedFault[];
}

/** Checks the JSON text of a definition and says the line of each fault. */
export function checkDefinition(text: string): CheckedDefinition {
  const broken = findJsonBreak(text);
  if (broken !== undefined) return { faults: [{ code: 'not-json', place: '', line: lineAt(text, broken) }] };
  const definition = expandBlocks(JSON.parse(text));
  const faults = findDefinitionFaults(definition);
  if (faults.length === 0) return { procedure: definition as Procedure, faults: [] };
  return { faults: faults.map((fault) => ({ ...fault, line: locateFault(text, fault.place) })) };
}

/** The same for a definition that is no text, its blocks expanded: shapes first, then `findFormFaults`. */
export function findDefinitionFaults(definition: unknown): readonly FormFault[] {
  const fault = findShapeFault(definition);
  if (fault === undefined) return findFormFaults(definition as Procedure);
  return [{ code: fault.isNewer === true ? 'newer-than-app' : 'malformed', place: fault.place }];
}
