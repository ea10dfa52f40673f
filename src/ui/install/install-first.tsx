/** On an iPhone the app of the home screen has a store of its own: whoever enrols in Safari would have to do it twice. */

import { useState } from 'react';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { install as texts } from '../texts/vi/install.ts';
import { isIphone } from './find-install-way.ts';
import css from './install.module.css';

export function InstallFirst({ invitation }: { readonly invitation: string | undefined }) {
  const { appInstall } = useDevice();
  const [copied, setCopied] = useState<boolean>();
  if (!isIphone(navigator.userAgent, navigator.maxTouchPoints) || appInstall.isInstalled()) return null;
  async function copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    <Notice tone="waiting" icon="alert">
      <b>{texts.before.title}</b>
      <p>{texts.iphone}</p>
      <div className={css['ways']}>
        {invitation !== undefined && <Button onClick={() => void copy(invitation)}>{texts.before.copy}</Button>}
        <ButtonLink to="/them/cai-dat">{texts.before.how}</ButtonLink>
      </div>
      {copied !== undefined && <p role="status">{copied ? texts.before.copied : texts.before.copyFailed}</p>}
    </Notice>
  );
}
