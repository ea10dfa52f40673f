/**
 * Request bodies under limits that hold while the bytes arrive, not after: a body too large or too slow ends the read.
 * Nobody may hold memory or a connection by promising bytes that never come (slow-loris).
 */

import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { forgetful } from '../forgetful.ts';
import { arrivingBytes } from './arriving-bytes.ts';

export interface BodyLimits {
  readonly jsonBytes: number;
  /** A whole `pack` request; far above what a phone sends in one. */
  readonly packBytes: number;
  /** Longest silence between two chunks, and longest time for the whole body. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** Longest time for a body that is no file and no pack. */
  readonly smallTotalMs: number;
}

export const defaultBodyLimits: BodyLimits = {
  jsonBytes: 256 * 1024,
  packBytes: 512 * 1024 * 1024,
  idleMs: 30_000,
  totalMs: 4 * 60_000,
  smallTotalMs: 60_000,
};

/** Ends a read that took too long or grew too large; `code` is the problem to answer with. */
export class BodyRefused extends Error {
  readonly code: 'slow-body' | 'body-too-large';
  constructor(code: 'slow-body' | 'body-too-large') {
    super(code);
    this.code = code;
  }
}

/** The bytes of the request as they arrive. Throws `BodyRefused`, or the connection's own error when it breaks. */
export function requestBytes(c: Context, maxBytes: number, limits: BodyLimits): AsyncIterableIterator<Uint8Array> {
  const iterator = findIterator(c);
  const deadlineMs = performance.now() + limits.totalMs;
  let received = 0;

  async function pull(): Promise<Uint8Array | undefined> {
    if (!iterator) return undefined;
    const waitMs = Math.min(limits.idleMs, deadlineMs - performance.now());
    const next = await withTimeout(iterator.next(), waitMs);
    if (next.done === true) return undefined;
    received += next.value.length;
    if (received > maxBytes) throw new BodyRefused('body-too-large');
    return next.value;
  }

  // Not awaited: a read that never settles would hold the answer for ever.
  return forgetful(pull, () => void iterator?.return?.(undefined)?.then(undefined, () => undefined));
}

/** The whole JSON body. Problems: bad-request, body-too-large, slow-body. */
export async function readJson(c: Context, limits: BodyLimits = defaultBodyLimits): Promise<Result<unknown>> {
  const text = await readText(c, limits.jsonBytes, limits);
  return text.ok ? parseJson(text.value) : text;
}

/** Problem: bad-request. */
export function parseJson(text: string): Result<unknown> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail('bad-request');
  }
}

/** The whole body. Problems: bad-request (the connection broke), body-too-large, slow-body. */
export async function readBytes(c: Context, maxBytes: number, limits = defaultBodyLimits): Promise<Result<Uint8Array>> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) return fail('body-too-large');
  const totalMs = maxBytes <= limits.jsonBytes ? Math.min(limits.smallTotalMs, limits.totalMs) : limits.totalMs;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of requestBytes(c, maxBytes, { ...limits, totalMs })) chunks.push(chunk);
    return succeed(Buffer.concat(chunks));
  } catch (error) {
    return fail(error instanceof BodyRefused ? error.code : 'bad-request');
  }
}

/** The whole body as UTF-8. Problems: bad-request (not UTF-8, or the connection broke), body-too-large, slow-body. */
export async function readText(c: Context, maxBytes: number, limits = defaultBodyLimits): Promise<Result<string>> {
  const bytes = await readBytes(c, maxBytes, limits);
  if (!bytes.ok) return bytes;
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return fail('bad-request');
  }
}

/** Node's own stream where there is one, because it costs a fraction of the web stream wrapped around it. */
function findIterator(c: Context): AsyncIterator<Uint8Array> | undefined {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming) return arrivingBytes(incoming);
  return (c.req.raw.body as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator]();
}

async function withTimeout<T>(promise: Promise<T>, waitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyRefused('slow-body')), Math.max(0, waitMs));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    // The loser's own failure is nobody's news.
    promise.catch(() => undefined);
  }
}
