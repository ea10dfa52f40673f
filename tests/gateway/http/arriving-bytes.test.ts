import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { arrivingBytes } from '../../../src/gateway/http/arriving-bytes.ts';

let server: Server;
let client: Socket;

afterEach(() => {
  client.destroy();
  server.close();
});

/** A request that promised `length` bytes, its server's end, and the client's. */
async function openRequest(length: number): Promise<IncomingMessage> {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`);
  const [incoming] = (await once(server, 'request')) as [IncomingMessage];
  return incoming;
}

async function readAll(bytes: AsyncIterator<Uint8Array>): Promise<{ length: number; error?: unknown }> {
  let length = 0;
  try {
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) length += next.value.length;
    return { length };
  } catch (error) {
    return { length, error };
  }
}

describe('arrivingBytes', () => {
  it('gives every byte that arrived before the connection was reset, and then the error', async () => {
    const incoming = await openRequest(1_000_000);
    const bytes = arrivingBytes(incoming);
    let arrived = 0;
    incoming.on('data', (chunk: Uint8Array) => (arrived += chunk.length));
    client.write(Buffer.alloc(40_000, 7));
    await expect.poll(() => arrived, { interval: 2 }).toBe(40_000);
    const closed = once(incoming, 'close');
    client.resetAndDestroy();
    await closed.catch(() => undefined);
    const read = await readAll(bytes);
    expect(read.length).toBe(40_000);
    expect(read.error).toBeInstanceOf(Error);
  });

  it('gives a whole body and its end, however large it is', async () => {
    const incoming = await openRequest(700_000);
    client.write(Buffer.alloc(700_000, 7));
    expect(await readAll(arrivingBytes(incoming))).toEqual({ length: 700_000 });
  });

  it('makes the sender wait while nobody reads', async () => {
    const incoming = await openRequest(50_000_000);
    const bytes = arrivingBytes(incoming);
    client.write(Buffer.alloc(50_000_000, 7));
    while (!incoming.isPaused()) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(client.writableLength).toBeGreaterThan(30_000_000);
    expect(await readAll(bytes)).toEqual({ length: 50_000_000 });
  });

  it('leaves the connection open for whoever walks away', async () => {
    const incoming = await openRequest(200_000);
    const bytes = arrivingBytes(incoming);
    client.write(Buffer.alloc(1_000, 7));
    expect((await bytes.next()).done).toBe(false);
    await bytes.return?.();
    expect(incoming.destroyed).toBe(false);
    expect(client.destroyed).toBe(false);
  });

  it('fails at once on a connection that is already gone', async () => {
    const incoming = await openRequest(1_000);
    incoming.on('error', () => undefined);
    const closed = once(incoming, 'close').catch(() => undefined);
    client.resetAndDestroy();
    await closed;
    expect((await readAll(arrivingBytes(incoming))).error).toBeInstanceOf(Error);
  });
});
