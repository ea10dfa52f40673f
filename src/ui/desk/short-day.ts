/** Days in rows with little room. The desk is in Vietnam, +07:00 all year, whatever its PC believes. */

import { toDeskTime } from './actions/desk-time.ts';

/** `22/11`: what waits is rarely of another year; the dossier shows the whole. */
export function formatShortDay(iso: string): string {
  const local = toDeskTime(iso);
  return `${local.slice(8, 10)}/${local.slice(5, 7)}`;
}

/** `17:00`. */
export function formatShortTime(iso: string): string {
  return toDeskTime(iso).slice(11, 16);
}
