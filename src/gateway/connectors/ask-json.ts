/**
 * One question to another system, which may be slow, wrong, overloaded or not there: an answer as JSON, or why there is none.
 * Only hosts of this gateway's own settings are asked, an answer that points elsewhere is not followed, and neither its
 * length nor its slowness holds anything up.
 */

import type { ForwardFailure } from '../../core/reception/connectors.ts';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly timeoutMs: number;
  readonly hosts: readonly string[];
}

export type Answer =
  | { readonly ok: true; readonly status: number; readonly json: unknown }
  | { readonly ok: false; readonly status?: number; readonly code: ForwardFailure; readonly retryAfterMs?: number };

const longestAnswerBytes = 256 * 1024;

/** https, or a loopback address; named in the settings of this gateway. */
export function isAllowedUrl(text: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)) && hosts.includes(url.host);
}

export async function askJson({ method, url, headers, body, timeoutMs, hosts }: Question): Promise<Answer> {
  if (!isAllowedUrl(url, hosts)) return { ok: false, code: 'host-not-allowed' };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    });
    return await readAnswer(response);
  } catch (error) {
    const { name } = error as Error;
    return { ok: false, code: name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable' };
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
  const refuse = (code: ForwardFailure): Answer => ({
    ok: false,
    status,
    code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  // 409: it has this key already; what it says then may name the dossier.
  if (!response.ok && status !== 409) {
    await response.body?.cancel();
    return refuse(failureOf(status));
  }
  const text = await readText(response);
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  const json = text !== undefined && isJson ? findObject(text) : undefined;
  if (json === undefined) return refuse(status === 409 ? 'refused' : 'answer-unreadable');
  return { ok: true, status, json };
}

function failureOf(status: number): ForwardFailure {
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 401 || status === 403) return 'sign-in-refused';
  if (status === 408) return 'timeout';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'server-error' : 'refused';
}

/** Seconds, or a date. Absent: nothing that can be understood. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** Absent: too long. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestAnswerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function findObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
