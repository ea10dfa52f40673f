/**
 * What a page can do so that nobody leaves it by accident: one address whatever is typed or gone back to, the whole screen from
 * the first touch on, the keys of the browser taken where it gives them, no menu, nothing to drop. What only the
 * system can do (`--kiosk`, a user without rights) is said in docs/operations.md.
 */

const address = '/kiosk';
/** Of the browser: reload, print, save, find, source, open, new, bookmarks, history, downloads, help, tools. */
const browserKeys = /^(F1|F3|F5|F6|F7|F10|F11|F12|BrowserBack|BrowserForward|BrowserHome|BrowserSearch|ContextMenu)$/;
const browserLetters = /^[rpsfguonthjdlkwq]$/i;

interface KeyboardLock {
  lock?(keys?: readonly string[]): Promise<void>;
  unlock?(): void;
}
const keyboardOf = (): KeyboardLock => (navigator as { readonly keyboard?: KeyboardLock }).keyboard ?? {};

/** Returns the way to stop. */
export function guardPage(): () => void {
  const hold = (): void => {
    if (location.pathname !== address || location.search !== '' || location.hash !== '') {
      history.replaceState(null, '', address);
    }
    // A step ahead of whoever goes back: the step back lands here again.
    if ((history.state as { readonly kiosk?: true } | null)?.kiosk !== true) {
      history.replaceState(null, '', address);
      history.pushState({ kiosk: true }, '', address);
    }
  };
  const fill = (): void => {
    if (document.fullscreenElement !== null) return;
    document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).then(
      () =>
        keyboardOf()
          .lock?.()
          .catch(() => undefined),
      // Not every browser gives it, and the kiosk works without.
      () => undefined,
    );
  };
  const refuse = (event: Event): void => event.preventDefault();
  const refuseKey = (event: KeyboardEvent): void => {
    const isCommand = (event.ctrlKey || event.metaKey) && browserLetters.test(event.key);
    const isBack = event.altKey && /^(ArrowLeft|ArrowRight|Home|F4)$/.test(event.key);
    if (isCommand || isBack || browserKeys.test(event.key)) event.preventDefault();
  };

  hold();
  addEventListener('popstate', hold);
  addEventListener('hashchange', hold);
  // After the tap has done what it is for, so that the change of size moves nothing from under the finger.
  addEventListener('click', fill);
  addEventListener('keydown', refuseKey, { capture: true });
  for (const name of ['contextmenu', 'dragover', 'drop', 'dragstart'] as const) addEventListener(name, refuse);
  return () => {
    removeEventListener('popstate', hold);
    removeEventListener('hashchange', hold);
    removeEventListener('click', fill);
    removeEventListener('keydown', refuseKey, { capture: true });
    for (const name of ['contextmenu', 'dragover', 'drop', 'dragstart'] as const) removeEventListener(name, refuse);
  };
}

/** For the keeper, who has shown the PIN. */
export function leaveFullScreen(): void {
  keyboardOf().unlock?.();
  if (document.fullscreenElement !== null) void document.exitFullscreen();
}
