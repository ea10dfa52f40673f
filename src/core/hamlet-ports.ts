/** What the screens of a hamlet ask of the device: its pack, and everything that is noted there. A part of `Device`. */

import type { HamletPack } from './household/hamlet-pack.ts';
import type { Note, NoteBody } from './notes/note.ts';
import type { Outcome } from './ports.ts';
import type { Result } from './result.ts';

/** A hamlet of the team, and the pack of it that lies here. */
export interface HamletHere {
  readonly hamlet: string;
  readonly sizeBytes?: number;
  readonly asOf?: string;
}

/** The pack together with what this phone noted since: what the screens show. */
export interface KnownHamlet {
  readonly hamlet: string;
  /** Absent: none was fetched, and only this phone's own notes are known. */
  readonly pack?: HamletPack;
  /** The pack's and this phone's own, unsettled. */
  readonly notes: readonly Note[];
  /** The one that holds for each subject (`settleNotes`). */
  readonly settled: ReadonlyMap<string, Note>;
  /** Own notes that could not be read. */
  readonly torn: number;
}

/** News of it: topic `notes`. */
export interface Hamlets {
  /** The team's hamlets, and those of which a pack lies here, by name. */
  list(): Promise<readonly HamletHere[]>;
  /** Asks the gateway and keeps the answer; an unchanged pack is only dated anew. Progress from 0 to 1. Problem: storage-full. */
  fetchPack(hamlet: string, onProgress?: (share: number) => void): Promise<Outcome<HamletHere>>;
  /** Problem: vault-locked. A pack that cannot be read counts as absent. */
  open(hamlet: string): Promise<Result<KnownHamlet>>;
  /** Seals `bodies` as one packet and keeps them readable here. Problems: those of `writeNotes`, vault-locked. */
  write(hamlet: string, bodies: readonly NoteBody[]): Promise<Result<readonly Note[]>>;
  /** Off this phone; what was noted and is not at the province yet stays in the outbox. */
  forget(hamlet: string): Promise<void>;
}
