/**
 * The built web app. Hashed assets are immutable; the page and the service worker are asked for anew each time, so that
 * an update is noticed. Every path that is not a file and not under /api is the page itself (its router takes over).
 */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problems.ts';

const mediaTypes: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface StaticFile {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Absent where compression does not pay. */
  readonly brotli: Buffer<ArrayBuffer> | undefined;
  readonly mediaType: string;
  readonly etag: string;
}

const compress = promisify(brotliCompress);

/**
 * Answers GET and HEAD outside /api from `webDir`; files are read and compressed once and kept (a few megabytes). A build
 * that replaces the folder is noticed at the next page or service worker that is asked for: files of two builds never mix.
 */
export function staticFiles(webDir: string): MiddlewareHandler {
  let kept = new Map<string, StaticFile>();
  let build = '';

  async function find(path: string): Promise<StaticFile | undefined> {
    if (!isImmutable(path)) await forgetReplaced();
    // A read that outlives a replacement keeps its file with the old ones.
    const keptNow = kept;
    const known = keptNow.get(path);
    if (known) return known;
    const full = normalize(join(webDir, path));
    if (!full.startsWith(webDir + sep)) return undefined;
    const file = await readStatic(full);
    if (file) keptNow.set(path, file);
    return file;
  }

  async function forgetReplaced(): Promise<void> {
    const page = await stat(join(webDir, 'index.html')).catch(() => undefined);
    const buildNow = page ? `${page.ino} ${page.size} ${page.mtimeMs}` : '';
    if (buildNow !== build) kept = new Map();
    build = buildNow;
  }

  return async (c, next) => {
    const path = c.req.path;
    // The service worker takes what is shared; where it does not run yet, the file is not read and can be chosen on the page.
    if (path === '/chia-se' && c.req.method === 'POST') return c.redirect('/mang-ho', 303);
    if (path.startsWith('/api/') || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next();
    const decoded = decodePath(path);
    if (decoded === undefined) return problemResponse('bad-request');
    const file = decoded === '/' || decoded.startsWith('/.') ? undefined : await find(decoded);
    if (!file && !isPage(decoded)) return problemResponse('not-found');
    const answer = file ?? (await find('/index.html'));
    if (!answer) return problemResponse('not-found');

    const immutable = file !== undefined && isImmutable(decoded);
    const headers: Record<string, string> = {
      'content-type': answer.mediaType,
      'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: answer.etag,
      vary: 'accept-encoding',
    };
    if (c.req.header('if-none-match') === answer.etag) return c.body(null, 304, headers);
    const brotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '') ? answer.brotli : undefined;
    if (brotli) headers['content-encoding'] = 'br';
    return new Response(c.req.method === 'HEAD' ? null : (brotli ?? answer.bytes), { headers });
  };
}

/** An address of the app; a procedure's code at its end ("1.001193") is no file's name. */
function isPage(path: string): boolean {
  return /^(\.\d+)?$/.test(extname(path));
}

/** Its name tells its content. */
function isImmutable(path: string): boolean {
  return path.startsWith('/assets/');
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

async function readStatic(full: string): Promise<StaticFile | undefined> {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = await readFile(full);
  } catch {
    return undefined;
  }
  const mediaType = mediaTypes[extname(full)] ?? 'application/octet-stream';
  const compressible = /^text\/|json|svg|wasm/.test(mediaType) && bytes.length > 1024;
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    bytes,
    brotli: compressible ? ((await compress(bytes, options)) as Buffer<ArrayBuffer>) : undefined,
    mediaType,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}
