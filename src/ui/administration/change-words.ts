import { devices as texts } from '../texts/vi/administration.ts';

/** What may be done with a device; the last part of its address. */
export type Change = 'confirm' | 'lock' | 'lift' | 'revoke';

const words = { confirm: 'confirmed', lock: 'locked', lift: 'lifted', revoke: 'revoked' } as const;

export const changedWords = (change: Change, personName: string): string => texts[words[change]](personName);
