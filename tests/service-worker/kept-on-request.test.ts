// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOnRequest, findKept, renewKept } from '../../src/service-worker/kept-on-request.ts';
import { isOnRequest } from '../../src/service-worker/on-request.ts';

const gateway = 'https://gocua.test';
const english = `${gateway}/assets/english-22222222.js`;
const before = `${gateway}/assets/english-11111111.js`;
let kept: Map<string, string>;
let asked: string[];
let isOffline = false;

async function fetchFile(url: string): Promise<Response> {
  asked.push(url);
  if (isOffline) throw new TypeError('offline');
  return new Response(`file ${url}`);
}

beforeEach(() => {
  kept = new Map();
  asked = [];
  isOffline = false;
  const cache = {
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    match: async ({ url }: { url: string }) => (kept.has(url) ? new Response(kept.get(url)) : undefined),
    put: async ({ url }: { url: string }, response: Response) => void kept.set(url, await response.text()),
    addAll: async (urls: string[]) => {
      for (const url of urls) kept.set(url, await (await fetchFile(url)).text());
    },
  };
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('fetch', ({ url }: Request) => fetchFile(url));
});
afterEach(() => vi.unstubAllGlobals());

describe('a file on request', () => {
  it('is another language, the recording of voices, or an office, in every version', () => {
    const yes = [
      'english-Cj5jd_-8.js',
      'v0-2-0-english-Cj5jd_-8.js',
      'recording-desk-Cj5jd_-8.js',
      'office-pages-Cj5jd_-8.css',
    ];
    const no = [
      'start-Cj5jd_-8.js',
      'office-Cj5jd_-8.js',
      'office-table-Cj5jd_-8.css',
      'use-office-Cj5jd_-8.js',
      'commune-office-Cj5jd_-8.js',
    ];
    expect(yes.filter((name) => isOnRequest(`assets/${name}`))).toEqual(yes);
    expect(no.filter((name) => isOnRequest(`/assets/${name}`))).toEqual([]);
    expect(isOnRequest('english.html')).toBe(false);
  });

  it('is fetched once and then at hand without network', async () => {
    const request = new Request(english);
    await answerOnRequest(request);
    isOffline = true;
    expect(await (await answerOnRequest(request)).text()).toBe(`file ${english}`);
    expect(asked).toEqual([english]);
    expect(await findKept([english])).toEqual([english]);
  });

  it('is not fetched by a phone that never asked for one', async () => {
    kept.set(`${gateway}/assets/recording-11111111.js`, 'another kind');
    await renewKept([english]);
    expect([asked, await findKept([english])]).toEqual([[], []]);
  });

  it('of a new version comes before that version may wait, or the version does not come', async () => {
    kept.set(before, 'old words');
    isOffline = true;
    await expect(renewKept([english])).rejects.toThrow('offline');
    isOffline = false;
    await renewKept([english]);
    await renewKept([english]);
    expect([...kept.keys()]).toEqual([before, english]);
    expect(asked).toEqual([english, english]);
  });
});
