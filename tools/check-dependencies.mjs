/**
 * The rules about packages that are not ours, so that none of them comes in unseen: exact versions only, the lockfile says the
 * same and carries a digest of each, every one that runs at a user's or a gateway stands with its reason and licence in
 * docs/security.md, and nothing under a licence that we did not agree to. Asks no registry.
 */

import { readFileSync } from 'node:fs';
import { projectDir } from './ensure.mjs';

const read = (path) => readFileSync(`${projectDir}/${path}`, 'utf8');
const manifest = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json'));
const faults = [];

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
for (const group of ['dependencies', 'devDependencies', 'overrides']) {
  for (const [name, version] of Object.entries(manifest[group] ?? {})) {
    if (!exact.test(version)) faults.push(`${group}: ${name} is "${version}", not one version`);
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked !== undefined && locked !== version) faults.push(`${name} is ${version}, the lockfile has ${locked}`);
  }
  if (group !== 'overrides' && JSON.stringify(manifest[group]) !== JSON.stringify(packages[''][group])) {
    faults.push(`${group}: package.json and the lockfile differ; run npm install`);
  }
}

/** Packages whose manifest names no licence, with what their LICENSE file says. */
const unnamed = { 'png-js 1.1.0': 'MIT' };

/** As one part of a licence expression; libvips (LGPL) is a library of its own beside sharp, which may be exchanged. */
const agreed =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|Zlib|MPL-2\.0|LGPL-3\.0-or-later|Python-2\.0)$/;
for (const [path, { version, integrity, license, dev, link }] of Object.entries(packages)) {
  if (path === '' || link) continue;
  const name = `${path.replace(/^.*node_modules\//, '')} ${version}`;
  if (!integrity?.startsWith('sha512-')) faults.push(`${name}: the lockfile has no sha512 of it`);
  if (dev) continue;
  const licences = (license ?? unnamed[name] ?? 'none').replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
  const strange = licences.filter((one) => !agreed.test(one));
  if (strange.length > 0) faults.push(`${name}: licence ${strange.join(', ')}`);
}

/** Rows `| name | licence | why |` of the table under the heading. */
const section = read('docs/security.md').split('\n## What runs that is not ours\n')[1]?.split('\n## ')[0] ?? '';
const listed = new Map(
  [...section.matchAll(/^\| `([^`]+)`\s*\| ([^|]+?)\s*\| ([^|]+?)\s*\|$/gm)].map(([, name, licence, why]) => [
    name,
    { licence, why },
  ]),
);
for (const name of Object.keys(manifest.dependencies)) {
  const row = listed.get(name);
  const licence = packages[`node_modules/${name}`]?.license;
  if (row === undefined) faults.push(`${name} does not stand in docs/security.md`);
  else if (row.licence !== licence) faults.push(`docs/security.md: ${name} is under ${licence}, not ${row.licence}`);
}
for (const name of listed.keys()) {
  if (!(name in manifest.dependencies)) faults.push(`docs/security.md: ${name} is no dependency (any more)`);
}

for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);
