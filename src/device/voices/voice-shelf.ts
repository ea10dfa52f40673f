/**
 * Recorded voices as they lie on the phone: in caches of their own beside the app's files, the same for everybody who shares the
 * phone. Nothing in them is a resident's; a recording that waits is its speaker's, and lies beside the own store. A clip lies under its digest, a pack says which belong to a language; the browser may
 * throw them away, and then they are fetched again.
 */

import { isVoiceLanguage } from '../../core/voice/clip.ts';
import type { VoiceLanguage, VoicePack } from '../../core/voice/clip.ts';
import type { Take } from '../../core/voice/voice-ports.ts';
import { nameBeside } from '../store/store-name.ts';

const packsName = 'gocua-voices';
/** What was recorded here and is not at the gateway yet, of the first store; the others' bear their number. */
export const voiceTakesName = 'gocua-voice-takes';

export interface VoiceShelf {
  packs(): Promise<readonly VoicePack[]>;
  findPack(language: VoiceLanguage): Promise<VoicePack | undefined>;
  /** Also forgets the clips that no pack names any more. */
  keepPack(pack: VoicePack): Promise<void>;
  dropPack(language: VoiceLanguage): Promise<void>;
  heldClips(): Promise<ReadonlySet<string>>;
  findClip(sha256: string): Promise<Blob | undefined>;
  keepClip(sha256: string, audio: Blob): Promise<void>;
  takes(): Promise<readonly Take[]>;
  keepTake(take: Take): Promise<void>;
  dropTake(takeId: string): Promise<void>;
}

/** Without a Cache API nothing is ever found. */
export function newVoiceShelf(
  caches: Pick<CacheStorage, 'open'> | undefined,
  origin: string,
  storeName: string,
): VoiceShelf {
  const takesName = nameBeside(voiceTakesName, storeName);
  const root = `${origin}/voices`;
  const packUrl = (language: VoiceLanguage) => `${root}/pack/${language}`;
  const clipRoot = `${root}/clip/`;
  const takeRoot = `${root}/take/`;
  const audioRoot = `${root}/take-audio/`;
  const open = async (name: string) => await caches?.open(name);

  /** Names below `at`; a cache that a power cut tore counts as empty. */
  async function namesIn(cacheName: string, at: string): Promise<readonly string[]> {
    try {
      const requests = (await (await open(cacheName))?.keys()) ?? [];
      return requests.flatMap(({ url }) => (url.startsWith(at) ? [url.slice(at.length)] : []));
    } catch {
      return [];
    }
  }

  async function read<T>(
    cacheName: string,
    url: string,
    take: (found: Response) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      const found = await (await open(cacheName))?.match(url);
      return found && (await take(found));
    } catch {
      return undefined;
    }
  }

  async function put(cacheName: string, url: string, body: BodyInit): Promise<void> {
    await (await open(cacheName))?.put(url, new Response(body));
  }

  const findPack = async (language: VoiceLanguage) =>
    read(packsName, packUrl(language), async (found) => (await found.json()) as VoicePack);

  async function packs(): Promise<readonly VoicePack[]> {
    const languages = (await namesIn(packsName, `${root}/pack/`)).filter(isVoiceLanguage);
    const found = await Promise.all(languages.map(findPack));
    return found.filter((pack) => pack !== undefined);
  }

  async function tidy(): Promise<void> {
    const wanted = new Set((await packs()).flatMap(({ clips }) => clips.map(({ sha256 }) => sha256)));
    const cache = await open(packsName);
    for (const sha256 of await namesIn(packsName, clipRoot)) {
      if (!wanted.has(sha256)) await cache?.delete(clipRoot + sha256);
    }
  }

  return {
    packs,
    findPack,
    async keepPack(pack) {
      await put(packsName, packUrl(pack.language), JSON.stringify(pack));
      await tidy();
    },
    async dropPack(language) {
      await (await open(packsName))?.delete(packUrl(language));
      await tidy();
    },
    heldClips: async () => new Set(await namesIn(packsName, clipRoot)),
    findClip: (sha256) => read(packsName, clipRoot + sha256, (found) => found.blob()),
    keepClip: (sha256, audio) => put(packsName, clipRoot + sha256, audio),
    async takes() {
      const ids = await namesIn(takesName, takeRoot);
      const found = await Promise.all(
        ids.map(async (takeId) => {
          const about = await read(
            takesName,
            takeRoot + takeId,
            async (kept) => (await kept.json()) as Omit<Take, 'audio'>,
          );
          const audio = about && (await read(takesName, audioRoot + takeId, (kept) => kept.blob()));
          return about && audio && { ...about, audio };
        }),
      );
      return found.filter((take) => take !== undefined);
    },
    async keepTake({ audio, ...about }) {
      // What says that it is there comes last.
      await put(takesName, audioRoot + about.takeId, audio as Blob);
      await put(takesName, takeRoot + about.takeId, JSON.stringify(about));
    },
    async dropTake(takeId) {
      const cache = await open(takesName);
      await cache?.delete(takeRoot + takeId);
      await cache?.delete(audioRoot + takeId);
    },
  };
}
