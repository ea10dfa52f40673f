/** Vietnam keeps +07:00 all year: times as people there read them, whatever the server's own zone. */

const offsetMs = 7 * 3600_000;

/** `2026-11-21T08:30:00+07:00` */
export function vietnamIso(at: Date): string {
  return `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+07:00`;
}

/** `2026-11-21`: the day it is there. */
export function vietnamDay(at: Date): string {
  return vietnamIso(at).slice(0, 10);
}

/** `08 giờ 30 phút, ngày 21 tháng 11 năm 2026`, as Mẫu 01 writes it. */
export function vietnamWords(at: Date): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(vietnamIso(at)) ?? [];
  return `${hour} giờ ${minute} phút, ngày ${day} tháng ${month} năm ${year}`;
}

/** `08:30 ngày 21/11/2026` */
export function vietnamShort(at: Date): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(vietnamIso(at)) ?? [];
  return `${hour}:${minute} ngày ${day}/${month}/${year}`;
}

/** `21/11/2026` */
export function vietnamDate(at: Date): string {
  return vietnamDay(at).split('-').toReversed().join('/');
}

/** Midnight there. */
export function startOfVietnamDay(at: Date): Date {
  return new Date(`${vietnamDay(at)}T00:00:00+07:00`);
}
