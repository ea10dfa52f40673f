import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { compressAnswer } from '../../../src/gateway/http/compress-answer.ts';

const value = { words: 'Thủ tục '.repeat(500) };
const app = new Hono();
app.use(compressAnswer());
app.get('/json', (c) => c.json(value, 201, { 'cache-control': 'no-store' }));
app.get('/small', (c) => c.json({ ok: true }));
app.get('/file', () => new Response('x'.repeat(5000), { headers: { 'content-type': 'application/pdf' } }));

const ask = async (path: string, accepted?: string) =>
  await app.request(path, { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a JSON answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['BR', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
  ])('to %s comes as %s, with its status and headers', async (accepted, encoding) => {
    const response = await ask('/json', accepted);
    expect([response.status, response.headers.get('content-encoding')]).toEqual([201, encoding]);
    expect([response.headers.get('cache-control'), response.headers.get('vary')]).toEqual([
      'no-store',
      'accept-encoding',
    ]);
    const bytes = await bytesOf(response);
    expect(bytes.length).toBeLessThan(500);
    const plain = encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect(JSON.parse(plain.toString())).toEqual(value);
  });

  it.each([undefined, 'identity', 'zstd', 'gzip;q=0, br;q=0.0'])('to %s comes as it is', async (accepted) => {
    const response = await ask('/json', accepted);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.json()).toEqual(value);
  });
});

it('what is small, or no JSON, is left alone', async () => {
  for (const path of ['/small', '/file']) {
    expect((await ask(path, 'br')).headers.get('content-encoding')).toBeNull();
  }
});
