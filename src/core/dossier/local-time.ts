/** Moments as the phone writes them: local time with its offset, `2026-11-21T08:30:00+07:00`. */

/** The moment `durationMs` after `iso`, with the same offset; absent when `iso` is no such moment. */
export function findTimeAfter(iso: string, durationMs: number): string | undefined {
  const match = /(Z|[+-]\d\d:\d\d)$/.exec(iso);
  const atMs = Date.parse(iso);
  if (!match || Number.isNaN(atMs)) return undefined;
  const offset = match[1] === undefined || match[1] === 'Z' ? '+00:00' : match[1];
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const offsetMs = (hours * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1);
  return new Date(atMs + durationMs + offsetMs).toISOString().replace(/(\.\d+)?Z$/, offset);
}
