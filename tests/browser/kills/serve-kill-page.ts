/** The page to be killed, built by the app's bundler and served on one fixed port, so that every launch is the same origin. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const pagesDir = join(import.meta.dirname, 'pages');

export interface ServedPage {
  readonly origin: string;
  close(): Promise<void>;
}

export interface KillPageOptions {
  /** The file of `pages/` without its extension. */
  readonly name?: string;
  /** Answers `/api`; without it there is no gateway: 503, as a busy one does. */
  readonly answerApi?: (request: IncomingMessage, response: ServerResponse) => void;
}

export async function serveKillPage(port: number, options: KillPageOptions = {}): Promise<ServedPage> {
  const { name = 'kill-page', answerApi } = options;
  const outDir = mkdtempSync(join(tmpdir(), 'gocua-kill-page-'));
  await build({
    configFile: false,
    root: pagesDir,
    logLevel: 'warn',
    define: { GOCUA_VERSION: JSON.stringify('kills') },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome109',
      chunkSizeWarningLimit: 4_000,
      rollupOptions: { input: join(pagesDir, `${name}.ts`), output: { entryFileNames: '[name].js' } },
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    if (path.startsWith('api/') && answerApi) {
      answerApi(request, response);
    } else if (path.startsWith('api/')) {
      response.statusCode = 503;
      response.end();
    } else if (path === '') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Gõ Cửa</title><script type="module" src="/${name}.js"></script>`);
    } else {
      answerFile(join(outDir, path), (bytes) => {
        response.setHeader('content-type', path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
        response.statusCode = bytes ? 200 : 404;
        response.end(bytes);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

function answerFile(path: string, answer: (bytes: Uint8Array | undefined) => void): void {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch {
    bytes = undefined;
  }
  answer(bytes);
}
