/** What is used of it; the package's own types are not in its list of exports. */
declare module 'date-chinese' {
  export class CalendarVietnamese {
    constructor(cycle?: number, year?: number, month?: number, leap?: number, day?: number);
    /** Cycle of sixty years, year of the cycle, month, whether a leap month, day. */
    get(): readonly [number, number, number, boolean, number];
    fromJDE(jde: number): this;
    toGregorian(year: number): { readonly year: number; readonly month: number; readonly day: number };
    /** When the lunar year begins that begins in this solar year. */
    newYear(year: number): number;
  }
}
