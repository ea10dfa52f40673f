import type { Randomness } from '../../core/ports.ts';

export function newRandomness(): Randomness {
  return {
    uuid: () => crypto.randomUUID(),
    token: (count) => toBase64Url(crypto.getRandomValues(new Uint8Array(count))),
    fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
