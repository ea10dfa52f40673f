/** Who administers: the province, or an official within the own commune. */

import type { AccountRole } from '../../core/reception/administration.ts';

export interface AdminCaller {
  readonly deviceId: string;
  readonly role: AccountRole;
  /** Null for the province. */
  readonly communeCode: string | null;
}

/** Whether the caller may act on people and devices of that commune. Nobody but the province acts without one. */
export function isWithinReach(caller: AdminCaller, communeCode: string | null): boolean {
  if (caller.role === 'admin') return true;
  return caller.role === 'official' && communeCode !== null && caller.communeCode === communeCode;
}
