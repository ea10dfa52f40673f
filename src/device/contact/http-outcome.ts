/**
 * HTTP's thousand failures become few outcomes. Only a well-formed answer of our gateway counts as one: an access point's
 * login page, a proxy's error or somebody's JSON is `offline`, whatever its status says (protocol.md §3).
 */

import type { Outcome, Picture } from '../../core/ports.ts';
import { problemCodes } from '../../core/problem.ts';
import type { Problem } from '../../core/problem.ts';

export interface Answer<T> {
  readonly body: T;
  readonly etag?: string;
}

/** Told what an answer of ours said, whatever it meant for the call. */
export type Hear = (answer: unknown) => void;

/** What the link did, for the state of the link in the page's head. */
export type LinkNews = 'answered' | 'answered-slowly' | 'no-answer' | 'timed-out' | 'asked-to-wait' | 'server-failed';

/** The outcome of an answered JSON call; `find` answers undefined for a body that is not ours. */
export async function toOutcome<T>(
  response: Response,
  find: (value: unknown) => T | undefined,
  hear: Hear = () => undefined,
): Promise<Outcome<Answer<T>>> {
  if (!response.ok) return toFailure(response, hear);
  const value = await readJson(response);
  const body = find(value);
  if (body !== undefined) hear(value);
  if (body === undefined) return { kind: 'offline' };
  const etag = response.headers.get('etag');
  return { kind: 'done', value: { body, ...(etag !== null && { etag }) } };
}

export async function toFailure(
  response: Response,
  hear: Hear = () => undefined,
): Promise<Exclude<Outcome<never>, { kind: 'done' }>> {
  const { status } = response;
  if (status === 511) return { kind: 'offline' };
  const value = await readJson(response);
  const problem = findProblem(value);
  if (problem) hear(value);
  if (status === 429 || status === 408 || status >= 500) {
    const retryAfterMs = findRetryAfterMs(response.headers.get('retry-after'));
    return { kind: 'busy', ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (!problem) return { kind: 'offline' };
  if (problem.code === 'sign-in-needed') return { kind: 'sign-in-needed' };
  return { kind: 'refused', problem };
}

/** A paper's picture, a printed PDF, a sheet. */
export async function toPicture(response: Response): Promise<Outcome<Picture>> {
  if (!response.ok) return toFailure(response);
  const isOurs = /^(image\/|application\/(pdf|json|vnd\.))/.test(response.headers.get('content-type') ?? '');
  if (!isOurs) return { kind: 'offline' };
  try {
    return { kind: 'done', value: await response.blob() };
  } catch {
    return { kind: 'offline' };
  }
}

/** Whether the proof lacked the nonce of the day, or had an old one (RFC 9449 §8, §9). The body stays readable. */
export async function wantsNonce(response: Response): Promise<boolean> {
  if (response.status !== 400 && response.status !== 401) return false;
  const problem = await readJson(response.clone());
  return (problem as { readonly error?: unknown } | null | undefined)?.error === 'use_dpop_nonce';
}

/** Seconds only: an HTTP date would be measured against a clock that may be wrong. At most an hour. */
function findRetryAfterMs(header: string | null): number | undefined {
  const seconds = header === null ? Number.NaN : Number(header);
  return seconds >= 0 ? Math.min(3600, seconds) * 1000 : undefined;
}

async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** A code of a newer gateway that this app does not know is `internal-error`: refused all the same. */
function findProblem(value: unknown): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, questionId, paperId, role, message, limit } = value as Record<string, unknown>;
  if (typeof code !== 'string') return undefined;
  return {
    code: problemCodes.find((known) => known === code) ?? 'internal-error',
    ...(typeof questionId === 'string' && { questionId }),
    ...(typeof paperId === 'string' && { paperId }),
    ...(typeof role === 'string' && { role }),
    ...(typeof message === 'string' && { message }),
    ...(typeof limit === 'number' && { limit }),
  };
}
