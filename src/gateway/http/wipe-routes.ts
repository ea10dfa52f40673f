/**
 * `POST /wipe`: a phone that was revoked, and has nothing left to send, asks its browser to remove every file of this
 * origin; only an answer of the origin itself can (`Clear-Site-Data`). Another site must never be able to cause that on a
 * volunteer's phone, and a page of another site may send anything that a form can: so only JSON with a header of our own
 * is answered, which a browser sends across sites only after asking us, and we never allow it. The command that it carries
 * must be one of ours to erase.
 */

import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import { commandType, findDeviceCommand } from '../../protocol/device-command.ts';
import type { GatewayContext } from '../context.ts';
import { findCompactJws, isSignedBy } from '../intake/compact-jws.ts';
import type { GatewayEnv } from './auth.ts';
import { readJsonObject } from './office-answers.ts';
import { problemResponse } from './problems.ts';

export function wipeRoutes({ keys }: Pick<GatewayContext, 'keys'>): Hono<GatewayEnv> {
  const publicKey = createPublicKey(keys.signingKey);
  const routes = new Hono<GatewayEnv>();
  routes.post('/wipe', async (c) => {
    const isOurs =
      c.req.header('gocua-wipe') === 'yes' && (c.req.header('sec-fetch-site') ?? 'same-origin') === 'same-origin';
    if (!isOurs) return problemResponse('forbidden');
    const body = await readJsonObject(c, 16 * 1024);
    if (!body.ok) return problemResponse(body.problem.code);
    if (!isToErase(body.value['command'], publicKey)) return problemResponse('forbidden');
    return new Response(null, { status: 204, headers: { 'clear-site-data': '"storage"' } });
  });
  return routes;
}

function isToErase(jws: unknown, publicKey: KeyObject): boolean {
  const read = typeof jws === 'string' ? findCompactJws(jws) : undefined;
  if (!read || read.typ !== commandType || !isSignedBy(read, publicKey)) return false;
  return findDeviceCommand(JSON.parse(read.payload.toString()))?.command === 'erase';
}
