/** Appointments as a field of date and time holds them. The desk is in Vietnam, +07:00 all year, whatever its PC believes. */

/** `2026-12-01T17:00:00+07:00` → `2026-12-01T17:00`. */
export function toDeskTime(iso: string): string {
  return new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** `2026-12-01T17:00` → ISO with offset. */
export function fromDeskTime(local: string): string {
  return `${local.slice(0, 16)}:00+07:00`;
}

/** Before `today` (`YYYY-MM-DD`): the gateway takes any time of today. */
export function isPast(local: string, today: string): boolean {
  return local.slice(0, 10) < today;
}
