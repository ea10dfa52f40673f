/** How the app gets its icon on this device: a button where the browser has one, else the browser's own menu, in words. */

export type InstallWay =
  | 'ask'
  | 'iphone-safari'
  | 'iphone-other'
  | 'android-chrome'
  | 'android-samsung'
  | 'android-firefox'
  | 'mac-safari'
  | 'pc-chrome'
  | 'none';

interface InstallSigns {
  readonly userAgent: string;
  /** An iPad calls itself a Mac, and is touched. */
  readonly touchPoints: number;
  /** The browser offers a dialog. */
  readonly canAsk: boolean;
}

export function findInstallWay({ userAgent, touchPoints, canAsk }: InstallSigns): InstallWay {
  if (canAsk) return 'ask';
  if (isIphone(userAgent, touchPoints)) {
    return /CriOS|FxiOS|EdgiOS|OPiOS|coc_coc/i.test(userAgent) ? 'iphone-other' : 'iphone-safari';
  }
  const isFirefox = /Firefox\//.test(userAgent);
  if (/Android/.test(userAgent)) {
    if (/SamsungBrowser/.test(userAgent)) return 'android-samsung';
    return isFirefox ? 'android-firefox' : 'android-chrome';
  }
  if (isFirefox) return 'none';
  if (/Chrome\//.test(userAgent)) return 'pc-chrome';
  return /Macintosh/.test(userAgent) ? 'mac-safari' : 'none';
}

/** iPhone or iPad: Safari's rules hold in each of their browsers. */
export function isIphone(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}
