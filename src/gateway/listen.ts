/**
 * The HTTP server. It takes its port before anything slow begins, so that a busy port is told at once, and answers 503
 * until the application is there: phones and load balancers read that as `busy` and come again. When it stops, it says so at
 * `/readyz` first, and what is being answered is answered to its end.
 */

import { createServer, request as requestPlain } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer, request as requestTls } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { loadCertificate, watchCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { StartError } from './start-error.ts';

export interface Listener {
  /** From now on requests go to `app`. */
  serve(app: Pick<Hono, 'fetch'>): void;
  /** Resolves when `GET /readyz` answers 200. */
  ready(): Promise<void>;
  /** Reads the certificate's files again; one that does not fit leaves the old one in use. */
  reload(): void;
  /**
   * Says 503 at `/readyz`, goes on for `drainSeconds`, then takes no more connections, lets running requests end for some
   * seconds, and cuts what is left. Called again, it is the same stop.
   */
  close(): Promise<void>;
}

type Place = Pick<Config, 'host' | 'port' | 'tls' | 'drainSeconds'>;

/** A phone on a weak link that is cut off goes on at its offset. */
const closingMs = 15_000;

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

/** Throws `StartError` when the port cannot be had, or the certificate is none. */
export async function listen(place: Place, log?: Pick<Log, 'warn'>): Promise<Listener> {
  const { host, port, tls, drainSeconds = 0 } = place;
  const certificate = tls && loadCertificate(tls);
  let handle: RequestListener = (_request, response) => refuse(response);
  let isStopping = false;
  const server = newServer(certificate, (request, response) => {
    if (isStopping) response.setHeader('connection', 'close');
    if (isStopping && request.url === '/readyz') refuse(response);
    else handle(request, response);
  });
  server.maxHeadersCount = mostHeaders;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartError(sentenceFor(error, host, port))));
    server.listen(port, host, resolve);
  });

  const reload = () => {
    if (!tls || !('setSecureContext' in server)) return;
    try {
      server.setSecureContext(loadCertificate(tls));
    } catch (error) {
      log?.warn({ error }, 'the new certificate cannot be used; the old one stays');
    }
  };
  const unwatch = tls && watchCertificate(tls, reload);
  const stop = async () => {
    isStopping = true;
    unwatch?.();
    await sleep(drainSeconds * 1000);
    const closed = new Promise((resolve) => server.close(resolve));
    // Connections whose last answer began before the stop.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    const cut = setTimeout(() => server.closeAllConnections(), closingMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
  };
  let stopping: Promise<void> | undefined;
  return {
    serve: (app) => {
      handle = getRequestListener(app.fetch);
    },
    ready: async () => {
      while ((await askOwn(place, '/readyz')) !== 200) await sleep(100);
    },
    reload,
    close: () => (stopping ??= stop()),
  };
}

function newServer(certificate: Certificate | undefined, listener: RequestListener): Server | TlsServer {
  if (!certificate) return createServer(connectionLimits, listener);
  return createTlsServer(
    { ...connectionLimits, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout: 15_000 },
    listener,
  );
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
}

/** The status of an answer of our own, also under a certificate that names another host. */
async function askOwn({ host, port, tls }: Place, path: string): Promise<number> {
  const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const options = { host: own, port, path, agent: false } as const;
  return await new Promise((resolve, reject) => {
    const take = (answer: IncomingMessage) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    };
    const asked = tls ? requestTls({ ...options, rejectUnauthorized: false }, take) : requestPlain(options, take);
    asked.once('error', reject).end();
  });
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Cổng ${port} đang được chương trình khác dùng; hãy dừng chương trình đó, hoặc đặt PORT khác.`;
  }
  if (error.code === 'EACCES') return `Không được phép mở cổng ${port}; hãy đặt PORT từ 1024 trở lên.`;
  return `Không mở được địa chỉ ${host}:${port}; hãy kiểm tra HOST và PORT.`;
}
