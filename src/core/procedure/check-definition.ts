/** What publishing asks of a definition, from the text somebody wrote to the procedure that phones get. */

import { expandBlocks } from './expand-blocks.ts';
import { findFormFaults } from './find-form-faults.ts';
import { findShapeFault } from './find-shape-fault.ts';
import type { FormFault, LocatedFault } from './form-fault.ts';
import { locateFault } from './locate-fault.ts';
import type { Procedure } from './procedure.ts';

export interface CheckedDefinition {
  /** What is to be published, its blocks expanded; absent where there is a fault. */
  readonly procedure?: Procedure;
  /** All faults that can be told at once: a shape that is wrong hides what only references would show. */
  readonly faults: readonly LocatedFault[];
}

/** Checks the JSON text of a definition and says the line of each fault. */
export function checkDefinition(text: string): CheckedDefinition {
  const read = readJson(text);
  if (!read.isJson) return { faults: [{ code: 'not-json', place: '', line: read.line }] };
  const definition = expandBlocks(read.value);
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

type ReadJson = { readonly isJson: true; readonly value: unknown } | { readonly isJson: false; readonly line: number };

function readJson(text: string): ReadJson {
  try {
    return { isJson: true, value: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false, line: 1 };
  }
}
