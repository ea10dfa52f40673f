import type { KnownHamlet } from '../hamlet-ports.ts';
import type { Note } from '../notes/note.ts';
import { settleNotes } from '../notes/note.ts';
import type { HamletPack } from './hamlet-pack.ts';

/** What is known of a hamlet from its pack and from what was noted here since; a note that stands in both is one. */
export function knowHamlet(
  hamlet: string,
  pack: HamletPack | undefined,
  own: { readonly notes: readonly Note[]; readonly torn: number },
): KnownHamlet {
  const all = [...(pack?.notes ?? []), ...own.notes];
  const notes = [...new Map(all.map((note) => [note.noteId, note])).values()];
  // Of all: what the pack says under an id may be more than the note of that id said alone.
  return { hamlet, ...(pack && { pack }), notes, settled: settleNotes(all), torn: own.torn };
}
