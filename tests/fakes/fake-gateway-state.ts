/** What the in-memory gateway holds: everything that a backup holds too. */

import type { DossierStatus } from '../../src/core/dossier/dossier-status.ts';
import type { SealedText } from '../../src/core/dossier/dossier.ts';
import type { Note } from '../../src/core/notes/note.ts';
import type { ProblemCode } from '../../src/core/problem.ts';
import { mergeSupplement } from '../../src/gateway/opener/merge-supplement.ts';
import { parseNotesText } from '../../src/protocol/notes-text.ts';
import type { PacketHeader } from '../../src/protocol/packet.ts';

export interface HeldPacket {
  readonly header: string;
  readonly payload: PacketHeader;
  readonly text: Uint8Array;
  superseded: boolean;
  opened: boolean;
}

export interface FiledDossier {
  text: SealedText;
  readonly pids: string[];
  status: DossierStatus;
}

/** Everything that a backup holds. */
export interface GatewayState {
  packets: Map<string, HeldPacket>;
  parts: Map<string, Uint8Array>;
  /** Digests of parts whose bytes were all there and right. */
  complete: Set<string>;
  wholeOnly: Set<string>;
  dossiers: Map<string, FiledDossier>;
  /** Packets that lie on the review list, each with the reason. */
  reviews: Map<string, ProblemCode>;
  notes: Map<string, Note>;
  /** Packets of notes that were opened. */
  openedPids: Set<string>;
}

export function newGatewayState(): GatewayState {
  return {
    packets: new Map(),
    parts: new Map(),
    complete: new Set(),
    wholeOnly: new Set(),
    dossiers: new Map(),
    reviews: new Map(),
    notes: new Map(),
    openedPids: new Set(),
  };
}

/** What the opener does with a packet of notes. */
export function keepNotes(state: GatewayState, pid: string, value: unknown): void {
  const parsed = parseNotesText(value);
  if (!parsed.ok) throw new Error(`the opener cannot read packet ${pid}`);
  for (const note of parsed.value.notes) state.notes.set(note.noteId, note);
  state.openedPids.add(pid);
}

/** A correction comes too late when somebody has decided on the dossier. */
export function mayJoin({ status }: FiledDossier, text: SealedText): boolean {
  if (text.kind === 'supplement')
    return status.state === 'supplement' && status.supplement?.requestId === text.requestId;
  return status.state === 'received' || status.state === 'in-review';
}

/** The dossier's text with what a later packet of it brings. */
export function textAfter(before: SealedText, text: SealedText): SealedText {
  if (text.kind === 'supplement') return mergeSupplement(before, text);
  return text.revision >= before.revision ? text : before;
}

/** A dossier whose first packet was just opened. */
export function fileFirst(text: SealedText, pid: string): FiledDossier {
  const { dossierId, localCode, procedure, accepted } = text;
  const status: DossierStatus = {
    dossierId,
    localCode,
    procedureCode: procedure.code,
    // Who sealed it is not asked here: that is the real gateway's to judge.
    state: accepted ? 'accepted' : 'received',
    at: accepted?.at ?? '2026-11-21T02:00:00Z',
    ...(accepted?.appointmentAt && { appointmentAt: accepted.appointmentAt }),
    openedPids: [pid],
  };
  return { text, pids: [pid], status };
}
