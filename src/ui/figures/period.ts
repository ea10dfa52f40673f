/** The months that can be asked for, and the days they mean. Months are `2026-03`. */

export interface Months {
  readonly from: string;
  readonly to: string;
}

/** `YYYY-MM-DD` in Vietnam, where the gateway counts days too. */
export function dayOf(nowMs: number): string {
  return new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** The running month and so many before it, the newest first; `today` is `YYYY-MM-DD`. */
export function monthsUntil(today: string, count = 36): readonly string[] {
  let [year = 2026, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, () => {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    month -= 1;
    if (month === 0) [year, month] = [year - 1, 12];
    return name;
  });
}

export function lastTwelve(today: string): Months {
  const [to = '', ...before] = monthsUntil(today, 12);
  return { from: before.at(-1) ?? to, to };
}

/** The last month that is over. */
export function lastMonth(today: string): string {
  return monthsUntil(today, 2)[1] ?? today.slice(0, 7);
}

export function daysOf({ from, to }: Months): { readonly from: string; readonly to: string } {
  const [year = 2026, month = 1] = to.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${from}-01`, to: `${to}-${String(days).padStart(2, '0')}` };
}

/** `03/2026` */
export function formatMonth(month: string): string {
  return month.split('-').reverse().join('/');
}
