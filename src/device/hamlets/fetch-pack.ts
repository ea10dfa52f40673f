/** Asks the gateway for the pack of a hamlet, and reads the answer with suspicion: what is not a pack is no answer of ours. */

import type { HamletPack } from '../../core/household/hamlet-pack.ts';
import type { Outcome } from '../../core/ports.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayClient } from '../contact/gateway-client.ts';
import { toFailure } from '../contact/http-outcome.ts';

export type FetchedPack =
  /** `asOf`: the gateway's time, where it told. */
  | { readonly isSame: true; readonly asOf?: string }
  | { readonly isSame: false; readonly pack: HamletPack; readonly sizeBytes: number; readonly etag?: string };

/** Before one is known; a link that is slower than the client bears for it counts as none. */
const usualBytes = 1_000_000;

/** `held`: what lies here and can be read. Progress from 0 to 1. */
export async function fetchPack(
  gateway: Pick<GatewayClient, 'fetch'>,
  hamlet: string,
  held: { readonly etag?: string; readonly sizeBytes?: number },
  onProgress: (share: number) => void,
): Promise<Outcome<FetchedPack>> {
  const path = `/packs/${encodeURIComponent(hamlet)}`;
  const expected = held.sizeBytes ?? usualBytes;
  const headers = held.etag === undefined ? {} : { 'if-none-match': held.etag };
  onProgress(0);
  return await gateway.fetch<FetchedPack>({ method: 'GET', path, headers, sizeBytes: expected }, async (response) => {
    if (response.status === 304) {
      const at = Date.parse(response.headers.get('date') ?? '');
      return { kind: 'done', value: { isSame: true, ...(!Number.isNaN(at) && { asOf: new Date(at).toISOString() }) } };
    }
    if (!response.ok) return toFailure(response);
    const text = await readText(response, expected, onProgress);
    const pack = text === undefined ? undefined : findPack(text, hamlet);
    if (text === undefined || !pack) return { kind: 'offline' };
    const etag = response.headers.get('etag') ?? undefined;
    const sizeBytes = new TextEncoder().encode(text).length;
    return { kind: 'done', value: { isSame: false, pack, sizeBytes, ...(etag !== undefined && { etag }) } };
  });
}

/** Absent: it broke off. The share is a guess where the answer comes compressed, and never reaches one before the end. */
async function readText(
  response: Response,
  expectedBytes: number,
  onProgress: (share: number) => void,
): Promise<string | undefined> {
  const told = Number(response.headers.get('content-length') ?? Number.NaN);
  const isPlain = response.headers.get('content-encoding') === null && told > 0;
  const allBytes = isPlain ? told : expectedBytes;
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      bytes += value.length;
      onProgress(Math.min(0.95, bytes / allBytes));
    }
  } catch {
    return undefined;
  }
}

/** Under the name that was asked for. Absent: not a pack, or of another hamlet. */
function findPack(text: string, hamlet: string): HamletPack | undefined {
  try {
    const value = JSON.parse(text) as Partial<HamletPack> | null;
    const { asOf, households, notes, knownNoteIds } = value ?? {};
    const isPack =
      typeof value?.hamlet === 'string' &&
      isSameHamlet(value.hamlet, hamlet) &&
      typeof asOf === 'string' &&
      isListOf(households, ['householdId', 'headName']) &&
      isListOf(notes, ['noteId', 'at']) &&
      Array.isArray(knownNoteIds);
    return isPack ? { ...(value as HamletPack), hamlet } : undefined;
  } catch {
    return undefined;
  }
}

function isListOf(list: unknown, names: readonly string[]): boolean {
  if (!Array.isArray(list)) return false;
  return list.every((row: unknown) => {
    const fields = row as { readonly [name: string]: unknown } | null;
    return typeof fields === 'object' && names.every((name) => typeof fields?.[name] === 'string');
  });
}
