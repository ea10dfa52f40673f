/** Shows the figures on the loopback, on a port of their own: whoever reaches the gateway from outside does not reach them. */

import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';
import { StartError } from './start-error.ts';

/** Throws `StartError` when the port cannot be had. Answers how to stop. */
export async function serveMetrics(metrics: Metrics, port: number): Promise<() => Promise<void>> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    metrics.write().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(new StartError(`METRICS_PORT: không mở được cổng ${port} trên máy này; hãy đặt cổng khác.`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
