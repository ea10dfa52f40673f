/**
 * Browsers inside chat programs (Zalo, Facebook, Messenger…): they show a page and keep nothing of it, so nothing is promised
 * there and nobody begins a dossier in one. Known by what they call themselves; an unknown one is taken for a browser.
 */

export interface InAppBrowser {
  /** As people know it; absent: some other one. */
  readonly name?: string;
  readonly system: 'android' | 'ios';
}

const names: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bZalo/i, 'Zalo'],
  [/MessengerForiOS|MESSENGER|Orca-Android|FBAN\/Messenger|FB_IAB\/MESSENGER/i, 'Messenger'],
  [/FBAN|FBAV|FB_IAB|FBIOS/, 'Facebook'],
  [/Instagram/i, 'Instagram'],
  [/TikTok|musical_ly|BytedanceWebview|trill_/i, 'TikTok'],
  [/\bLine\//, 'LINE'],
  [/MicroMessenger/i, 'WeChat'],
  [/Viber/i, 'Viber'],
  [/Telegram/i, 'Telegram'],
];

/** Absent: a browser like any other. */
export function findInAppBrowser(userAgent: string): InAppBrowser | undefined {
  const isIos = /iPhone|iPad|iPod/.test(userAgent);
  const system = isIos ? 'ios' : 'android';
  const name = names.find(([sign]) => sign.test(userAgent))?.[1];
  if (name !== undefined) return { name, system };
  // Android's own web view says so; on an iPhone every browser is named, and a bare web view is not.
  const isBare = isIos
    ? !/Safari\//.test(userAgent) && /AppleWebKit/.test(userAgent)
    : /Android.*; wv\)/.test(userAgent);
  return isBare ? { system } : undefined;
}

/**
 * Opens `url` in Chrome from a tap on Android. Where there is no Chrome the same page opens again where it was, which is no
 * loop, because it takes another tap.
 */
export function chromeIntent(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const fallback = encodeURIComponent(url);
  const scheme = protocol.slice(0, -1);
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};package=com.android.chrome;S.browser_fallback_url=${fallback};end`;
}
