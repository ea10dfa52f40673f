/**
 * What a scanner meant, from the keys that arrived. Between the two stands the PC's keyboard: Caps Lock turns letters over, and a
 * driver for Vietnamese (Telex, VNI) swallows keys, takes letters back and types others in their place. All of it is
 * told by the order of the keys, so each way of undoing is one reading, and whoever asked takes the first that makes sense.
 */

import type { TypedKey } from './typed-scan.ts';

interface Manner {
  readonly tones: { readonly [mark: string]: string };
  /** The key that makes the second letter of the first. */
  readonly letters: { readonly [pair: string]: string };
}

const telex: Manner = {
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  letters: { aâ: 'a', eê: 'e', oô: 'o', aă: 'w', oơ: 'w', uư: 'w', dđ: 'd' },
};
const vni: Manner = {
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  letters: { aâ: '6', eê: '6', oô: '6', aă: '8', oơ: '7', uư: '7', dđ: '9' },
};

/** The most likely first: as it stands on the screen, then without what the keyboard did to it. No two are alike. */
export function readTypedScan(run: readonly TypedKey[]): readonly string[] {
  const shown = showTyped(run);
  const isMarked = /[^\x20-\x7e]/u.test(shown) || run.some(({ key }) => key === 'Backspace');
  const plain = isMarked ? [shown, undo(run, telex), undo(run, vni)] : [shown];
  return [...new Set([...plain, ...plain.map(turnCase)])].filter((text) => text !== '');
}

function showTyped(run: readonly TypedKey[]): string {
  const shown: string[] = [];
  for (const { key } of run) {
    if (key === 'Backspace') shown.pop();
    else shown.push(key);
  }
  return shown.join('').trim();
}

/** The keys that went down on the scanner's side, as far as the driver's own tell them. */
function undo(run: readonly TypedKey[], manner: Manner): string {
  const shown: string[] = [];
  const typed: string[] = [];
  for (let at = 0; at < run.length; at += 1) {
    let taken = 0;
    while (run[at + taken]?.key === 'Backspace') taken += 1;
    if (taken === 0) {
      const { key } = run[at]!;
      shown.push(key);
      // A mark that nothing was taken back for: the driver made the letter of this one key.
      typed.push(manner === telex && /^ư$/i.test(key) ? likeCase('w', key) : key);
      continue;
    }
    const before = shown.splice(-taken);
    const after = run.slice(at + taken, at + 2 * taken).map(({ key }) => key);
    const swallowed = findSwallowed(before, after, manner);
    shown.push(...after);
    at += taken + after.length - 1;
    if (swallowed !== undefined) typed.push(run[at]?.isShifted ? swallowed.toUpperCase() : swallowed);
  }
  return typed.join('').trim();
}

/** Absent: marks were taken away again, and the key that did it is typed for itself after them. */
function findSwallowed(before: readonly string[], after: readonly string[], manner: Manner): string | undefined {
  for (const [index, letter] of after.entries()) {
    const [old, now] = [parts(before[index] ?? ''), parts(letter)];
    if (now.letter !== old.letter) {
      const key = manner.letters[old.letter + now.letter];
      if (key !== undefined) return key;
    }
    if (now.tone !== '' && now.tone !== old.tone) return isMoved(before, now.tone) ? undefined : manner.tones[now.tone];
  }
  return undefined;
}

/** The tone stood on another letter of the word before: it only moved. */
const isMoved = (before: readonly string[], tone: string): boolean => before.some((each) => parts(each).tone === tone);

function parts(letter: string): { readonly letter: string; readonly tone: string } {
  const open = letter.toLowerCase().normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(open)?.[0] ?? '';
  return { letter: open.replace(tone, '').normalize('NFC'), tone };
}

const likeCase = (key: string, model: string): string => (model === model.toUpperCase() ? key.toUpperCase() : key);

/** As Caps Lock would have it. */
function turnCase(text: string): string {
  return [...text].map((each) => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase())).join('');
}
