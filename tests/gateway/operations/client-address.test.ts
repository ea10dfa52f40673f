import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { GatewayEnv } from '../../../src/gateway/http/auth.ts';
import { addressOf, nameAddress } from '../../../src/gateway/http/client-address.ts';

/** Whom a request is taken to be from that comes from `remote` with these words in X-Forwarded-For. */
async function addressSeen(trusted: readonly string[], remote: string, forwarded?: string): Promise<string> {
  const app = new Hono<GatewayEnv>();
  app.use(nameAddress(trusted));
  app.get('/', (c) => c.text(addressOf(c)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const incoming = { socket: { remoteAddress: remote } };
  return await (await app.request('/', { headers }, { incoming })).text();
}

describe('the address of a client', () => {
  it.each([
    ['is the connection’s, whatever it says of itself', [], '127.0.0.1', '198.51.100.1', '127.0.0.1'],
    ['is the connection’s where the proxy is another', ['10.0.0.5'], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is what the trusted proxy saw', ['127.0.0.1'], '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['is not what stands before that', ['127.0.0.1'], '127.0.0.1', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
    [
      'goes through a chain of them',
      ['127.0.0.1', '10.0.0.0/8'],
      '127.0.0.1',
      '198.51.100.1, 10.1.2.3',
      '198.51.100.1',
    ],
    ['stays the proxy’s where it says nothing', ['127.0.0.1'], '127.0.0.1', undefined, '127.0.0.1'],
    ['is never a word', ['127.0.0.1'], '127.0.0.1', 'Nguyễn'.normalize('NFD').slice(0, 1), '127.0.0.1'],
    ['loses a port', ['127.0.0.1'], '127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['may be of the sixth version', ['::1'], '::1', '[2001:db8::7]:4711', '2001:db8::7'],
    [
      'is of the fourth where it is written as of the sixth',
      ['127.0.0.1'],
      '::ffff:127.0.0.1',
      '198.51.100.1',
      '198.51.100.1',
    ],
  ])('%s', async (_, trusted, remote, forwarded, seen) => {
    expect(await addressSeen(trusted, remote, forwarded)).toBe(seen);
  });
});
