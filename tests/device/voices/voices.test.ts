import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import type { PackClip, VoicePack } from '../../../src/core/voice/clip.ts';
import { openVoices, refreshPacks } from '../../../src/device/voices/open-voices.ts';
import type { NamedCaches } from '../named-caches.ts';
import { newNamedCaches } from '../named-caches.ts';

const bytesOf = (said: string) => Buffer.from(`OggS ${said}`);
const aClip = (said: string): PackClip => ({
  key: `app/${said}`,
  said,
  sha256: createHash('sha256').update(bytesOf(said)).digest('hex'),
  sizeBytes: bytesOf(said).length,
  mediaType: 'audio/ogg',
});
const take = (said: string) => ({
  language: 'bru' as const,
  key: `app/${said}`,
  said,
  lengthMs: 900,
  audio: new Blob([bytesOf(said)]),
});

/** A gateway with one pack, which can be told to break off. */
class FakeOffice {
  pack: VoicePack = { language: 'bru', version: 'v1', clips: ['Có', 'Không', 'Thủ tục'].map(aClip) };
  answersLeft = Number.POSITIVE_INFINITY;
  readonly fetched: string[] = [];
  readonly recorded: unknown[] = [];
  refuses = false;

  async call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Outcome<{ readonly body: T }>> {
    if ((this.answersLeft -= 1) < 0) return { kind: 'offline' };
    if (method === 'POST') {
      if (this.refuses) return { kind: 'refused', problem: { code: 'clip-not-audio' } };
      this.recorded.push(body);
      return { kind: 'done', value: { body: { clipId: '1' } as T } };
    }
    const { language, version, clips } = this.pack;
    const offered = clips.length > 0 ? [{ language, version, clipCount: clips.length, sizeBytes: 1 }] : [];
    return { kind: 'done', value: { body: (path === '/voices' ? offered : this.pack) as T } };
  }

  async fetch<T>(call: { readonly path: string }, read: (response: Response) => Promise<Outcome<T>>) {
    if ((this.answersLeft -= 1) < 0) return { kind: 'offline' } as const;
    this.fetched.push(call.path);
    const clip = this.pack.clips.find(({ sha256 }) => call.path.endsWith(sha256));
    const said = this.lies ? 'another' : (clip?.said ?? '');
    return await read(new Response(bytesOf(said), { headers: { 'content-type': 'audio/ogg' } }));
  }
  lies = false;
}

let office: FakeOffice;
let caches: NamedCaches;
const open = () =>
  openVoices({ caches, origin: 'https://gocua.example', storeName: 'gocua', openGateway: async () => office });
const nothing = () => undefined;
beforeEach(() => {
  office = new FakeOffice();
  caches = newNamedCaches();
});

describe('a pack of voices', () => {
  it('is whole only with every clip, and goes on where the link broke', async () => {
    office.answersLeft = 2;
    const voices = open();
    expect(await voices.download('bru', nothing)).toMatchObject({ ok: false, problem: { code: 'offline' } });
    expect(await voices.packs()).toMatchObject([{ clipCount: 3, heldCount: 1 }]);
    expect(await voices.clips('bru')).toHaveLength(1);
    office.answersLeft = 99;
    office.fetched.length = 0;
    const shares: number[] = [];
    expect(await voices.download('bru', (share) => shares.push(share))).toMatchObject({ ok: true });
    expect(office.fetched).toHaveLength(2);
    expect(shares.at(-1)).toBe(1);
    const [clip] = await open().clips('bru');
    expect(Buffer.from(await ((await open().audio(clip?.sha256 ?? '')) as Blob).arrayBuffer())).toEqual(bytesOf('Có'));
  });

  it('keeps nothing that is not the clip', async () => {
    office.lies = true;
    expect(await open().download('bru', nothing)).toMatchObject({ ok: false });
    expect(await open().clips('bru')).toEqual([]);
  });

  it('follows the newest one of itself, and forgets the clips that nothing names', async () => {
    const voices = open();
    await voices.download('bru', nothing);
    const [first, ...others] = office.pack.clips;
    office.pack = { language: 'bru', version: 'v2', clips: [...others, aClip('Mới')] };
    office.fetched.length = 0;
    await refreshPacks(voices);
    expect(office.fetched).toEqual([`/voices/clips/${aClip('Mới').sha256}`]);
    expect(await voices.audio(first?.sha256 ?? '')).toBeUndefined();
    office.fetched.length = 0;
    await refreshPacks(voices);
    expect(office.fetched).toEqual([]);
    office.pack = { ...office.pack, version: 'v3', clips: [] };
    await refreshPacks(voices);
    expect(await voices.packs()).toEqual([]);
    expect(await voices.audio(aClip('Mới').sha256)).toBeUndefined();
  });
});

describe('a recording', () => {
  it('waits on the phone until it is at the gateway, one a sentence', async () => {
    office.answersLeft = 0;
    const voices = open();
    await voices.keepTake(take('Có'));
    await voices.keepTake(take('Có'));
    await voices.keepTake(take('Không'));
    expect(await voices.sendTakes()).toMatchObject({ ok: false, problem: { code: 'offline' } });
    expect((await open().takes()).map(({ said }) => said)).toEqual(['Có', 'Không']);
    office.answersLeft = 99;
    expect(await open().sendTakes()).toMatchObject({ ok: true });
    expect(await voices.takes()).toEqual([]);
    const audio = bytesOf('Có').toString('base64');
    expect(office.recorded[0]).toEqual({ key: 'app/Có', said: 'Có', lengthMs: 900, audio });
  });

  it('that is refused for good is told and does not stand before the others', async () => {
    office.refuses = true;
    const voices = open();
    await voices.keepTake(take('Có'));
    await voices.keepTake(take('Không'));
    expect(await voices.sendTakes()).toMatchObject({ ok: false, problem: { code: 'clip-not-audio' } });
    expect(await voices.takes()).toEqual([]);
  });
});
