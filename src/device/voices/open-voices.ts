/** Packs of recorded voices, fetched clip by clip so that a broken link loses nothing; and recordings on their way to the gateway. */

import type { Outcome } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { mostClipBytes, voiceLanguages } from '../../core/voice/clip.ts';
import type { OfferedPack, PackClip, RecordingRequest, VoiceLanguage, VoicePack } from '../../core/voice/clip.ts';
import type { Take, Voices } from '../../core/voice/voice-ports.ts';
import type { GatewayClient } from '../contact/gateway-client.ts';
import { toFailure } from '../contact/http-outcome.ts';
import { isOutOfRoom } from '../store/out-of-room.ts';
import { newVoiceShelf } from './voice-shelf.ts';

/** Of a link's slow start little is lost when a few go at once. */
const clipsAtOnce = 4;
/** The gateway bears so many calls of one phone in a minute; a large pack waits for the next one. */
const mostWaits = 20;
const usualWaitMs = 5_000;

export interface VoicesParts {
  readonly caches: Pick<CacheStorage, 'open'> | undefined;
  readonly origin: string;
  /** Whose recordings wait here. */
  readonly storeName: string;
  readonly openGateway: () => Promise<Pick<GatewayClient, 'call' | 'fetch'>>;
}

export function openVoices({ caches, origin, storeName, openGateway }: VoicesParts): Voices {
  const shelf = newVoiceShelf(caches, origin, storeName);

  async function ask<T>(path: string, isOurs: (value: T) => boolean): Promise<Result<T>> {
    const outcome = await (await openGateway()).call<T>('GET', path);
    if (outcome.kind !== 'done') return toFailed(outcome);
    return isOurs(outcome.value.body) ? succeed(outcome.value.body) : fail('offline');
  }

  /** Problems: offline, busy, storage-full and what the gateway refused. */
  async function fetchClip({ sha256, sizeBytes }: PackClip): Promise<Result<void>> {
    const call = clipCall(sha256, sizeBytes);
    const gateway = await openGateway();
    let outcome = await gateway.fetch(call, takeAudio);
    for (let wait = 0; outcome.kind === 'busy' && wait < mostWaits; wait += 1) {
      const { retryAfterMs = usualWaitMs } = outcome;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      outcome = await gateway.fetch(call, takeAudio);
    }
    if (outcome.kind !== 'done') return toFailed(outcome);
    const audio = outcome.value;
    // Whatever stood between: what is not the clip is not kept.
    if (hexOf(await crypto.subtle.digest('SHA-256', await audio.arrayBuffer())) !== sha256) return fail('offline');
    return await keeping(() => shelf.keepClip(sha256, audio));
  }

  async function fetchMissing({ clips }: VoicePack, onProgress: (share: number) => void): Promise<Result<void>> {
    const held = await shelf.heldClips();
    const missing = clips.filter(({ sha256 }) => !held.has(sha256));
    const allBytes = clips.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) || 1;
    let heldBytes = allBytes - missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    onProgress(heldBytes / allBytes);
    let failed: Result<void> | undefined;
    const next = async (): Promise<void> => {
      for (let clip = missing.shift(); clip && !failed; clip = missing.shift()) {
        const done = await fetchClip(clip);
        if (!done.ok) failed ??= done;
        else onProgress((heldBytes += clip.sizeBytes) / allBytes);
      }
    };
    await Promise.all(Array.from({ length: clipsAtOnce }, next));
    return failed ?? succeed(undefined);
  }

  async function send({ takeId, language, key, said, lengthMs, audio }: Take): Promise<Result<void>> {
    const body: RecordingRequest = { key, said, lengthMs, audio: await toBase64(audio as Blob) };
    const outcome = await (await openGateway()).call('POST', `/voices/${language}/recordings`, body);
    // What is refused now is refused for ever: it would stand before all that comes after it.
    if (outcome.kind === 'done' || outcome.kind === 'refused') await shelf.dropTake(takeId);
    return outcome.kind === 'done' ? succeed(undefined) : toFailed(outcome);
  }

  return {
    async packs() {
      const held = await shelf.heldClips();
      return (await shelf.packs()).map(({ language, version, clips }) => ({
        language,
        version,
        clipCount: clips.length,
        heldCount: clips.filter(({ sha256 }) => held.has(sha256)).length,
        sizeBytes: clips.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      }));
    },
    offered: () => ask<readonly OfferedPack[]>('/voices', Array.isArray),
    async download(language, onProgress) {
      const pack = await ask<VoicePack>(`/voices/${language}`, (value) => Array.isArray(value.clips));
      if (!pack.ok) return pack;
      const kept = await keeping(() => shelf.keepPack(pack.value));
      return kept.ok ? await fetchMissing(pack.value, onProgress) : kept;
    },
    remove: (language) => shelf.dropPack(language),
    async clips(language) {
      const [pack, held] = await Promise.all([shelf.findPack(language), shelf.heldClips()]);
      return pack?.clips.filter(({ sha256 }) => held.has(sha256)) ?? [];
    },
    audio: (sha256) => shelf.findClip(sha256),
    async listen(sha256) {
      const outcome = await (await openGateway()).fetch(clipCall(sha256), takeAudio);
      return outcome.kind === 'done' ? outcome.value : undefined;
    },
    keepTake: (take) => keeping(() => shelf.keepTake({ ...take, takeId: takeIdOf(take.language, take.key) })),
    takes: () => shelf.takes(),
    async sendTakes() {
      let refused: Result<void> | undefined;
      for (const take of await shelf.takes()) {
        const sent = await send(take);
        if (sent.ok) continue;
        if (['offline', 'busy', 'sign-in-needed'].includes(sent.problem.code)) return sent;
        refused ??= sent;
      }
      return refused ?? succeed(undefined);
    },
  };
}

/** Fetches what is newer of the languages that lie here, and drops what is published no more; nobody waits for it. */
export async function refreshPacks(voices: Voices): Promise<void> {
  const here = await voices.packs();
  if (here.length === 0) return;
  const offered = await voices.offered();
  if (!offered.ok) return;
  for (const { language, version, heldCount, clipCount } of here) {
    const newest = offered.value.find((pack) => pack.language === language);
    // All of it was withdrawn: nobody is to hear it any more.
    if (!newest) await voices.remove(language);
    else if (newest.version !== version || heldCount < clipCount) await voices.download(language, () => undefined);
  }
}

function clipCall(sha256: string, sizeBytes = mostClipBytes) {
  return { method: 'GET', path: `/voices/clips/${sha256}`, headers: { accept: 'audio/*' }, sizeBytes } as const;
}

const takeIdOf = (language: VoiceLanguage, key: string): string =>
  `${voiceLanguages.indexOf(language)}-${encodeURIComponent(key)}`;

async function takeAudio(response: Response): Promise<Outcome<Blob>> {
  if (!response.ok) return toFailure(response);
  if (!response.headers.get('content-type')?.startsWith('audio/')) return { kind: 'offline' };
  try {
    return { kind: 'done', value: await response.blob() };
  } catch {
    return { kind: 'offline' };
  }
}

function toFailed(outcome: Exclude<Outcome<never>, { kind: 'done' }>): Result<never> {
  return outcome.kind === 'refused' ? { ok: false, problem: outcome.problem } : fail(outcome.kind);
}

async function keeping(work: () => Promise<void>): Promise<Result<void>> {
  try {
    await work();
    return succeed(undefined);
  } catch (thrown) {
    if (!isOutOfRoom(thrown)) throw thrown;
    return fail('storage-full');
  }
}

function hexOf(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function toBase64(audio: Blob): Promise<string> {
  const bytes = new Uint8Array(await audio.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
