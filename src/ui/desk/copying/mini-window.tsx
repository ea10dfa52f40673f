/**
 * The copying in a window of its own, small enough to lie on the other system's. Where the browser has it (Document
 * Picture-in-Picture, Chrome 116) the window stays on top; elsewhere it is an ordinary pop-up of the same page. Either is drawn
 * by this page, so nothing of the dossier goes anywhere else.
 */

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { inOwnDialog } from '../../parts/own-dialog.ts';

const size = { width: 380, height: 330 };

export interface MiniWindow {
  readonly window: Window;
  readonly isOnTop: boolean;
}

interface PictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** Absent: the browser blocked it. Only in answer to a press. */
export async function openMiniWindow(): Promise<MiniWindow | undefined> {
  const { documentPictureInPicture: pictureInPicture } = window as { documentPictureInPicture?: PictureInPicture };
  if (pictureInPicture) {
    try {
      return { window: await pictureInPicture.requestWindow(size), isOnTop: true };
    } catch {
      // Switched off by policy: the ordinary window is tried.
    }
  }
  const features = `popup,width=${size.width},height=${size.height}`;
  const opened = await inOwnDialog(async () => window.open('', 'go-cua-chep', features));
  return opened ? { window: opened, isOnTop: false } : undefined;
}

interface MiniContentProps {
  readonly mini: MiniWindow;
  readonly title: string;
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

export function MiniContent({ mini, title, onClosed, children }: MiniContentProps) {
  const [place, setPlace] = useState<HTMLElement>();
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(closing.current);
    const { document: page } = mini.window;
    page.documentElement.lang = document.documentElement.lang;
    const theme = document.documentElement.dataset['theme'];
    if (theme !== undefined) page.documentElement.dataset['theme'] = theme;
    page.head.replaceChildren(...sameStyles(page));
    page.title = title;
    const root = page.createElement('div');
    page.body.replaceChildren(root);
    setPlace(root);
    mini.window.addEventListener('pagehide', onClosed);
    return () => {
      mini.window.removeEventListener('pagehide', onClosed);
      // Not at once: in development a component is mounted twice.
      closing.current = setTimeout(() => mini.window.close());
    };
    // One window a mount: the texts inside are drawn by the portal.
    // oxlint-disable-next-line react/exhaustive-deps -- another title is no other window
  }, [mini]);
  return place ? createPortal(children, place) : null;
}

/** The page's own style sheets by their addresses (the content policy takes no others), and what a dev server put in place. */
function sameStyles(page: Document): readonly Node[] {
  return [...document.querySelectorAll('link[rel=stylesheet], style')].map((sheet) => {
    const copy = page.importNode(sheet, true);
    // The other window is about:blank: an address that begins with a slash would lead nowhere.
    if (sheet instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = sheet.href;
    return copy;
  });
}
