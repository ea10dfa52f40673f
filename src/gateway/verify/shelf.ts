/**
 * The place of the blobs as `verify` looks at it: everything that lies there, also what nobody asks for, and how it is put
 * where it belongs. Nothing is ever deleted. A path is what the place itself calls a thing: of a file, or of an object.
 */

export interface ShelfEntry {
  readonly place: 'finished' | 'partials';
  readonly path: string;
  /** What it would be: a digest, or an id of ours. */
  readonly name: string;
}

export interface Shelf {
  /** One at a time is held, however many there are. */
  entries(): AsyncGenerator<ShelfEntry>;
  /** Where a finished blob of that name lies, if it does. */
  finishedPath(name: string): string;
  /** Where an unfinished part lies, if it does. */
  partialPath(name: string): string;
  /** Absent: nothing is there. */
  findSize(path: string): Promise<number | undefined>;
  /** Lower-case hex sha256. Absent: nothing is there, or it cannot be read. */
  findDigest(path: string): Promise<string | undefined>;
  /** Makes what lies at `path` the finished blob `name`, durable when it resolves. */
  publish(path: string, name: string): Promise<void>;
  /** Out of the way: `set-aside/<what it was called>-<when>`. Answers where it is now. */
  setAside(path: string, at: Date): Promise<string>;
  /** As it is told to people. */
  show(path: string): string;
}

/** Below `set-aside/`: one level, so that everything in it is seen at once. */
export function asideName(shown: string, at: Date): string {
  return `${shown.replaceAll(/[^\w.-]/g, '-')}-${at.getTime()}`;
}
