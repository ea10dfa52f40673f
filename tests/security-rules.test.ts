/** The table of docs/security.md that says where each rule is attacked: what it names is there. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const page = readFileSync(`${root}docs/security.md`, 'utf8');
const table = page.split('## Rules and who attacks them')[1]?.split('\n## ')[0] ?? '';

/** File and words of each test that is named; a file counts for the words after it, too. */
const named = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`tests/'))
  .flatMap((line) => {
    let file = '';
    return [...line.matchAll(/`(tests\/[^`]+)`|\b_(.+?)_(?= |$)/g)].flatMap(([, path, words]) => {
      file = path ?? file;
      return words === undefined ? [] : [{ file, words }];
    });
  });

it('names rules, each with a test', () => {
  expect(named.length).toBeGreaterThan(30);
});

it.each(named)('$file has: $words', ({ file, words }) => {
  expect(readFileSync(`${root}${file}`, 'utf8')).toContain(words);
});
