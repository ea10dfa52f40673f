import { devices as texts } from '../texts/vi/administration.ts';

/** What may be done with a device; the last part of its address. */
export type Change = 'confirm' | 'lock' | 'lift' | 'revoke';

export const changedWords: { readonly [change in Change]: (personName: string) => string } = {
  confirm: texts.confirmed,
  lock: texts.locked,
  lift: texts.lifted,
  revoke: texts.revoked,
};
