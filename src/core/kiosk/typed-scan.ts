/**
 * A keyboard-wedge scanner types what it reads, faster than any hand. What is typed is such a scan as soon as enough letters
 * came one right after the other; it ends with Enter, Tab or a pause. Keys alone tell it, so it works in every field and none.
 */

/** One key that went down, as the browser names it. */
export interface TypedKey {
  /** One character, or the name of a key. */
  readonly key: string;
  readonly atMs: number;
  readonly isShifted: boolean;
}

export interface Typing {
  /** Those of the run that goes on: characters and Backspace. */
  readonly run: readonly TypedKey[];
  readonly isScan: boolean;
  /** The run ended with this key, and it was a scan. */
  readonly isDone: boolean;
}

export const noTyping: Typing = { run: [], isScan: false, isDone: false };

/** Between two keys of a scanner, on a slow PC. Who types fast takes twice as long; a key held down repeats and is left out. */
export const longestGapMs = 50;
/** A keyboard driver that puts Vietnamese marks in place sends some keys at once; never this many. */
const fewestCharacters = 7;
/** A card has 300, a slip's address 120. */
const mostCharacters = 2_000;
const ends: readonly string[] = ['Enter', 'Tab', 'NumpadEnter'];

export function nextTyping(before: Typing, key: TypedKey): Typing {
  const last = before.run.at(-1);
  const goesOn = !before.isDone && last !== undefined && key.atMs - last.atMs <= longestGapMs;
  if (ends.includes(key.key)) return goesOn && before.isScan ? { ...before, isDone: true } : noTyping;
  const isCharacter = [...key.key].length === 1;
  // Shift, Caps Lock and what a driver of letters sends between them.
  if (!isCharacter && key.key !== 'Backspace') return goesOn ? before : noTyping;
  const run = goesOn ? [...before.run, key] : isCharacter ? [key] : [];
  if (run.length > mostCharacters) return noTyping;
  const isScan = (goesOn && before.isScan) || run.filter((each) => each.key !== 'Backspace').length >= fewestCharacters;
  return { run, isScan, isDone: false };
}
