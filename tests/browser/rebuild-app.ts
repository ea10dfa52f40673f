/**
 * Another version of the built app, as a second build of changed sources would be, in a moment: every hashed file has
 * another name, whoever names it says so, and the app's version is another one. The old names are nowhere in it.
 */

import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const texts = new Set(['.js', '.css', '.html', '.json']);

/** Copies the build in `from` to `to`, which does not exist yet, as version `version`, such as `0.2.0`. */
export function rebuildApp(from: string, to: string, version: string): void {
  cpSync(from, to, { recursive: true });
  const assets = readdirSync(join(to, 'assets'));
  const names = new RegExp(assets.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const rename = (name: string): string => `v${version.replaceAll('.', '-')}-${name}`;
  const { version: versionBefore } = readVersion();

  function rewrite(file: string): void {
    const text = readFileSync(file, 'utf8');
    const renamed = text.replaceAll(names, rename).replaceAll(`\`${versionBefore}\``, `\`${version}\``);
    if (renamed !== text) writeFileSync(file, renamed);
  }

  for (const name of assets) {
    const file = join(to, 'assets', name);
    if (texts.has(extname(name))) rewrite(file);
    renameSync(file, join(to, 'assets', rename(name)));
  }
  rewrite(join(to, 'index.html'));
  const worker = join(to, 'service-worker.js');
  rewrite(worker);
  const revision = createHash('md5')
    .update(readFileSync(join(to, 'index.html')))
    .digest('hex');
  const text = readFileSync(worker, 'utf8');
  const listed = text.replace(/"revision":"\w+","url":"index\.html"\}/, `"revision":"${revision}","url":"index.html"}`);
  if (listed === text || !listed.includes(`\`${version}\``))
    throw new Error('this build cannot be made anew by renaming');
  writeFileSync(worker, listed);
}

function readVersion(): { readonly version: string } {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
}
