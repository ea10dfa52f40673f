/** An invitation as people pass it on: `<PUBLIC_URL>/moi#<token>`, the token 128 random bits in unpadded base64url. */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';

/** The token. Problems: invitation-malformed, invitation-foreign (of another gateway than `origin`). */
export function parseInvitationLink(link: string, origin: string): Result<string> {
  const url = findUrl(link.trim());
  const token = url?.hash.slice(1) ?? '';
  if (!url || url.pathname !== '/moi' || !/^[\w-]{22}$/.test(token)) return fail('invitation-malformed');
  return url.origin === origin ? succeed(token) : fail('invitation-foreign');
}

function findUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
