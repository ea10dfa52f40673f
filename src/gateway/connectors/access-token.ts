/** OAuth2 client credentials (RFC 6749, 4.4): one token kept until shortly before its end, or until it is refused. */

import { askJson } from './ask-json.ts';
import type { Answer } from './ask-json.ts';

export interface TokenSource {
  /** The token, or why there is none. */
  get(): Promise<{ readonly ok: true; readonly token: string } | Extract<Answer, { ok: false }>>;
  /** This token was refused: the next `get` asks for another. */
  forget(token: string): void;
}

interface Client {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly secret: string;
  readonly scope?: string;
  readonly timeoutMs: number;
  readonly hosts: readonly string[];
}

const shortestLifeMs = 30_000;
const marginMs = 30_000;

export function newTokenSource(client: Client): TokenSource {
  let kept: { readonly token: string; readonly untilMs: number } | undefined;
  let asking: ReturnType<TokenSource['get']> | undefined;

  async function ask(): ReturnType<TokenSource['get']> {
    const { tokenUrl, clientId, secret, scope, timeoutMs, hosts } = client;
    const credentials = [clientId, secret].map(encodeURIComponent).join(':');
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
    const answer = await askJson({
      method: 'POST',
      url: tokenUrl,
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: body.toString(),
      timeoutMs,
      hosts,
    });
    // A wrong client is told with 400 or 401 (RFC 6749, 5.2).
    if (!answer.ok) return answer.code === 'refused' ? { ...answer, code: 'sign-in-refused' } : answer;
    const { access_token: token, expires_in: seconds } = answer.json as {
      access_token?: unknown;
      expires_in?: unknown;
    };
    if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token))
      return { ok: false, code: 'answer-unreadable' };
    const lifeMs = (typeof seconds === 'number' ? seconds : 300) * 1000;
    kept = { token, untilMs: performance.now() + Math.max(shortestLifeMs, lifeMs - marginMs) };
    return { ok: true, token };
  }

  return {
    async get() {
      if (kept !== undefined && performance.now() < kept.untilMs) return { ok: true, token: kept.token };
      asking ??= ask().finally(() => (asking = undefined));
      return await asking;
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}
