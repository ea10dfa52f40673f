/**
 * In which order and shape a procedure's fields are copied on this PC: the one-stop system's screen has its own order, and the
 * official sets it once. What is remembered are ids of the form, never an answer.
 */

import { copyShapes } from './copy-fields.ts';
import type { CopyField, CopyPiece, CopyShape } from './copy-fields.ts';

export interface CopyPlan {
  readonly order: readonly string[];
  readonly skipped: readonly string[];
  readonly shapes: { readonly [fieldId: string]: CopyShape };
}

/** One press of the key. */
export interface CopyStep extends CopyPiece {
  readonly fieldId: string;
  readonly label: string;
}

export const noPlan: CopyPlan = { order: [], skipped: [], shapes: {} };

/** Fields in the plan's order; one that the plan does not know keeps its place after the field before it. */
export function planned(fields: readonly CopyField[], plan: CopyPlan): readonly CopyField[] {
  const known = new Map(plan.order.map((id, index) => [baseId(id), index]));
  let before = -1;
  const placed = fields.map((field, index) => {
    const own = known.get(baseId(field.id));
    before = own ?? before;
    return { field, rank: before, index };
  });
  return placed.sort((one, other) => one.rank - other.rank || one.index - other.index).map(({ field }) => field);
}

/** The pieces to copy one after the other, without what is skipped. */
export function newCopySteps(fields: readonly CopyField[], plan: CopyPlan): readonly CopyStep[] {
  const skipped = new Set(plan.skipped);
  return planned(fields, plan)
    .filter((field) => !skipped.has(baseId(field.id)))
    .flatMap((field) =>
      (field.shapes[shapeOf(field, plan)] ?? field.shapes.whole ?? []).map((piece) => ({
        ...piece,
        fieldId: field.id,
        label: field.label,
      })),
    );
}

export function shapeOf(field: CopyField, plan: CopyPlan): CopyShape {
  const wanted = plan.shapes[baseId(field.id)] ?? 'whole';
  return field.shapes[wanted] ? wanted : 'whole';
}

/** `children[1].fullName` and `children[0].fullName` are one field of the form. */
export function baseId(id: string): string {
  return id.replaceAll(/\[\d+\]/g, '');
}

export function moved(fields: readonly CopyField[], plan: CopyPlan, id: string, by: 1 | -1): CopyPlan {
  const order = [...new Set(planned(fields, plan).map((field) => baseId(field.id)))];
  const from = order.indexOf(baseId(id));
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return plan;
  const [taken = ''] = order.splice(from, 1);
  order.splice(to, 0, taken);
  return { ...plan, order };
}

export function switched(plan: CopyPlan, id: string): CopyPlan {
  const own = baseId(id);
  const isSkipped = plan.skipped.includes(own);
  return { ...plan, skipped: isSkipped ? plan.skipped.filter((each) => each !== own) : [...plan.skipped, own] };
}

export function shaped(plan: CopyPlan, id: string, shape: CopyShape): CopyPlan {
  return { ...plan, shapes: { ...plan.shapes, [baseId(id)]: shape } };
}

const keyOf = (procedureCode: string) => `desk-copying ${procedureCode}`;

/** What this PC remembers; anything unreadable counts as nothing. */
export function readPlan(procedureCode: string): CopyPlan {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(procedureCode)) ?? 'null');
    if (typeof value !== 'object' || value === null) return noPlan;
    const { order, skipped, shapes } = value as Record<string, unknown>;
    return { order: words(order), skipped: words(skipped), shapes: shapesIn(shapes) };
  } catch {
    return noPlan;
  }
}

export function keepPlan(procedureCode: string, plan: CopyPlan): void {
  localStorage.setItem(keyOf(procedureCode), JSON.stringify(plan));
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function shapesIn(value: unknown): CopyPlan['shapes'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, shape]) => {
      const known = copyShapes.find((each) => each === shape);
      return known ? [[id, known] as const] : [];
    }),
  );
}
