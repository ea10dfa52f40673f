/** Files that the system hands over: what the service worker keeps of them, and what the page then finds. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleTextSign, bundleZipSign, mostSharedBytes } from '../../../src/device/relay/bundle-signs.ts';
import { newSharedFiles } from '../../../src/device/relay/shared-files.ts';
import type { LaunchQueue } from '../../../src/device/relay/shared-files.ts';
import { keepShared } from '../../../src/service-worker/keep-shared.ts';
import { aBundle, aBundledPacket } from '../../fixtures/a-bundle.ts';

const origin = 'https://gocua.example';
const bundle = aBundle([aBundledPacket('one', [500])]);
const asText = Buffer.from(bundle).toString('base64');

/** A Cache API that keeps bodies and headers. */
function newCaches() {
  const kept = new Map<string, { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Headers }>();
  const cache = {
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    match: async ({ url }: Request) => {
      const entry = kept.get(url);
      return entry && new Response(entry.body, { headers: entry.headers });
    },
    put: async (url: string, response: Response) =>
      void kept.set(url, { body: new Uint8Array(await response.arrayBuffer()), headers: response.headers }),
    delete: async ({ url }: Request) => kept.delete(url),
  };
  return { kept, open: async () => cache as unknown as Cache };
}

let caches = newCaches();

beforeEach(() => {
  caches = newCaches();
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('location', { origin });
  return () => vi.unstubAllGlobals();
});

async function share(...files: readonly File[]): Promise<Response> {
  const body = new FormData();
  for (const file of files) body.append('tep', file);
  return keepShared(new Request(`${origin}/chia-se`, { method: 'POST', body }));
}

const look = () => newSharedFiles(caches, undefined)();

describe('a shared file', () => {
  it('is kept on the phone until it was looked at, as zip and as text, and the page is sent where that is done', async () => {
    const response = await share(new File([bundle], 'go-cua-1.gocua'), new File([asText], 'go-cua-2 (1).gocua.txt'));
    expect([response.status, response.headers.get('location')]).toEqual([303, `${origin}/mang-ho`]);
    expect((await look()).map(({ fileName }) => fileName)).toEqual(['go-cua-1.gocua', 'go-cua-2 (1).gocua.txt']);
    const [first, second] = await look();
    expect(Buffer.compare(first!.bytes, bundle)).toBe(0);
    expect(Buffer.from(second!.bytes).toString()).toBe(asText);
    await first!.forget();
    expect((await look()).map(({ fileName }) => fileName)).toEqual(['go-cua-2 (1).gocua.txt']);
  });

  it.each<[string, File]>([
    ['a photo', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'CCCD của bà Mẫu'], 'cccd ba Mau.jpg')],
    ['another zip', new File(['PK\u0003\u0004 nothing of ours, but words about bà Mẫu'], 'ho so ba Mau.gocua')],
    ['a letter', new File(['Kính gửi bà Mẫu'], 'thu gui ba Mau.txt')],
  ])('that is %s is not written, nor what it is called: the page learns that something came', async (_name, file) => {
    await share(file);
    expect((await look()).map(({ fileName, bytes }) => [fileName, bytes.length])).toEqual([['', 0]]);
    const written = JSON.stringify([...caches.kept.values()].map(({ body, headers }) => [[...body], [...headers]]));
    expect(written).not.toMatch(/Mau|M%E1/);
  });

  it('keeps its name only when it is one of ours', async () => {
    await share(new File([bundle], 'hồ sơ bà Mẫu.gocua'));
    expect((await look()).map(({ fileName, bytes }) => [fileName, bytes.length])).toEqual([['', bundle.length]]);
  });

  it('is not kept without end, and words in the form are passed over', async () => {
    for (let round = 0; round < 3; round += 1) {
      await share(...Array.from({ length: 20 }, (_, index) => new File([bundle], `go-cua-${index}.gocua`)));
    }
    expect(await look()).toHaveLength(40);
    const body = new FormData();
    body.append('tep', 'only words');
    const response = await keepShared(new Request(`${origin}/chia-se`, { method: 'POST', body }));
    expect([response.status, (await look()).length]).toEqual([303, 40]);
  });

  it('that cannot be kept, or is none, still leads to the page', async () => {
    vi.stubGlobal('caches', { open: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
    expect((await share(new File([bundle], 'go-cua-1.gocua'))).status).toBe(303);
    const broken = new Request(`${origin}/chia-se`, {
      method: 'POST',
      body: 'no form',
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect((await keepShared(broken)).status).toBe(303);
  });

  it('is known for a bundle by its first bytes, whatever writes the zip', () => {
    expect(bundleZipSign.test(Buffer.from(bundle).toString('latin1').slice(0, 64))).toBe(true);
    for (const words of [asText, `\uFEFF${asText}`, `\n${asText}`]) {
      expect(bundleTextSign.test(Buffer.from(words).toString('latin1').slice(0, 64))).toBe(true);
    }
    expect(mostSharedBytes).toBeGreaterThan(64 * 1024 * 1024 * (4 / 3));
  });
});

describe('a file opened from a folder of a PC', () => {
  it('comes through the launch queue, until it was looked at', async () => {
    let launch: Parameters<LaunchQueue['setConsumer']>[0] = () => undefined;
    const queue: LaunchQueue = {
      setConsumer(consume) {
        launch = consume;
        consume({ files: [{ getFile: async () => new File([bundle], 'go-cua-1.gocua') }] });
      },
    };
    const takeShared = newSharedFiles(undefined, queue);
    const [file] = await takeShared();
    expect([file!.fileName, Buffer.compare(file!.bytes, bundle)]).toEqual(['go-cua-1.gocua', 0]);
    await file!.forget();
    expect(await takeShared()).toEqual([]);
    launch({});
    launch({ files: [{ getFile: async () => new File([bundle], 'go-cua-2.gocua') }] });
    await expect.poll(async () => (await takeShared()).length).toBe(1);
  });
});
