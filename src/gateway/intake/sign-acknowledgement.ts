import { acknowledgementType } from '../../protocol/packet.ts';
import type { AcknowledgementPayload } from '../../protocol/packet.ts';
import type { GatewayKeys } from '../keys/gateway-keys.ts';
import { signCompactJws } from './compact-jws.ts';

/** The compact JWS that phones, carriers and courts verify with the gateway's public key alone. */
export function signAcknowledgement(
  { kid, signingKey }: Pick<GatewayKeys, 'kid' | 'signingKey'>,
  payload: AcknowledgementPayload,
): string {
  return signCompactJws({ kid, typ: acknowledgementType }, payload, signingKey);
}
