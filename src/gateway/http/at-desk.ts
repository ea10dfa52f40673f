import type { Context } from 'hono';
import type { DeskCaller } from '../desk/desk-caller.ts';
import type { GatewayEnv } from './auth.ts';
import { problemResponse } from './problems.ts';

/** The desk belongs to a commune: an official without one has no queue to see. */
export async function atDesk(
  c: Context<GatewayEnv>,
  answer: (caller: DeskCaller) => Promise<Response>,
): Promise<Response> {
  const { deviceId, communeCode } = c.get('caller');
  return communeCode === null ? problemResponse('forbidden') : await answer({ deviceId, communeCode });
}
