/** The picture of who may import whom (README, "The map"), held: this table is that picture. */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const projectDir = resolve(import.meta.dirname, '..');

/** room → [rooms it may import, packages it may import ('*': any)] */
const mayImport: Record<string, { rooms: readonly string[]; packages: readonly string[] | '*' }> = {
  core: { rooms: ['core'], packages: [] },
  procedures: { rooms: ['procedures', 'core'], packages: [] },
  protocol: { rooms: ['protocol', 'core'], packages: [] },
  device: { rooms: ['device', 'protocol', 'core'], packages: '*' },
  'service-worker': { rooms: ['service-worker', 'device', 'core'], packages: '*' },
  ui: { rooms: ['ui', 'core'], packages: '*' },
  gateway: { rooms: ['gateway', 'procedures', 'protocol', 'core'], packages: '*' },
  'main.tsx': { rooms: ['open-app.tsx', 'ui', 'device', 'core'], packages: '*' },
  'open-app.tsx': { rooms: ['ui', 'device', 'core'], packages: '*' },
};
const entrances = ['src/main.tsx', 'src/service-worker/service-worker.ts', 'src/gateway/main.ts'];
const firstLevel = ['.ci', 'docs', 'public', 'src', 'tests', 'tools'];
const longestFile = 300;

const sources = filesUnder(join(projectDir, 'src')).filter((file) => /\.tsx?$/.test(file));
const written = ['src', 'tests', 'tools']
  .flatMap((folder) => filesUnder(join(projectDir, folder)))
  .filter((file) => /\.(m?[jt]s|tsx|css)$/.test(file));
const everything = written.filter((file) => !file.endsWith('.css'));

describe('the house', () => {
  it('has only rooms that the table knows', () => {
    const rooms = readdirSync(join(projectDir, 'src')).filter((name) => !name.endsWith('.d.ts'));
    expect(rooms.filter((room) => !(room in mayImport))).toEqual([]);
  });

  it('has only the first-level folders of the map', () => {
    const ignored = new Set([
      '.git',
      'node_modules',
      'dist',
      'build',
      'data',
      'data-demo',
      'coverage',
      '.cache',
      'test-results',
    ]);
    const folders = readdirSync(projectDir).filter((name) => statSync(join(projectDir, name)).isDirectory());
    expect(folders.filter((name) => !ignored.has(name) && !firstLevel.includes(name))).toEqual([]);
  });

  it('imports only along the arrows of the picture', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((path) => !isAllowed(file, path))
        .map((path) => `${show(file)} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('never imports an entrance', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith('.') && entrances.includes(show(resolve(dirname(file), path))))
        .map((path) => `${show(file)} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it(`has no file over ${longestFile} lines`, () => {
    const long = written.map((file) => [show(file), readFileSync(file, 'utf8').split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > longestFile)).toEqual([]);
  });

  it('has kebab-case file names, official codes as they are, and no index.ts', () => {
    const names = everything.map((file) => basename(file));
    const named = /^(\d\.\d{6}|[a-z0-9]+)(-[a-z0-9]+)*(\.(test|config|d))?\.(m?[jt]s|tsx)$/;
    expect(names.filter((name) => !named.test(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith('index.'))).toEqual([]);
  });

  it('keeps clock and randomness out of the core', () => {
    const impure = /Date\.now|new Date\(\s*\)|Math\.random|performance\.now|crypto\.|setTimeout|fetch\(/;
    const inCore = sources.filter((file) => /^src\/(core|protocol|procedures)\//.test(show(file)));
    expect(inCore.filter((file) => impure.test(withoutComments(readFileSync(file, 'utf8')))).map(show)).toEqual([]);
  });

  it('loads nothing later in the store: the service worker uses it, and a service worker cannot', () => {
    const inStore = sources.filter((file) => show(file).startsWith('src/device/store/'));
    expect(inStore.filter((file) => /\bimport\(/.test(readFileSync(file, 'utf8'))).map(show)).toEqual([]);
  });

  it('calls fetch in one file of the device only', () => {
    const callers = sources.filter((file) => /^src\/(device|ui)\//.test(show(file)));
    const fetching = callers.filter((file) => /(?<![.\w])fetch\(/.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(fetching.map(show).filter((file) => file !== 'src/device/contact/gateway-client.ts')).toEqual([]);
  });

  it('leaves no note behind and skips no test', () => {
    const left = new RegExp(
      String.raw`\b(TO${''}DO|FIX${''}ME|HA${''}CK)\b(?!\(#\d+\))|\b(it|test|describe)\.(skip|todo|only|fixme)\b`,
    );
    expect(everything.filter((file) => left.test(readFileSync(file, 'utf8'))).map(show)).toEqual([]);
  });
});

function isAllowed(file: string, path: string): boolean {
  const room = show(file).split('/')[1] ?? '';
  const rule = mayImport[room];
  if (!rule) return show(file).endsWith('.d.ts');
  if (!path.startsWith('.')) {
    if (path.startsWith('node:')) return room === 'gateway';
    return rule.packages === '*' || path.startsWith('virtual:') || rule.packages.includes(path);
  }
  const target = show(resolve(dirname(file), path)).split('/');
  return target[0] === 'src' && rule.rooms.includes(target[1] ?? '');
}

function importsOf(file: string): string[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const imports = /(?:from\s+|import\s+|import\(\s*)'([^']+)'|new URL\(\s*'([^']+\.tsx?)'/g;
  return [...text.matchAll(imports)].map((match) => match[1] ?? match[2] ?? '');
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function show(file: string): string {
  return relative(projectDir, file).replaceAll('\\', '/');
}
