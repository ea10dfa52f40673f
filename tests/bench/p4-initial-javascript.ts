/**
 * P4: what a phone must download and parse before the home screen and the start of a new dossier work, in brotli bytes,
 * against the empty stack (React, BrowserRouter, zustand, Dexie) built by the same bundler in the same run; and the whole
 * precache. Counts, not times: the build fails when the budget does (`tools/budgets.mjs`).
 */

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { isOnRequest } from '../../src/service-worker/on-request.ts';
import type { Bench, BenchResult } from './bench.ts';

const projectDir = resolve(import.meta.dirname, '../..');
const distDir = join(projectDir, 'dist');
const ratioLimit = 1.2;
const precacheLimitBytes = 1.2 * 1024 * 1024;

/** The modules whose chunks make up home and the first screen of a new dossier, beyond what the page asks for. */
const firstScreens = ['src/ui/field/home-screen.tsx', 'src/ui/field/consent-screen.tsx'];

interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

export const initialJavascript: Bench = {
  name: 'P4',
  title: 'Initial JavaScript ÷ empty stack, and the precache',
  run: measureInitialJavascript,
};

/** Needs `dist` to be built. */
export async function measureInitialJavascript(): Promise<BenchResult> {
  const emptyStackBytes = await buildEmptyStack();
  const manifest = JSON.parse(readFileSync(join(distDir, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestChunk
  >;
  const files = initialFiles(manifest);
  const ownBytes = files.reduce((sum, file) => sum + brotliBytes(join(distDir, file)), 0);
  const precacheBytes = precachedFiles().reduce((sum, file) => sum + brotliBytes(join(distDir, file)), 0);
  const ratio = ownBytes / emptyStackBytes;
  return {
    tables: [
      {
        title: 'Initial JavaScript, brotli bytes',
        columns: ['what', 'files', 'bytes', '÷ empty stack'],
        rows: [
          ['empty stack (React + BrowserRouter + zustand + Dexie)', 1, emptyStackBytes, 1],
          ['home and new dossier', files.length, ownBytes, ratio],
          ['whole precache', precachedFiles().length, precacheBytes, precacheBytes / emptyStackBytes],
        ],
      },
    ],
    wanted: [
      { figure: `initial JavaScript ÷ empty stack ≤ ${ratioLimit}`, seen: ratio.toFixed(3), met: ratio <= ratioLimit },
      {
        figure: `precache ≤ ${precacheLimitBytes} bytes brotli`,
        seen: String(precacheBytes),
        met: precacheBytes <= precacheLimitBytes,
      },
    ],
  };
}

/** What the page and its script ask for, the first screens, and everything they import statically. */
function initialFiles(manifest: Record<string, ManifestChunk>): string[] {
  const absent = firstScreens.filter((name) => !manifest[name] && !isBundled(name));
  if (absent.length > 0) throw new Error(`not in the build: ${absent.join(', ')}`);
  const page = readFileSync(join(distDir, 'index.html'), 'utf8');
  const asked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
  const entries = Object.keys(manifest).filter((name) => asked.includes(manifest[name]?.file));
  // The page's script draws the first picture and asks for the app.
  const app = entries.flatMap((name) => manifest[name]?.dynamicImports ?? []);
  if (app.length === 0) throw new Error('the page asks for no app');
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of [...entries, ...app, ...firstScreens]) visit(name);
  const files = [...seen].map((name) => manifest[name]?.file ?? '');
  return [...new Set(files)].filter((file) => file.endsWith('.js'));
}

/** A screen imported statically by the entry has no manifest row of its own. */
function isBundled(name: string): boolean {
  return readdirSync(join(projectDir, name, '..')).includes(name.split('/').at(-1) ?? '');
}

/** What the service worker was told to cache: a list in JSON inside its code. Another language comes only when asked for. */
function precachedFiles(): string[] {
  const worker = readFileSync(join(distDir, 'service-worker.js'), 'utf8');
  const listed = [...new Set([...worker.matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url))];
  return listed.filter((url) => !isOnRequest(url));
}

function brotliBytes(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

async function buildEmptyStack(): Promise<number> {
  const folder = mkdtempSync(join(projectDir, 'node_modules/.empty-stack-'));
  try {
    writeFileSync(join(folder, 'index.html'), '<div id="root"></div><script type="module" src="./main.js"></script>');
    writeFileSync(
      join(folder, 'main.js'),
      `import { createElement, StrictMode } from 'react';
       import { createRoot } from 'react-dom/client';
       import { BrowserRouter, Route, Routes } from 'react-router';
       import { create } from 'zustand';
       import { Dexie } from 'dexie';
       const db = new Dexie('empty'); db.version(1).stores({ rows: '++id' });
       const useCount = create(() => ({ count: 0 }));
       function Home() { return createElement('p', null, useCount((state) => state.count)); }
       const routes = createElement(Routes, null, createElement(Route, { path: '/', element: createElement(Home) }));
       createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(BrowserRouter, null, routes)));
       void db.open();`,
    );
    await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: { target: ['chrome109', 'safari15.4', 'firefox115'], outDir: join(folder, 'dist') },
    });
    const assets = join(folder, 'dist/assets');
    return readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .reduce((sum, name) => sum + brotliBytes(join(assets, name)), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
