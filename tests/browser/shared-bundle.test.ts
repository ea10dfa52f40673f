/**
 * Another app shares files with the installed one, as the system does it: a navigation with a form's POST from outside. With
 * the service worker the bundles stay on the phone and nothing else does; before it runs, the gateway only shows the way.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../src/gateway/http/security-headers.ts';
import { staticFiles } from '../../src/gateway/http/static-files.ts';
import { aBundle, aBundledPacket } from '../fixtures/a-bundle.ts';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';

const port = 21_310;
const origin = `http://localhost:${port}`;
const bundle = aBundle([aBundledPacket('one', [5_000])]);
const files = {
  'go-cua-20261122-0800-1.gocua': bundle,
  'go-cua-20261122-0800-2.gocua.txt': Buffer.from(bundle).toString('base64'),
  'thẻ căn cước.jpg': 'a photo that somebody shared by mistake',
};

let folder: string;
let servers: readonly Pick<Server, 'close'>[];
let otherApp: string;
let phone: Phone;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gocua-shared-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const app = new Hono();
  app.use('*', securityHeaders(origin), staticFiles(fileURLToPath(new URL('../../dist', import.meta.url))));
  const form = `<form method="post" enctype="multipart/form-data" action="${origin}/chia-se">
    <input type="file" name="tep" multiple><button>Chia sẻ</button></form>`;
  const other = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(form));
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  otherApp = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  servers = [serve({ fetch: app.fetch, port }), other];
  phone = await openPhone({ profileDir: join(folder, 'profile') });
});

afterAll(async () => {
  await phone.close();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

async function share(): Promise<void> {
  const { page } = phone;
  await page.goto(otherApp);
  const chosen = Object.keys(files).map((name) => join(folder, name));
  await page.setInputFiles('input', chosen);
  await page.click('button');
  await page.waitForURL(`${origin}/mang-ho`);
}

/** Names and sizes of what is kept. */
function listKept(): Promise<(string | number | null)[][]> {
  return phone.page.evaluate(async () => {
    const cache = await caches.open('gocua-shared');
    const kept: (string | number | null)[][] = [];
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      kept.push([
        response?.headers.get('gocua-file-name') ?? null,
        (await response?.arrayBuffer())?.byteLength ?? null,
      ]);
    }
    return kept.sort();
  });
}

describe('what another app shares', () => {
  it('is not kept before the app is, and leads to the page where it can be chosen', async () => {
    await share();
    expect(await listKept()).toEqual([]);
  });

  it('is kept on the phone when it is a bundle, and of anything else only that it came', async () => {
    const { page } = phone;
    await page.goto(origin);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
    await share();
    const [zip, text] = Object.keys(files);
    expect(await listKept()).toEqual([
      ['', 0],
      [zip, bundle.length],
      [text, Math.ceil(bundle.length / 3) * 4],
    ]);
    expect(phone.complaints).toEqual([]);
  });
});
