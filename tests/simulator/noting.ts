/** What is noted in a hamlet: written by the app's own verb, kept by the phone, and judged by a maximum worked out here anew. */

import { isDeepStrictEqual } from 'node:util';
import type { DoorOutcome } from '../../src/core/household/household.ts';
import type { Note, NotesText } from '../../src/core/notes/note.ts';
import { settleNotes } from '../../src/core/notes/note.ts';
import { writeNotes } from '../../src/core/notes/write-notes.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import { openNoteContent } from '../../src/gateway/store/note-tables.ts';
import { testCommune } from '../fixtures/start-gateway.ts';
import { short } from './describe-request.ts';
import { isForgotten } from './find-review-fault.ts';
import type { GatewayState } from './read-gateway.ts';
import type { App, SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

const place = { communeCode: testCommune.code, hamlet: 'Bản Mẫu' };
const outcomes: readonly DoorOutcome[] = ['helped', 'not-home', 'declined', 'come-back', 'not-knocked'];

/** A packet of notes that was sealed: none of them may ever be lost. */
export interface NotedFact {
  readonly packet: SealedPacket;
  readonly phone: SimPhone;
  readonly text: NotesText;
}

/** A knock at one of three doors, by somebody who knows what this phone noted and `known`. */
export async function noteOne({ ports }: App, which: number, known: readonly Note[]) {
  const own = await ports.noteBook.list(place.hamlet);
  const householdId = `h${which % 3}`;
  const outcome = outcomes[which % outcomes.length] ?? 'helped';
  const bodies = [{ type: 'door', householdId, outcome, remark: `lần ${which}` }] as const;
  return await writeNotes(ports, place, bodies, [...known, ...own.notes]);
}

/** Each row of the gateway, in one order always: what a pack of the hamlet would hold. */
export async function readNotesAtGateway({ province }: World): Promise<readonly Note[]> {
  const rows = await province.db.selectFrom('notes').select(['note_id', 'sealed_content']).orderBy('note_id').execute();
  return rows.map((row) => openNoteContent(province.keys.all.dataKey, row.note_id, row.sealed_content));
}

/** Every note that arrived is there once, as it was written; what holds is the greatest of each door. */
export async function judgeNotes(world: World, state: GatewayState): Promise<readonly string[]> {
  if (world.noted.size === 0) return [];
  const wrong: string[] = [];
  const there = await readNotesAtGateway(world);
  const arrived: Note[] = [];
  for (const fact of world.noted.values()) {
    const isOpened = state.packets.get(fact.packet.pid)?.opening === 'opened';
    wrong.push(...judgeNotePacket(world, state, fact));
    for (const note of fact.text.notes) {
      const copies = there.filter(({ noteId }) => noteId === note.noteId);
      if (isOpened) arrived.push(note);
      if (copies.length !== (isOpened ? 1 : 0))
        wrong.push(`note ${short(note.noteId)} is there ${copies.length} times`);
      if (copies.some((copy) => !isDeepStrictEqual(copy, note))) wrong.push(`note ${short(note.noteId)} was changed`);
    }
  }
  if (there.length !== arrived.length) wrong.push(`${there.length} notes are there and ${arrived.length} arrived`);
  const settled = settleNotes(there);
  for (const householdId of new Set(arrived.map(doorOf))) {
    const [greatest] = arrived.filter((note) => doorOf(note) === householdId).sort(greatestFirst);
    const holds = settled.get(`door ${householdId}`)?.noteId;
    if (holds !== greatest?.noteId) wrong.push(`at door ${householdId} ${holds} holds and not ${greatest?.noteId}`);
  }
  return wrong;
}

/** In the words of the protocol. */
function greatestFirst(one: Note, other: Note): number {
  return other.turn - one.turn || Date.parse(other.at) - Date.parse(one.at) || (one.noteId < other.noteId ? 1 : -1);
}

function doorOf({ body }: Note): string {
  return body.type === 'door' ? body.householdId : '';
}

function judgeNotePacket(world: World, state: GatewayState, { packet, phone }: NotedFact): readonly string[] {
  const name = `notes ${short(packet.pid)}`;
  const row = state.packets.get(packet.pid);
  if (!row) {
    if (isForgotten(world, packet)) return [];
    return [`${name} never arrived`];
  }
  const times = state.openings.get(packet.pid) ?? 0;
  if (row.review === null) return row.complete && times === 1 ? [] : [`${name} were opened ${times} times`];
  const isRevoked = row.receivedAtMs >= (world.revokedAtMs.get(phone.deviceId) ?? Infinity);
  const isTrue =
    row.review === 'device-revoked' ? isRevoked : row.review === 'packet-unreadable' && isForgotten(world, packet);
  return isTrue ? [] : [`${name} lie in review as ${row.review}`];
}
