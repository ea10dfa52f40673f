import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { CSSOptions, Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { firstPicture } from './tools/first-picture.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

/**
 * Where test files share a process, one after the other: to start one and to load what is tested takes longer than most of
 * them. Such a file leaves nothing behind that is the process's (no `vi.mock`, no stubbed global, no changed environment).
 */
const together = [
  'core',
  'device/app',
  'device/hamlets',
  'device/sealing',
  'device/store',
  'gateway/administration',
  'gateway/blobs',
  'gateway/connectors',
  'gateway/desk',
  'gateway/enrolment',
  'gateway/figures',
  'gateway/http',
  'gateway/intake',
  'gateway/keys',
  'gateway/opener',
  'gateway/printing',
  'gateway/publishing',
  'gateway/store',
  'gateway/verify',
  'gateway/visits',
  'procedures',
  'protocol',
].map((room) => `tests/${room}/**/*.test.ts`);

interface Importing {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

/** What is asked for before anything lies on the phone, so that each file waits for the road. */
const firstVisit = /\/(start|not-enrolled-home)-/;

const officePages = /\/src\/ui\/(desk|administration|figures)\//;
/** The chart comes with a library of its own, and only when it is looked at; voices are recorded by few. */
const apart = /\/src\/ui\/(figures\/time-chart|voices\/)/;

/**
 * The pages of desk and administration, and what nobody else asks for: were that to lie in another file, the two would wait for
 * each other, and one of them would run before what it needs.
 */
function isOfOffice(id: string, find: (id: string) => Importing | null, above: readonly string[] = []): boolean {
  if (apart.test(id)) return false;
  if (officePages.test(id)) return true;
  const found = id.includes('/src/') ? find(id) : null;
  const askedBy = [...(found?.importers ?? []), ...(found?.dynamicImporters ?? [])].filter(
    (one) => !above.includes(one),
  );
  return askedBy.length > 0 && askedBy.every((one) => isOfOffice(one, find, [...above, id]));
}

/** Screens. One of them is left out: it loads the app anew inside a test, and would take the modules of the others with it. */
const screens = ['tests/ui/!(resident-hands).test.tsx', 'tests/ui/*/**/*.test.tsx'];

/** They take minutes and begin before all others, so that no core waits for one of them alone at the end. */
const longest = ['even-seeds', 'odd-seeds', 'broken-variants'].map((name) => `/tests/simulator/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

let builtInto = '';
const rememberFolder: Plugin = {
  name: 'remember-folder',
  configResolved({ root, build }) {
    builtInto = resolve(root, build.outDir);
  },
};

/** As it travels, nearly: the first download is told in these bytes. */
function weigh(url: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return brotliCompressSync(readFileSync(join(builtInto, url)), { params }).length;
}

/** `npm run dev` shows every part of the interface at /parts; a build knows nothing of the page. */
const partsPage: Plugin = {
  name: 'parts-page',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url) request.url = request.url.replace(/^\/parts(?=\?|$)/, '/tests/ui/parts/index.html');
      next();
    });
  },
};

const css: CSSOptions = { transformer: 'lightningcss', modules: { localsConvention: 'camelCaseOnly' } };

export default defineConfig({
  define: { GOCUA_VERSION: JSON.stringify(version) },
  plugins: [
    react(),
    firstPicture(css, '/src/open-app.tsx'),
    partsPage,
    rememberFolder,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,wasm,woff2,svg,webp,png}'],
        // Shown by the browser before there is an app.
        globIgnores: ['install-*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        manifestTransforms: [
          (entries) => ({ manifest: entries.map((entry) => ({ ...entry, bytes: weigh(entry.url) })), warnings: [] }),
        ],
      },
    }),
  ],
  css,
  // Module workers load Argon2id and the decoder only when they are asked for.
  worker: { format: 'es' },
  build: {
    target: ['chrome109', 'safari15.4', 'firefox115'],
    cssTarget: 'chrome109',
    sourcemap: false,
    manifest: true,
    // Every start would read the names of all scripts that may follow. They come from the cache beside it, one by the other; a
    // sheet of styles must be there before what it clothes.
    modulePreload: {
      // A browser without it reads the app a moment later; the others would read one file more before everything.
      polyfill: false,
      resolveDependencies: (file, names, { hostType }) =>
        hostType === 'html' || firstVisit.test(file) ? names : names.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file for what every start needs: thirty small ones compress 6 % worse and each waits its turn.
            { name: 'start', test: /src\/open-app\.tsx$/, includeDependenciesRecursively: true, priority: 1 },
            // What the first picture needs, and nothing else: a slow phone reads it before the rest.
            { name: 'first', test: /src\/main\.tsx$/, includeDependenciesRecursively: true, priority: 2 },
            // Another language: one file, asked for by who chose it.
            {
              name: 'english',
              test: /src\/ui\/texts\/(english|count-of|en\/)/,
              includeDependenciesRecursively: false,
            },
            // What few open and nobody needs on the road: asked for by who records voices, and by the office that looks at them.
            {
              name: 'recording-desk',
              test: /src\/ui\/voices\/(voices-page|voice-row|find-upload-fault)/,
              includeDependenciesRecursively: false,
            },
            {
              name: 'recording',
              test: /src\/ui\/(voices\/(record-|use-recorder|use-takes|use-sentences|measure-audio|hear-recording)|texts\/vi\/voice-recording)/,
              includeDependenciesRecursively: false,
            },
            // The same for an office's pages, which are opened on PCs: fewer, larger files weigh less on every phone.
            {
              name: (id, context) => (isOfOffice(id, (one) => context.getModuleInfo(one)) ? 'office-pages' : null),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'node',
    // Two cores, of which two workers leave a quarter idle: much of what tests do is to wait for another process.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'screens', include: screens, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...together, ...screens, 'tests/browser/**', 'tests/bench/**'],
        },
      },
    ],
  },
});
