/** `21/11/2026` of `2026-11-21`, whatever the zone of this computer. */
export function dayText(day: string): string {
  return day.slice(0, 10).split('-').reverse().join('/');
}
