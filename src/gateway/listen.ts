/**
 * The HTTP server. It takes its port before anything slow begins, so that a busy port is told at once, and answers 503
 * until the application is there: phones and load balancers read that as `busy` and come again.
 */

import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

export interface Listener {
  /** From now on requests go to `app`. */
  serve(app: Pick<Hono, 'fetch'>): void;
  /** Resolves when `GET /readyz` answers 200. */
  ready(): Promise<void>;
  /** Takes no more connections, lets running requests end for some seconds, then cuts them. */
  close(): Promise<void>;
}

const closingMs = 5_000;

/**
 * What a connection may hold before any route sees it. A whole `pack` may take minutes on a weak link and has its own clock
 * (`http/request-body.ts`), which ends first; `requestTimeout` is behind it. Idle connections outlive a proxy's own patience
 * (a minute usually), else it would meet closed ones.
 */
const connectionLimits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 5 * 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
} as const;
const mostHeaders = 100;

/** Throws `StartError` when the port cannot be had. */
export async function listen({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Listener> {
  let handle: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
  };
  const server = createServer(connectionLimits, (request, response) => handle(request, response));
  server.maxHeadersCount = mostHeaders;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartError(sentenceFor(error, host, port))));
    server.listen(port, host, resolve);
  });
  const own = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    serve: (app) => {
      handle = getRequestListener(app.fetch);
    },
    ready: async () => {
      while ((await fetch(`${own}/readyz`)).status !== 200) await sleep(100);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), closingMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Cổng ${port} đang được chương trình khác dùng; hãy dừng chương trình đó, hoặc đặt PORT khác.`;
  }
  if (error.code === 'EACCES') return `Không được phép mở cổng ${port}; hãy đặt PORT từ 1024 trở lên.`;
  return `Không mở được địa chỉ ${host}:${port}; hãy kiểm tra HOST và PORT.`;
}
