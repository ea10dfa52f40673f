import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { forResidents, spoken, tables } from '../../src/ui/texts/spoken.ts';
import { inVietnamese, speak } from '../../src/ui/texts/speak.ts';
import { english } from '../../src/ui/texts/english.ts';
import { home } from '../../src/ui/texts/vi/home.ts';
import { resident } from '../../src/ui/texts/vi/resident.ts';

const textsDir = new URL('../../src/ui/texts/', import.meta.url);
const vietnameseLetters = /[ăâđêôơưạ-ỹàáãèéìíòóõùúýĩũ]/i;

/** What the State prints, and what is said or typed in Vietnamese whoever reads the screen. */
const sameInBoth = /^(declaration\.declaration\.(nation|motto|addressedTo)|.*\.appName|form\.form\.currency)$/;

afterEach(() => speak(undefined));

/** Every sentence with where it stands; a function stands for what it says. */
function* sentencesOf(name: string, words: object): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object' && value !== null) yield* sentencesOf(`${name}.${key}`, value as object);
    else yield [`${name}.${key}`, value];
  }
}

describe('English', () => {
  it('has every table of words, and none that nobody reads', async () => {
    const names = readdirSync(new URL('vi/', textsDir)).map((file) => file.replace(/\.ts$/, ''));
    for (const name of names) await import(`../../src/ui/texts/vi/${name}.ts`);
    const own = [...tables.keys()].filter((name) => !name.startsWith('test.'));
    expect(Object.keys(english).sort()).toEqual(own.sort());
  });

  it('leaves no sentence as it is in Vietnamese', () => {
    const left = [...tables].flatMap(([name, { words }]) => {
      const said = new Map(sentencesOf(name, english[name] ?? {}));
      return [...sentencesOf(name, words)]
        .filter(([key, value]) => typeof value === 'string' && vietnameseLetters.test(value) && said.get(key) === value)
        .map(([key]) => key);
    });
    expect(left.filter((key) => !sameInBoth.test(key))).toEqual([]);
  });

  it('takes the place of Vietnamese in the tables as they lie, and gives it back', () => {
    const { link, title } = home;
    speak(english);
    expect([home.title, link.offline]).toEqual(['Today', 'No network']);
    speak(undefined);
    expect([home.title, link.offline]).toEqual([title, 'Không có mạng']);
  });

  it('is put into what is loaded after it was chosen', () => {
    speak({ 'test.late': { word: 'late' } });
    const late = spoken('test.late', { word: 'muộn', other: 'khác' });
    expect(late).toEqual({ word: 'late', other: 'khác' });
    speak(undefined);
    expect(late.word).toBe('muộn');
    tables.delete('test.late');
  });

  it('is not spoken to residents, unless it was they who chose it', () => {
    const { agree } = resident;
    speak(english);
    expect(resident.agree).toBe(agree);
    const late = forResidents('test.late', { word: 'muộn' });
    expect(late.word).toBe('muộn');
    speak(english, true);
    expect(resident.agree).toBe('I agree');
    expect(inVietnamese(resident).agree).toBe(agree);
    tables.delete('test.late');
  });
});
