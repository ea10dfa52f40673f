/**
 * The Trusted Types of the app, all in one place (the gateway's policy names `gocua-urls` and `default` and no other). Script
 * URLs are only ever our own workers; markup made from text exists nowhere, but html5-qrcode empties its place by assigning
 * the empty string, and that alone the default policy lets pass.
 */

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      readonly createScriptURL?: (url: string) => string | null;
      readonly createHTML?: (markup: string) => string | null;
    },
  ): { createScriptURL(url: string): unknown };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

const urls = trustedTypes?.createPolicy('gocua-urls', {
  createScriptURL: (url) => (isOwnScript(url) ? url : null),
});

trustedTypes?.createPolicy('default', { createHTML: (markup) => (markup === '' ? markup : null) });

/** `url` as `new Worker` and the service worker's registration want it; a URL of another origin is refused by a throw. */
export function trustedScriptUrl(url: string): string {
  if (!isOwnScript(url)) throw new Error('not a script of this app');
  // The browser wants its own type where it has one; the language knows only strings there.
  return (urls?.createScriptURL(url) ?? url) as string;
}

function isOwnScript(url: string): boolean {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin && /\.(js|ts)$/.test(pathname);
}
