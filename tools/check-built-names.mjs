/**
 * Fails where the built app calls what Chrome 109 does not have: the oldest browser of phones and desks. The build turns newer
 * syntax into older, es-check looks at what is left of it; but a method, a global or a CSS property that is too new passes
 * both and fails only in the hand of whoever has the old browser. So the built files are read for their names.
 * `node tools/check-built-names.mjs [FOLDER]`, by default `dist`.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectDir } from './ensure.mjs';

/** Name → first Chrome that has it. */
const scripts = {
  '.toSorted(': 110,
  '.toReversed(': 110,
  '.toSpliced(': 110,
  '.isWellFormed(': 111,
  '.toWellFormed(': 111,
  '.startViewTransition(': 111,
  'JSON.rawJSON': 114,
  '.showPopover(': 114,
  '.hidePopover(': 114,
  '.togglePopover(': 114,
  popovertarget: 114,
  '.transferToFixedLength(': 114,
  'AbortSignal.any': 116,
  'Object.groupBy': 117,
  'Map.groupBy': 117,
  'Promise.withResolvers': 119,
  'URL.canParse': 120,
  'Array.fromAsync': 121,
  '.symmetricDifference(': 122,
  '.isSubsetOf(': 122,
  '.isSupersetOf(': 122,
  '.isDisjointFrom(': 122,
  'Iterator.from': 122,
  '.setHTMLUnsafe(': 124,
  'URL.parse(': 126,
  'Promise.try': 128,
  'scheduler.yield': 129,
  'Intl.DurationFormat': 129,
  '.moveBefore(': 133,
  '.requestClose(': 134,
  'Error.isError': 134,
  Float16Array: 135,
  'RegExp.escape': 136,
  'Uint8Array.fromBase64': 140,
  'Uint8Array.fromHex': 140,
  '.toBase64()': 140,
  '.setFromBase64(': 140,
};
/** Iterators have methods since 122; those of arrays and maps are called on what `values()` and its like answer. */
const iterators =
  /(?<!\bObject)\.(?:values|keys|entries|matchAll)\([^()]*\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/g;
const setMethods = /new Set\([^()]*\)\.(?:union|intersection|difference)\(/g;

const styles = {
  'initial-letter:': 110,
  'color-mix(': 111,
  'oklch(': 111,
  'oklab(': 111,
  'view-transition-name:': 111,
  '@container style(': 111,
  ':popover-open': 114,
  'text-wrap:': 114,
  'white-space-collapse:': 114,
  'animation-timeline:': 115,
  '@starting-style': 117,
  subgrid: 117,
  'transition-behavior:': 117,
  '@scope': 118,
  ':user-invalid': 119,
  ':user-valid': 119,
  ':dir(': 120,
  '(scripting': 120,
  'scrollbar-color:': 121,
  'scrollbar-width:': 121,
  'light-dark(': 123,
  'field-sizing:': 123,
  'position-anchor:': 125,
  'anchor(': 125,
  'interpolate-size:': 129,
  'calc-size(': 129,
  'text-box:': 133,
};
/** `&` stands in no selector that was not nested (112); addresses of pictures have it in quotes or brackets. */
const nesting = /[{};]\s*&[^;{}]*\{/g;

const scriptRules = [
  ...rulesOf(scripts),
  { name: 'a method of iterators', chrome: 122, pattern: iterators },
  { name: 'a method of sets', chrome: 122, pattern: setMethods },
];
const styleRules = [...rulesOf(styles), { name: 'nesting', chrome: 112, pattern: nesting }];

/** What does without where it is missing, by words around it in the built file: it asks first, or only looks plainer. */
const doesWithout = [
  'if(Uint8Array.fromBase64)',
  '&&typeof Uint8Array.fromHex==',
  'hex string expected',
  'startViewTransition({update:function',
  'text-wrap:balance',
  'text-wrap:pretty',
];

const folder = resolve(process.argv[2] ?? join(projectDir, 'dist'));
const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(?:m?js|css)$/.test(file));
if (!files.some((file) => file.endsWith('.js'))) {
  process.stderr.write(`${folder} holds no build: npx vite build\n`);
  process.exit(1);
}

const found = files.flatMap((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const rules = file.endsWith('.css') ? styleRules : scriptRules;
  return rules.flatMap(({ pattern, name, chrome }) =>
    [...text.matchAll(pattern)]
      .map(({ index }) => text.slice(Math.max(0, index - 60), index + 60).replaceAll('\n', ' '))
      .filter((around) => !doesWithout.some((words) => around.includes(words)))
      .map((around) => `${file}: ${name} (Chrome ${chrome}) …${around}…`),
  );
});
for (const line of found) process.stdout.write(`${line}\n`);
process.exit(found.length === 0 ? 0 : 1);

/** A name alone, not the end of a longer one. */
function rulesOf(names) {
  return Object.entries(names).map(([name, chrome]) => {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return { name, chrome, pattern: new RegExp(/^[\w-]/.test(name) ? `(?<![\\w-])${escaped}` : escaped, 'g') };
  });
}
