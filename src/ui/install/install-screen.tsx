/** Đưa ra màn hình chính: the browser's own dialog where there is one, else its menu in three sentences. */

import { useCallback, useState } from 'react';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { install as texts } from '../texts/vi/install.ts';
import { page } from '../texts/vi/page.ts';
import { findInAppBrowser } from './in-app-browser.ts';
import { InAppHint } from './in-app-hint.tsx';
import { findInstallWay, isIphone } from './find-install-way.ts';
import css from './install.module.css';

export default function InstallScreen() {
  const { appInstall } = useDevice();
  const [isRefused, setRefused] = useState(false);
  const load = useCallback(
    async () => ({ isInstalled: appInstall.isInstalled(), canAsk: appInstall.canAsk() }),
    [appInstall],
  );
  const found = useWatched(load, ['update']);
  if (!found) return null;
  const back = <ButtonLink to="/them">{page.back}</ButtonLink>;
  if (found.isInstalled) {
    return (
      <Page title={texts.title} actions={back}>
        <Notice tone="done">
          <b>{texts.done}</b>
          <p>{texts.doneLead}</p>
        </Notice>
      </Page>
    );
  }
  const { userAgent, maxTouchPoints: touchPoints } = navigator;
  const inApp = findInAppBrowser(userAgent);
  const way = findInstallWay({ userAgent, touchPoints, canAsk: found.canAsk });
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          {back}
          {way === 'ask' && (
            <Button kind="primary" onClick={() => void appInstall.ask().then((isDone) => setRefused(!isDone))}>
              {texts.ask}
            </Button>
          )}
        </>
      }
    >
      {inApp ? <InAppHint browser={inApp} url={location.origin} /> : <Steps steps={texts.steps[way]} />}
      {way === 'none' && <p>{texts.none}</p>}
      {isRefused && <p role="status">{texts.refused}</p>}
      {isIphone(userAgent, touchPoints) && <Notice icon="alert">{texts.iphone}</Notice>}
    </Page>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className={css['steps']}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
