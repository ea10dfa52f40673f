/**
 * Which procedures this volunteer marked and which they had in hand last: codes only, never sent, one list an enrolment, so
 * that whoever gets the phone next begins with none. The marks stay on this device; what was in hand last is forgotten with
 * the page and with the lock, because on a lost phone it would tell what was done in the houses that day.
 */

import { create } from 'zustand';
import { useDeviceState } from './device-state.ts';

interface KeptProcedures {
  /** In the order they were marked. */
  readonly favourites: readonly string[];
  /** Newest first. */
  readonly recents: readonly string[];
}

const mostRecents = 8;
const nothing: KeptProcedures = { favourites: [], recents: [] };

const useStore = create<{ readonly byDevice: { readonly [key: string]: KeptProcedures } }>()(() => ({ byDevice: {} }));

export function useKeptProcedures(): KeptProcedures {
  const key = keyOf(useDeviceState((state) => state.enrolled?.deviceId));
  const kept = useStore((state) => state.byDevice[key]);
  return kept ?? read(key);
}

/** Opened, or chosen for a dossier. */
export function noteRecentProcedures(codes: readonly string[]): void {
  change(({ favourites, recents }) => ({
    favourites,
    recents: [...new Set([...codes, ...recents])].slice(0, mostRecents),
  }));
}

/** Puts the mark on or takes it off. */
export function toggleFavourite(code: string): void {
  change(({ favourites, recents }) => ({
    favourites: favourites.includes(code) ? favourites.filter((other) => other !== code) : [...favourites, code],
    recents,
  }));
}

/** Puts a mark back where it was. */
export function restoreFavourites(favourites: readonly string[]): void {
  change(({ recents }) => ({ favourites, recents }));
}

function change(next: (kept: KeptProcedures) => KeptProcedures): void {
  const key = keyOf(useDeviceState.getState().enrolled?.deviceId);
  const kept = next(useStore.getState().byDevice[key] ?? read(key));
  useStore.setState(({ byDevice }) => ({ byDevice: { ...byDevice, [key]: kept } }));
  try {
    localStorage.setItem(key, JSON.stringify({ favourites: kept.favourites }));
  } catch {
    // A full store keeps dossiers first; the marks then last as long as the page.
  }
}

const readBefore = new Map<string, KeptProcedures>();

useDeviceState.subscribe(({ vault }, before) => {
  if (before.vault !== 'open' || vault === 'open') return;
  const kept = Object.entries(useStore.getState().byDevice).map(([key, { favourites }]) => {
    return [key, { favourites, recents: [] }] as const;
  });
  useStore.setState({ byDevice: Object.fromEntries(kept) });
});

/** What the device kept; whatever somebody else wrote there counts as nothing. A released app wrote more, and that goes. */
function read(key: string): KeptProcedures {
  const known = readBefore.get(key);
  if (known) return known;
  const stored = localStorage.getItem(key);
  const kept = parse(stored);
  if (stored?.includes('recents')) localStorage.setItem(key, JSON.stringify({ favourites: kept.favourites }));
  readBefore.set(key, kept);
  return kept;
}

function parse(text: string | null): KeptProcedures {
  try {
    const { favourites } = JSON.parse(text ?? '{}') as { readonly favourites?: unknown };
    return { favourites: codesOf(favourites), recents: [] };
  } catch {
    return nothing;
  }
}

function codesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}

function keyOf(deviceId: string | undefined): string {
  return `procedures:${deviceId ?? ''}`;
}
