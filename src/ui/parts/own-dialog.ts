/**
 * Dialogs of the system that the app itself opens, so that the vault does not take them for a phone put away. The vault is told
 * by `followDevice`, because a share sheet must open directly under the tap and knows no device.
 */

import type { Vault } from '../../core/screen-ports.ts';

let vault: Pick<Vault, 'whileAway'> | undefined;

export function tellVaultOfDialogs(told: Pick<Vault, 'whileAway'>): void {
  vault = told;
}

export function inOwnDialog<T>(dialog: () => Promise<T>): Promise<T> {
  return vault ? vault.whileAway(dialog) : dialog();
}
