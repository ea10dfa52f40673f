import { bech32 } from '@scure/base';

/**
 * An age recipient (`age1…`) to which no identity exists: 32 random bytes are a public key whose private half was never made. What
 * is sealed to it nobody can open, and the province's gateway has never heard of it.
 */
export function makeRecipient(): string {
  return bech32.encode('age', bech32.toWords(crypto.getRandomValues(new Uint8Array(32))));
}
