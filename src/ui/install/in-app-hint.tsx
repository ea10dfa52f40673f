import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import button from '../parts/button.module.css';
import { Notice } from '../parts/notice.tsx';
import { install } from '../texts/vi/install.ts';
import { posters } from '../texts/vi/posters.ts';
import { chromeIntent } from './in-app-browser.ts';
import type { InAppBrowser } from './in-app-browser.ts';
import css from './install.module.css';

const texts = posters.inApp;

/** How to get from a chat program's browser to a real one; the page below it works all the same. */
export function InAppHint({ browser, url }: { readonly browser: InAppBrowser; readonly url: string }) {
  // An intent carries no fragment, and in the fragment stands an invitation's secret.
  const isInvitation = url.includes('#');
  const [copied, setCopied] = useState<boolean>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    <Notice tone="waiting" icon="alert">
      <b>{texts.title(browser.name ?? texts.other)}</b>
      <p>{isInvitation ? install.inApp.how : texts[browser.system]}</p>
      <div className={css['ways']}>
        {browser.system === 'android' && !isInvitation && (
          <a className={`${button['button']} ${button['secondary']}`} href={chromeIntent(url)}>
            <span>{texts.open}</span>
          </a>
        )}
        <Button onClick={() => void copy()}>{texts.copy}</Button>
      </div>
      {copied === true && <p role="status">{texts.copied}</p>}
      {copied === false && (
        <p role="status">
          {texts.copyFailed} <span className={css['address']}>{url}</span>
        </p>
      )}
    </Notice>
  );
}
