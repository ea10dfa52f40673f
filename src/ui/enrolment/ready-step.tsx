/** Sẵn sàng lên đường: green only when everything a day without coverage needs is really on the phone. */

import { useCallback, useEffect, useState } from 'react';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import { ButtonLink, Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { formatBytes } from '../parts/format.ts';
import { enrol as texts } from '../texts/vi/enrol.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './ready-step.module.css';
import { isReady, readinessOf } from './readiness.ts';
import type { Readiness } from './readiness.ts';

export function ReadyStep({ enrolled }: { readonly enrolled: EnrolledDevice }) {
  const device = useDevice();
  const [readiness, setReadiness] = useState<Readiness>();
  const [share, setShare] = useState<number>();
  const [complaint, setComplaint] = useState<string>();
  const look = useCallback(async () => setReadiness(await readinessOf(device)), [device]);

  const download = useCallback(async () => {
    setComplaint(undefined);
    setShare(0);
    const done = await device.downloadCatalogue(setShare);
    setShare(undefined);
    if (!done.ok) setComplaint(problemSentence(done.problem));
    await look();
  }, [device, look]);

  useEffect(() => {
    // The first visit downloads by itself: an enrolled phone without a catalogue is of no use to anybody.
    void readinessOf(device).then((found) => {
      setReadiness(found);
      if (!found.catalogue) void download();
    });
  }, [device, download]);

  useEffect(() => {
    // The app's files may still be on their way into the cache.
    if (readiness?.app !== false) return undefined;
    const timer = setTimeout(() => void look(), 2000);
    return () => clearTimeout(timer);
  }, [readiness, look]);

  async function persist(): Promise<void> {
    const isKept = await navigator.storage.persist();
    setComplaint(isKept ? undefined : texts.storageRefused);
    await look();
  }

  const ready = readiness !== undefined && isReady(readiness);
  return (
    <Page
      title={readiness === undefined || !ready ? texts.notReadyTitle : texts.readyTitle}
      tabTitle={texts.readyTitle}
      {...(ready && { lead: texts.readyLead })}
      step={{ now: 3, of: 3, name: texts.step.ready }}
      arrival="ready"
      actions={
        <ButtonLink kind={ready ? 'primary' : 'secondary'} to={homeOf[enrolled.role]} wide>
          {homeWords[enrolled.role]}
        </ButtonLink>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {share !== undefined && (
        <label className={css['progress']}>
          {texts.downloading}
          <progress value={share} max={1}>
            {Math.round(share * 100)} %
          </progress>
        </label>
      )}
      {readiness && (
        <ul className={css['checks']}>
          {(['app', 'catalogue', 'storage', 'space', 'pin', 'clock'] as const).map((name) => (
            <li key={name} data-met={readiness[name]}>
              <Icon name={readiness[name] ? 'check' : 'clock'} />
              <span>
                {texts.checks[name]}
                {name === 'space' && readiness.freeBytes !== undefined && (
                  <small>{texts.freeSpace(formatBytes(readiness.freeBytes))}</small>
                )}
                {!readiness[name] && <small>{texts.notYet}</small>}
              </span>
              {!readiness[name] && name === 'catalogue' && share === undefined && (
                <Button onClick={() => void download()}>{texts.fix.catalogue}</Button>
              )}
              {!readiness[name] && name === 'storage' && (
                <Button onClick={() => void persist()}>{texts.fix.storage}</Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!enrolled.confirmed && (
        <section className={css['check']}>
          <h2>{texts.checkTitle}</h2>
          <p className={css['digits']}>{enrolled.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</p>
          <p>{enrolled.role === 'admin' ? texts.checkLeadFirst : texts.checkLead}</p>
        </section>
      )}
    </Page>
  );
}

const homeOf = { volunteer: '/', official: '/quay', admin: '/quan-tri' } as const;
const homeWords = { volunteer: texts.goHome, official: texts.goDesk, admin: texts.goAdministration } as const;
