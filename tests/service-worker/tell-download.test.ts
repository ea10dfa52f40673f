import { describe, expect, it } from 'vitest';
import { tellDownload } from '../../src/service-worker/tell-download.ts';
import { whatIsNew } from '../../src/service-worker/what-is-new.ts';

Object.assign(globalThis, { location: new URL('https://gocua.example/') });

describe('the first download of the app', () => {
  const entries = [
    { url: 'index.html', revision: 'a', bytes: 100 },
    { url: 'assets/start-1.js', revision: null, bytes: 800 },
    { url: 'icon.svg', revision: 'b', bytes: 100 },
  ];

  it('is told file by file in bytes as they travel, whole only with the last, and each file once', async () => {
    const told: number[] = [];
    const plugin = tellDownload(entries, async ({ download }) => {
      expect(download.bytes).toBe(1000);
      told.push(download.share);
    });
    const came = async (path: string) => {
      const request = new Request(`https://gocua.example/${path}`);
      const response = new Response();
      await plugin.cacheDidUpdate?.({
        cacheName: 'precache',
        request,
        newResponse: response,
        event: {} as never,
      });
    };
    await came('assets/start-1.js');
    await came('assets/start-1.js');
    await came('index.html?__WB_REVISION__=a');
    await came('icon.svg?__WB_REVISION__=b');
    expect(told).toEqual([0.8, 0.9, 1]);
  });
});

describe('what a version says of itself', () => {
  it('is one sentence in each language', () => {
    for (const sentence of [whatIsNew.vi, whatIsNew.en]) expect(sentence).toMatch(/^[^.]{20,120}\.$/);
  });
});
