import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { isPinTooWeak } from '../../../src/device/vault/pin-strength.ts';
import { proposeWords, words } from '../../../src/device/vault/propose-words.ts';

describe('a PIN', () => {
  it.each([
    '12345',
    '000000',
    '123456',
    '654321',
    '456789',
    '890123',
    '121212',
    '123123',
    '686868',
    '112233',
    '147258',
    '300475',
    '750430',
    '19750430',
    '30041975',
    '04301975',
    '041975',
    '197504',
    '481975',
    ' 48 29 ',
    '',
    'sáu chữ số',
    'một một một một',
    'một hai ba bốn',
    'a b c d e f',
    'mật khẩu',
  ])('like %j is too weak', (pin) => expect(isPinTooWeak(pin)).toBe(true));
  it.each(['482913', '482 913', '48291375', '1122334', 'suối nhỏ qua bản', 'bốn từ dễ nhớ', 'Suoi nho qua ban.'])(
    'like %j is taken',
    (pin) => expect(isPinTooWeak(pin)).toBe(false),
  );
});

describe('proposed words', () => {
  it('are four that are taken, and every word comes about as often as any other', () => {
    const drawn = new Map<string, number>();
    const times = 3_000;
    for (let time = 0; time < times; time += 1) {
      const proposed = proposeWords();
      expect(isPinTooWeak(proposed)).toBe(false);
      for (const word of proposed.split(' ')) drawn.set(word, (drawn.get(word) ?? 0) + 1);
    }
    const expected = (times * 4) / words.length;
    const chiSquare = words.reduce((sum, word) => sum + ((drawn.get(word) ?? 0) - expected) ** 2 / expected, 0);
    // Six deviations from what chance alone makes of it.
    expect(chiSquare).toBeLessThan(words.length + 6 * Math.sqrt(2 * words.length));
  });

  it('come from words of which no two are alike without their marks', () => {
    expect(new Set(words.map(fold)).size).toBe(words.length);
    expect(words.length).toBeGreaterThan(800);
    expect(words.filter((word) => !/^\p{L}{3,7}$/u.test(word) || word !== word.normalize('NFC'))).toEqual([]);
  });
});
