/** Pages of a bench with their workers and style sheets, built by the app's bundler and served from loopback. */

import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const pagesDir = join(import.meta.dirname, 'pages');
const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface ServedPages {
  readonly origin: string;
  close(): Promise<void>;
}

/** `/<name>` answers a page whose only script is `pages/<name>.ts(x)`. */
export async function servePages(entries: readonly string[]): Promise<ServedPages> {
  const outDir = mkdtempSync(join(tmpdir(), 'gocua-pages-'));
  const names = entries.map((entry) => entry.replace(/\.tsx?$/, ''));
  await build({
    configFile: false,
    root: pagesDir,
    logLevel: 'warn',
    plugins: [react()],
    define: { GOCUA_VERSION: JSON.stringify('bench') },
    worker: { format: 'es' },
    css: { transformer: 'lightningcss', modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome109',
      cssTarget: 'chrome109',
      cssCodeSplit: false,
      rollupOptions: {
        input: Object.fromEntries(entries.map((entry, at) => [names[at]!, join(pagesDir, entry)])),
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    if (names.includes(path)) {
      const styles = '<link rel="stylesheet" href="/style.css">';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><meta name="viewport" content="width=device-width">${styles}<div id="root"></div><script type="module" src="/${path}.js"></script>`,
      );
      return;
    }
    try {
      const bytes = readFileSync(join(outDir, path));
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
