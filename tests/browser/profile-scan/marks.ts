/** What is planted: no mark twice, each beginning with one of `markWords`, which nothing else in a profile begins with. */

/** Letters of a name, digits of an identity number, of a telephone number. */
export const markWords = ['quyzvat', '04514899', '09077702'] as const;

export interface Marks {
  word(): string;
  idNumber(): string;
  phone(): string;
  /** How many were given out. */
  count(): number;
}

export function newMarks(): Marks {
  let given = 0;
  const next = (): number => {
    given += 1;
    return given;
  };
  return {
    word: () => `Quyzvat${letters(next())}`,
    idNumber: () => `04514899${String(next()).padStart(4, '0')}`,
    phone: () => `09077702${String(next() % 100).padStart(2, '0')}`,
    count: () => given,
  };
}

/** 1 → `aab`: a name has no digits. */
function letters(number: number): string {
  return [676, 26, 1].map((place) => String.fromCodePoint(97 + (Math.floor(number / place) % 26))).join('');
}
