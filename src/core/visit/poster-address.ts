/**
 * What a poster's QR opens: `<PUBLIC_URL>/tt/<procedure>?xa=<commune>&thon=<hamlet>`, each part optional but one. It names
 * what is public and nobody, so it may stand in any log. The whole address lies in the path and the query, and not behind
 * `#`, because in-app browsers and chat programs drop what follows that.
 */

import { fold } from '../text/fold.ts';
import { nfc } from '../text/nfc.ts';

export interface PosterAddress {
  /** Of the procedure; absent: the poster is of a hamlet, or of the commune. */
  readonly code?: string;
  readonly commune?: string;
  readonly hamlet?: string;
}

/** Where posters lead in the app. */
export const posterPath = '/tt';
export const longestHamlet = 120;

/** The address from `/tt` on. */
export function formatPosterPath({ code, commune, hamlet }: PosterAddress): string {
  const named = [
    commune !== undefined && `xa=${commune}`,
    hamlet !== undefined && `thon=${encodeURIComponent(hamlet).replaceAll('%20', '+')}`,
  ].filter(Boolean);
  const path = code === undefined ? posterPath : `${posterPath}/${encodeURIComponent(code)}`;
  return named.length === 0 ? path : `${path}?${named.join('&')}`;
}

/** The text of the QR; `publicUrl` with or without its last slash. */
export function formatPosterAddress(publicUrl: string, address: PosterAddress): string {
  return publicUrl.replace(/\/+$/, '') + formatPosterPath(address);
}

/** The same with a hamlet that takes a third of the room: without its accents. It still says where, to people. */
export function withPlainHamlet({ hamlet, ...rest }: PosterAddress): PosterAddress {
  return hamlet === undefined ? rest : { ...rest, hamlet: fold(hamlet) };
}

/** What a person types who cannot scan: without the scheme that browsers add themselves, and without the hamlet. */
export function formatTypedAddress(publicUrl: string, { code, commune }: PosterAddress): string {
  const short: PosterAddress = code === undefined ? { ...(commune !== undefined && { commune }) } : { code };
  return formatPosterAddress(publicUrl, short).replace(/^https:\/\//, '');
}

/**
 * The address that stands in a page's own path and query. What is no code, commune or hamlet is left out: somebody may have
 * typed it, and the rest still leads somewhere. Absent: the path is no poster's.
 */
export function findPosterAddress(path: string, query = ''): PosterAddress | undefined {
  const match = /^\/tt(?:\/([^/]*))?(?:\/.*)?$/.exec(path);
  if (match === null) return undefined;
  const [code, commune, hamlet] = [decode(match[1] ?? ''), queryValue(query, 'xa'), queryValue(query, 'thon')];
  return {
    ...(/^[\w.-]{1,60}$/.test(code) && { code }),
    ...(/^\d{5}$/.test(commune) && { commune }),
    ...(hamlet !== '' && hamlet.length <= longestHamlet && { hamlet }),
  };
}

function queryValue(query: string, name: string): string {
  const pair = query
    .replace(/^\?/, '')
    .split('&')
    .find((each) => each.startsWith(`${name}=`));
  return nfc(decode((pair ?? '').slice(name.length + 1).replaceAll('+', ' ')))
    .replace(/[\p{Cc}\p{Cf}<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
