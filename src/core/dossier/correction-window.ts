import type { Draft } from './dossier.ts';

/**
 * Whether a sealed draft may still be corrected. A clock that stands before the sealing has been corrected meanwhile and says
 * nothing of how long ago that was, so the window counts as over rather than as open for years.
 */
export function isCorrectable(draft: Draft, nowMs: number): boolean {
  if (draft.state !== 'sealed' || !draft.sealed) return false;
  return nowMs >= Date.parse(draft.sealed.at) && nowMs < Date.parse(draft.sealed.correctableUntil);
}
