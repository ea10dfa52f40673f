/**
 * Whose request this is, for limits and the audit log. What a stranger writes into `X-Forwarded-For` counts for nothing: the
 * header is believed only from the proxies that were named (`TRUST_PROXY`), from its end, as far as it names such proxies.
 */

import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import type { GatewayEnv } from './auth.ts';

/** Called in the process itself (tests): as from this machine. */
const inProcess = '127.0.0.1';

/** Sets `c.var.address` for everything after it. */
export function nameAddress(trustedProxies: readonly string[] = []): MiddlewareHandler<GatewayEnv> {
  const trusted = blockListOf(trustedProxies);
  const isTrusted = (address: string) => isIP(address) > 0 && trusted.check(address, familyOf(address));
  return async (c, next) => {
    const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
    let address = plain(incoming ? (incoming.socket.remoteAddress ?? '') : inProcess);
    const named = c.req.header('x-forwarded-for')?.split(',') ?? [];
    // The last was written by the proxy that we see, the one before it by the proxy which that one saw.
    while (isTrusted(address)) {
      const before = plain(named.pop()?.trim() ?? '');
      // What is no address at all may be anybody's words, and addresses are written down.
      if (isIP(before) === 0) break;
      address = before;
    }
    c.set('address', address);
    await next();
  };
}

export function addressOf(c: Context<GatewayEnv>): string {
  return c.get('address');
}

/** `127.0.0.1, 10.0.0.0/8` as a list. Absent: it names something else. */
export function parseProxies(text: string): readonly string[] | undefined {
  const proxies = text.split(',').map((one) => one.trim());
  try {
    blockListOf(proxies);
    return proxies;
  } catch {
    return undefined;
  }
}

function blockListOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Some proxies name the port too; IPv4 on a socket of both families is written as IPv6. */
function plain(address: string): string {
  return address
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=[\d.]+$)/, '');
}
