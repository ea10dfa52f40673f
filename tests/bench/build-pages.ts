/** The client pages of the delivery benches as a browser loads them: built by the app's bundler, one script each. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const pagesDir = join(import.meta.dirname, 'pages');

export interface BuiltPages {
  /** Opens `name`'s page at `origin`; from then on the page's own requests go to the network alone. */
  open(page: Page, origin: string, name: string, dilution: number): Promise<void>;
  close(): void;
}

/** `libraries`: by page, a script that has run before the page's own. */
export async function buildPages(
  names: readonly string[],
  libraries: { readonly [name: string]: string } = {},
): Promise<BuiltPages> {
  const outDir = mkdtempSync(join(tmpdir(), 'gocua-pages-'));
  for (const name of names) {
    await build({
      configFile: false,
      root: pagesDir,
      logLevel: 'warn',
      define: { GOCUA_VERSION: JSON.stringify('bench') },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'chrome109',
        rollupOptions: {
          input: join(pagesDir, `${name}.ts`),
          // What is loaded later would be asked of the gateway, over the link that is measured.
          output: { entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    });
  }
  return {
    async open(page, origin, name, dilution) {
      page.on('pageerror', (error) => console.error(`${name}: ${error.stack ?? error.message}`));
      await page.route('**/*', (route) => {
        const file = new URL(route.request().url()).pathname.slice(1);
        return file === ''
          ? route.fulfill({
              contentType: 'text/html',
              body: `<!doctype html><script type="module" src="/${name}.js"></script>`,
            })
          : route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(outDir, file)) });
      });
      await page.addInitScript((factor) => {
        window.benchDilution = factor;
      }, dilution);
      const library = libraries[name];
      if (library !== undefined) await page.addInitScript({ content: library });
      await page.goto(origin);
      await page.waitForFunction(() => window.benchPage !== undefined, undefined, { timeout: 8_000 });
      // Interception would copy every request's body through the driver.
      await page.unrouteAll();
    },
    close: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
