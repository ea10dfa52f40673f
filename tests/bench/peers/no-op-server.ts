/**
 * The HTTP no-op: the same server library reads a request to its end and answers with `?answer=` bytes of JSON, the length of
 * what the gateway answers. Argument: port. Tells its parent when it listens.
 */

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

const [port = ''] = process.argv.slice(2);
const answers = new Map<number, string>();
const app = new Hono();
app.post('/', async (c) => {
  const body = await c.req.arrayBuffer();
  return c.body(answerOf(Number(c.req.query('answer'))), 200, {
    'content-type': 'application/json',
    'received-bytes': String(body.byteLength),
  });
});
const server = createServer(getRequestListener(app.fetch));
server.listen(Number(port), '127.0.0.1', () => process.send?.({}));
process.once('disconnect', () => process.exit());

function answerOf(bytes: number): string {
  const known = answers.get(bytes) ?? JSON.stringify('x'.repeat(bytes - 2));
  answers.set(bytes, known);
  return known;
}
