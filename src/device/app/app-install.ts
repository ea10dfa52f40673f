/** The browser's offer to install the app. Chromium makes it once, early, and only to whoever listens then. */

import type { AppInstall } from '../../core/app-ports.ts';

/** Not in the DOM's types: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** `onNews` is called when the browser offers it, and when the app was installed. */
export function newAppInstall(onNews: () => void): AppInstall {
  let offer: InstallOffer | undefined;
  let hasJustBeenInstalled = false;
  addEventListener('beforeinstallprompt', (event) => {
    // Ours to show, at a moment when it makes sense.
    event.preventDefault();
    offer = event as InstallOffer;
    onNews();
  });
  addEventListener('appinstalled', () => {
    hasJustBeenInstalled = true;
    offer = undefined;
    onNews();
  });
  return {
    isInstalled: () =>
      hasJustBeenInstalled ||
      matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches ||
      // Safari on an iPhone, before it knew the display modes.
      (navigator as { readonly standalone?: boolean }).standalone === true,
    canAsk: () => offer !== undefined,
    async ask() {
      const asked = offer;
      // It answers once; the browser makes another offer when it likes to.
      offer = undefined;
      const answer = await asked?.prompt();
      onNews();
      return answer?.outcome === 'accepted';
    },
  };
}
