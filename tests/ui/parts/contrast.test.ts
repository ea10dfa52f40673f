import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, pairs } from './contrast.ts';

const tokens = readFileSync(resolve(import.meta.dirname, '../../../src/ui/parts/tokens.css'), 'utf8');

/** The tokens of a theme, over those of the light one. */
function coloursOf(theme: string): ReadonlyMap<string, string> {
  const blocks = [...tokens.matchAll(/^:root(?:\[data-theme='(\w+)'\])? \{(.*?)^\}/gms)];
  const own = blocks.filter(([, name = 'light']) => name === 'light' || name === theme).map(([, , body = '']) => body);
  return new Map(
    [...own.join('\n').matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

describe.each(['light', 'dark', 'sunlight'])('the colours of the theme %s', (theme) => {
  const colours = coloursOf(theme);
  it.each(pairs)('%s can be read on %s: %s', (ink, ground, _use, least) => {
    expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(least);
  });
});
