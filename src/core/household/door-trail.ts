/**
 * What was noted at a door and by whom, as the pack tells it: notes themselves name nobody, and of those that were followed a
 * phone keeps nothing.
 */

import type { Note, NoteBody } from '../notes/note.ts';
import type { DoorBody, DoorOutcome, HouseholdBody, VneidBody } from './household.ts';

export interface DoorTrace {
  readonly noteId: string;
  readonly householdId: string;
  readonly type: 'door' | 'household' | 'vneid';
  /** Its writer's clock. */
  readonly at: string;
  /** As the office knows who wrote it. */
  readonly writer: string;
  readonly outcome?: DoorOutcome;
  readonly comeBackOn?: string;
  readonly remark?: string;
}

/** As many of each door as people look back. */
export const mostTraces = 5;

/** Absent: the note is about no door. */
export function traceOf({ noteId, at, body }: Note, writer: string): DoorTrace | undefined {
  if (!isAtDoor(body)) return undefined;
  const common = { noteId, householdId: body.householdId, type: body.type, at: momentOf(body, at), writer };
  if (body.type !== 'door') return common;
  const { outcome, comeBackOn, remark } = body;
  return {
    ...common,
    outcome,
    ...(comeBackOn !== undefined && { comeBackOn }),
    ...(remark !== undefined && { remark }),
  };
}

function isAtDoor(body: NoteBody): body is DoorBody | HouseholdBody | VneidBody {
  return body.type === 'door' || body.type === 'household' || body.type === 'vneid';
}

function momentOf(body: DoorBody | HouseholdBody | VneidBody, at: string): string {
  return body.type === 'door' ? (body.knockedAt ?? at) : at;
}

/** The traces of one door and this phone's own notes on it that the pack does not tell yet, newest first. */
export function listTraces(
  trail: readonly DoorTrace[],
  own: readonly Note[],
  householdId: string,
  ownName: string,
): readonly DoorTrace[] {
  const told = trail.filter((trace) => trace.householdId === householdId);
  const known = new Set(told.map(({ noteId }) => noteId));
  const mine = own.flatMap((note) => {
    const trace = known.has(note.noteId) ? undefined : traceOf(note, ownName);
    return trace?.householdId === householdId ? [trace] : [];
  });
  return [...mine, ...told].sort((one, other) => momentMs(other) - momentMs(one));
}

const momentMs = ({ at }: DoorTrace): number => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? 0 : ms;
};
