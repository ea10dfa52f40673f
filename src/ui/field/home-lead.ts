/** `Thứ Bảy, 21/11 · Xã Mẫu`: under the title of home. */
export const homeLead = (day: string, commune: string | undefined): string =>
  commune === undefined ? day : `${day} · ${commune}`;
