/** A local HTTP server that answers as the test says: the client's outcomes are decided by real sockets, not by a fake fetch. */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Answering = (heard: Heard, response: ServerResponse) => void;

export interface LocalGateway {
  readonly origin: string;
  readonly heard: Heard[];
  /** How the next calls are answered. */
  answering: Answering;
  close(): Promise<void>;
}

const firstPort = 21_100;
const lastPort = 21_199;

export async function openLocalGateway(): Promise<LocalGateway> {
  const heard: Heard[] = [];
  const gateway = { answering: json(404, {}) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const call = { method, path: url, headers, body: Buffer.concat(chunks) };
      heard.push(call);
      // The next test's server may have the same port: no connection of this one may be used for it.
      response.setHeader('connection', 'close');
      gateway.answering(call, response);
    });
  });
  let port = firstPort + (process.pid % 60);
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port >= lastPort) return reject(error);
      port += 1;
      server.listen(port, '127.0.0.1');
    });
    server.on('listening', resolve);
    server.listen(port, '127.0.0.1');
  });
  return Object.assign(gateway, {
    origin: `http://127.0.0.1:${port}`,
    heard,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (_, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
  };
}

export function html(status: number, headers: Record<string, string> = {}): Answering {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<!doctype html><p>Đăng nhập Wi-Fi');
  };
}
