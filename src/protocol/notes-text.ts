/**
 * The plaintext of a packet of notes, as the opener finds it. As with a dossier, the signature says who sealed it and nothing
 * of what it holds, so every field is checked; a kind of note that this version does not know makes the packet malformed, and
 * a person looks at it.
 */

import { mostNotesAPacket } from '../core/notes/write-notes.ts';
import { cashShapes } from './cash-shapes.ts';
import type { NotesText } from '../core/notes/note.ts';
import type { Result } from '../core/result.ts';
import { fail, succeed } from '../core/result.ts';
import { handoverBodies } from './handover-notes.ts';
import { resultBodies } from './result-notes.ts';
import type { Shape } from './shape.ts';
import { fields, integer, isWithin, list, matching, moment, oneOf, text } from './shape.ts';

const bounds = { textLength: 1000, listLength: mostNotesAPacket, depth: 8, values: 20_000 };

const id = matching(/^[\w.-]{1,64}$/);
const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const day = matching(/^\d{4}-\d{2}-\d{2}$/);
const count = integer(0, 1000);
const isFlag: Shape = (value) => typeof value === 'boolean';
const hamlet = text(200);
const remark = text(500, 0);
const phone = text(30, 0);

const household = fields({
  headName: text(200),
  'whereabouts?': text(300, 0),
  'memberCount?': integer(0, 100),
  'phone?': phone,
  needs: list(
    oneOf('elder', 'disability', 'poor', 'near-poor', 'newborn', 'residence', 'insurance', 'vneid', 'other'),
    9,
  ),
  'remark?': remark,
  'vneid?': fields({ 'none?': count, 'level-1?': count, 'level-2?': count }),
});

const momentOrList: Shape = (value) => value === '' || moment(value);
const moments = fields({
  'headName?': momentOrList,
  'whereabouts?': momentOrList,
  'memberCount?': momentOrList,
  'phone?': momentOrList,
  'needs?': momentOrList,
  'remark?': momentOrList,
  'vneid?': momentOrList,
  'isGone?': momentOrList,
});

const bodies: readonly Shape[] = [
  ...cashShapes,
  fields({
    type: oneOf('door'),
    householdId: id,
    outcome: oneOf('helped', 'not-home', 'declined', 'come-back', 'not-knocked'),
    'comeBackOn?': day,
    'remark?': remark,
    'knockedAt?': moment,
  }),
  fields({ type: oneOf('household'), householdId: id, household, 'isGone?': isFlag, 'writtenAt?': moments }),
  fields({
    type: oneOf('vneid'),
    householdId: id,
    people: list(
      fields({
        name: text(200),
        'birthYear?': integer(1900, 2100),
        'phone?': phone,
        step: oneOf('asked', 'invited', 'done', 'refused'),
      }),
      50,
    ),
  }),
  ...resultBodies,
  ...handoverBodies,
];

const note = fields({
  noteId: uuid,
  at: moment,
  hamlet,
  turn: integer(1, 1_000_000),
  body: (value) => bodies.some((holds) => holds(value)),
});

const notesText = fields({
  kind: oneOf('notes'),
  notesId: uuid,
  notes: list(note, mostNotesAPacket),
  helper: fields({ deviceId: text(64), name: text(200, 0), role: text(60, 0) }),
  place: fields({ communeCode: text(20), hamlet }),
  sealedAt: moment,
});

/** Whether a plaintext claims to be notes: what else it must hold, `parseNotesText` says. */
export function isNotes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'notes';
}

/** The notes in `value`, the very same object. Problem: packet-malformed. */
export function parseNotesText(value: unknown): Result<NotesText> {
  if (!isWithin(value, bounds) || !notesText(value)) return fail('packet-malformed');
  const { notes, place } = value as NotesText;
  const isWhole = notes.length > 0 && new Set(notes.map(({ noteId }) => noteId)).size === notes.length;
  return isWhole && notes.every((one) => one.hamlet === place.hamlet)
    ? succeed(value as NotesText)
    : fail('packet-malformed');
}
