/** Who holds the token that came, shown to be that one by this very request (RFC 9449 §7); and how the rest is refused. */

import type { Context } from 'hono';
import type { GatewayContext } from '../context.ts';
import { findTokenHolder } from './access-token.ts';
import type { TokenHolder } from './access-token.ts';
import type { DpopProofs, ProofError } from './dpop.ts';
import { problemResponse } from './problems.ts';

/** For `WWW-Authenticate` wherever a token is wanted. */
export const challenge = 'DPoP algs="ES256"';

export type HolderError = ProofError | 'invalid_token' | 'no_token';

/** Uses the proof up. */
export function readHolder(context: GatewayContext, proofs: DpopProofs, c: Context): TokenHolder | HolderError {
  const token = /^DPoP ([\w.-]{20,2000})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) return 'no_token';
  const holder = findTokenHolder(context, token);
  if (!holder) return 'invalid_token';
  const { method, url } = c.req;
  const checked = proofs.check({ method, url, proof: c.req.header('dpop'), token });
  if (!checked.ok) return checked.error;
  const isHolder = checked.proof.jkt === holder.jkt && proofs.use(checked.proof, holder.deviceId);
  return isHolder ? holder : 'invalid_dpop_proof';
}

/** Names no error where no token of this kind came, as RFC 6750 §3.1 wants it. */
export function refuseHolder(error: HolderError): Response {
  const details = error === 'no_token' ? {} : { error };
  const response = problemResponse('sign-in-needed', { details });
  response.headers.set('www-authenticate', error === 'no_token' ? challenge : `${challenge}, error="${error}"`);
  return response;
}
