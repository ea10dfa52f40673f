/** Posting bodies as fast as a server takes them, over connections that stay; what breaks is an answer with status 0. */

import { once } from 'node:events';
import { Agent, request as openRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';

export interface Posted {
  /** 0: the connection broke. */
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

export interface Poster {
  post(url: string, body: Uint8Array, headers?: Record<string, string>): Promise<Posted>;
  /** Sends the first `bytes` of `body` and holds the connection; resolves when they are sent, with the way to end it. */
  hang(url: string, body: Uint8Array, bytes: number): Promise<() => void>;
}

/** `localAddress`: from where it comes; a machine's loopback has many. */
export function newPoster(localAddress?: string): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  const open = (url: string, length: number, headers: Record<string, string> = {}): ClientRequest =>
    openRequest(url, {
      agent,
      method: 'POST',
      ...(localAddress !== undefined && { localAddress }),
      headers: { 'content-type': 'application/octet-stream', 'content-length': length, ...headers },
    });

  return {
    async post(url, body, headers) {
      const outgoing = open(url, body.length, headers);
      try {
        outgoing.end(body);
        const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
        const chunks: Buffer[] = [];
        for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
        const wait = answer.headers['retry-after'];
        return {
          status: answer.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          retryAfterSeconds: wait === undefined ? undefined : Number(wait),
        };
      } catch {
        return { status: 0, text: '', retryAfterSeconds: undefined };
      }
    },

    async hang(url, body, bytes) {
      const outgoing = open(url, body.length);
      outgoing.on('error', () => undefined);
      await new Promise<void>((resolve) => outgoing.write(body.subarray(0, bytes), () => resolve()));
      return () => outgoing.destroy();
    },
  };
}
