/** What the desk's and the administration's routes share: bodies as plain objects, refusals as problem details. */

import type { Context } from 'hono';
import type { Problem } from '../../core/problem.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { problemResponse } from './problems.ts';
import { defaultBodyLimits, parseJson, readText } from './request-body.ts';

export type JsonObject = { readonly [name: string]: unknown };

/** The JSON object of the body; an empty body is an empty object. Problems: bad-request, body-too-large, slow-body. */
export async function readJsonObject(c: Context, maxBytes = defaultBodyLimits.jsonBytes): Promise<Result<JsonObject>> {
  const text = await readText(c, maxBytes);
  if (!text.ok || text.value === '') return text.ok ? succeed({}) : text;
  const body = parseJson(text.value);
  if (!body.ok) return body;
  const isObject = typeof body.value === 'object' && body.value !== null && !Array.isArray(body.value);
  return isObject ? succeed(body.value as JsonObject) : fail('bad-request');
}

/** A refusal with everything a sentence about it needs. */
export function refuse(refusal: { readonly problem: Problem; readonly details?: JsonObject }): Response {
  const { code, ...facts } = refusal.problem;
  return problemResponse(code, { details: { ...facts, ...refusal.details } });
}

/** A file to keep. */
export function fileResponse(bytes: Uint8Array, mediaType: string, fileName: string): Response {
  const headers = { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` };
  return new Response(new Uint8Array(bytes), { headers });
}

/** A printed document; never kept by a cache, since it may name a person. */
export function pdfResponse(pdf: Uint8Array, fileName: string): Response {
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${fileName}"`,
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(pdf), { headers });
}
