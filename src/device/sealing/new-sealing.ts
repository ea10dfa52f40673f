/** The sealing itself, on whichever thread it is built; only the pressing of pictures needs a browser and comes from outside. */

import { succeed } from '../../core/result.ts';
import { sealPart } from './seal-part.ts';
import type { PressPicture, Sealing } from './sealing.ts';
import { signPacketHeader } from './sign-packet-header.ts';

export function newSealing(pressPicture: PressPicture): Sealing {
  return {
    async sealPicture(picture, recipients, of) {
      const pressed = await pressPicture(picture, of);
      if (!pressed.ok) return pressed;
      const { bytes, mediaType, thumbnail } = pressed.value;
      return succeed({ ...(await sealPart(bytes, recipients)), mediaType, thumbnail });
    },
    sealText: (text, recipients) => sealPart(new TextEncoder().encode(text), recipients),
    signHeader: (header, key) => signPacketHeader(header, key),
    async deriveKey(secret, salt, cost) {
      const { argon2id } = await import('hash-wasm');
      const key = await argon2id({
        password: secret.normalize('NFC'),
        salt,
        parallelism: 1,
        iterations: cost.iterations,
        memorySize: cost.memoryKiB,
        hashLength: 32,
        outputType: 'binary',
      });
      return new Uint8Array(key);
    },
  };
}
