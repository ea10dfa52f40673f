import type { Digests } from '../../core/ports.ts';

export function newDigests(): Digests {
  return {
    async sha256Hex(text) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
