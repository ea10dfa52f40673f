import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedScan } from '../../../src/core/kiosk/read-typed-scan.ts';
import { longestGapMs, nextTyping, noTyping } from '../../../src/core/kiosk/typed-scan.ts';
import type { TypedKey, Typing } from '../../../src/core/kiosk/typed-scan.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const typeAll = (keys: readonly TypedKey[], from: Typing = noTyping): Typing => keys.reduce(nextTyping, from);

/** As a scanner types, `gapMs` between its keys. */
function typed(text: string, gapMs = 5, startMs = 1_000): TypedKey[] {
  return [...text].map((key, index) => ({ key, atMs: startMs + index * gapMs, isShifted: /\p{Lu}/u.test(key) }));
}
const enter = (atMs: number): TypedKey => ({ key: 'Enter', atMs, isShifted: false });

const ascii = fc.string({
  minLength: 7,
  maxLength: 200,
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
});

describe('a scanner that types', () => {
  it('is told from its speed, whatever it types, and ends with Enter', () => {
    fc.assert(
      fc.property(ascii, fc.integer({ min: 0, max: longestGapMs }), (text, gapMs) => {
        const keys = typed(text, gapMs);
        const end = typeAll([...keys, enter(keys.at(-1)!.atMs + gapMs)]);
        expect(end.isDone).toBe(true);
        expect(readTypedScan(end.run)[0]).toBe(text.trim());
      }),
      { numRuns: propertyRuns(200, 2_000) },
    );
  });

  it('is never a hand, however long it types and whatever keys go with it', () => {
    const key = fc.constantFrom('a', 'Ơ', '1', ' ', 'Backspace', 'Shift', 'Enter', 'Tab', 'ArrowLeft');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.integer({ min: longestGapMs + 1, max: 2_000 })), { maxLength: 60 }),
        (hand) => {
          let atMs = 0;
          let typing = noTyping;
          for (const [name, gapMs] of hand) {
            typing = nextTyping(typing, { key: name, atMs: (atMs += gapMs), isShifted: false });
            expect(typing.isScan).toBe(false);
          }
        },
      ),
      { numRuns: propertyRuns(200, 2_000) },
    );
  });

  it('is not the few letters that a Vietnamese keyboard puts in place at once', () => {
    const moment = (key: string, index: number): TypedKey => ({ key, atMs: 10 + index, isShifted: false });
    const word = ['Backspace', 'Backspace', 'Backspace', 'Backspace', 'ê', 'n', 'g', 'h'].map(moment);
    expect(typeAll(word).isScan).toBe(false);
  });

  it('begins anew after its end, so that two scans are two', () => {
    const first = typed('079012345678|A');
    const second = typed('079012345679|B', 5, first.at(-1)!.atMs + 10);
    const done = typeAll([...first, enter(first.at(-1)!.atMs + 5)]);
    expect(readTypedScan(typeAll(second, done).run)[0]).toBe('079012345679|B');
  });
});

describe('what a keyboard did to a scan', () => {
  it('is undone: letters turned over by Caps Lock', () => {
    expect(readTypedScan(typed('HTTPS://X.VN/TRA-CUU#482109375.aBc'))).toContain('https://x.vn/tra-cuu#482109375.AbC');
  });

  it('is undone: keys that a Telex or VNI driver swallowed, wherever they stood', () => {
    const word = fc.array(fc.constantFrom(...'aeoudnkmtgh019-#.'), { minLength: 8, maxLength: 40 });
    for (const driver of [telexDriver, vniDriver]) {
      fc.assert(
        fc.property(
          word,
          fc.array(fc.tuple(fc.nat(), fc.constantFrom(...driver.marks)), { maxLength: 6 }),
          (letters, marks) => {
            const text = marks.reduce((all, [at, mark]) => splice(all, at % all.length, mark), letters.join(''));
            expect(readTypedScan(driver.type(text))).toContain(text);
          },
        ),
        { numRuns: propertyRuns(300, 3_000) },
      );
    }
  });

  it('is undone with capitals, told by the Shift that was held', () => {
    expect(readTypedScan(telexDriver.type('token-ASbcUW-aaS.1'))).toContain('token-ASbcUW-aaS.1');
  });
});

const splice = (text: string, at: number, mark: string): string => text.slice(0, at) + mark + text.slice(at);

const toneOf: Record<string, string> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const vniToneOf: Record<string, string> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
const letterOf: Record<string, string> = { aa: 'â', ee: 'ê', oo: 'ô', aw: 'ă', ow: 'ơ', uw: 'ư', dd: 'đ' };
const vniLetterOf: Record<string, string> = { a6: 'â', e6: 'ê', o6: 'ô', a8: 'ă', o7: 'ơ', u7: 'ư', d9: 'đ' };

const telexDriver = { marks: [...'sfrxjw'], type: newDriver(toneOf, letterOf) };
const vniDriver = { marks: [...'12345678'], type: newDriver(vniToneOf, vniLetterOf) };

/**
 * A driver in the small: a mark's key changes the last vowel of the word before it, once; it takes back what stands from there
 * on and types it again.
 */
function newDriver(tones: Record<string, string>, letters: Record<string, string>) {
  return (text: string): TypedKey[] => {
    const keys: TypedKey[] = [];
    const shown: string[] = [];
    const press = (key: string, isShifted: boolean) => keys.push({ key, atMs: 1_000 + keys.length, isShifted });
    const replaceFrom = (at: number, letter: string, isShifted: boolean) => {
      const after = [letter, ...shown.slice(at + 1)];
      for (let count = after.length; count > 0; count -= 1) press('Backspace', isShifted);
      for (const each of after) press(each, isShifted);
      shown.splice(at, after.length, ...after);
    };
    for (const key of text) {
      const isShifted = /[A-Z]/.test(key);
      const low = key.toLowerCase();
      const start = shown.findLastIndex((each) => !/\p{L}/u.test(each)) + 1;
      const at = shown.findLastIndex(
        (each, index) => index >= start && letters[each.toLowerCase() + low] !== undefined,
      );
      const made = at < 0 ? undefined : letters[shown[at]!.toLowerCase() + low];
      const vowel = shown.findLastIndex((each, index) => index >= start && /^[aeouâêôăơư]$/i.test(each));
      const isToned = shown
        .slice(start)
        .some(
          (each) => each.normalize('NFD').length > 2 || /[\u0300\u0301\u0303\u0309\u0323]/.test(each.normalize('NFD')),
        );
      const tone = tones[low];
      if (made !== undefined)
        replaceFrom(at, shown[at] === shown[at]!.toUpperCase() ? made.toUpperCase() : made, isShifted);
      else if (tone !== undefined && vowel >= 0 && !isToned)
        replaceFrom(vowel, (shown[vowel]! + tone).normalize('NFC'), isShifted);
      else {
        press(key, isShifted);
        shown.push(key);
      }
    }
    return keys;
  };
}
