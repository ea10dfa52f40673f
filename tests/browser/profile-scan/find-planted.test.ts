/** The scan itself, before anybody trusts its silence: on a page that leaks everywhere it finds every leak. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPhone } from '../phone.ts';
import { findPlanted } from './find-planted.ts';
import { leakEverywhere, leaks } from './naive-page.ts';
import type { LeakedWords } from './naive-page.ts';

const profileDir = mkdtempSync(join(tmpdir(), 'gocua-naive-'));
const words = Object.fromEntries(
  leaks.map((leak, index) => [leak, `quyzvat${'bcdfghjklmnpqrst'.charAt(index)}`]),
) as unknown as LeakedWords;
const server = createServer((request, response) => {
  if (request.url !== '/answer') return void response.setHeader('content-type', 'text/html').end('<input><canvas>');
  response.setHeader('content-encoding', 'gzip').setHeader('cache-control', 'max-age=9999');
  response.end(gzipSync(`Hồ Thị ${words['HTTP cache']} `.repeat(100)));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const phone = await openPhone({ profileDir });
  await phone.page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await phone.page.locator('input').fill(words.field);
  await phone.page.evaluate(leakEverywhere, words);
  await phone.close();
});
afterAll(() => {
  server.close();
  rmSync(profileDir, { recursive: true, force: true });
});

function wordsFound(sought: readonly string[]) {
  return findPlanted(profileDir, sought).filter(({ what }) => /^quyzva/i.test(what));
}

describe('the scan of a browser profile', () => {
  it.each(leaks)('finds what was left in: %s', (leak) => {
    expect(wordsFound([words[leak]])).not.toEqual([]);
  });

  it('finds pictures, as bytes and as a link', () => {
    const found = new Set(findPlanted(profileDir, []).map(({ what }) => what));
    expect([...found]).toEqual(expect.arrayContaining(['JPEG', 'picture as a link']));
  });

  it('finds no word that was not left', () => {
    expect(wordsFound(['quyzvaxx'])).toEqual([]);
  });
});
