/** Nhật ký gửi hồ sơ: what the phone did with its packets, readable here, and a text for whoever asks. Needs no PIN. */

import { useCallback, useState } from 'react';
import { shortPid } from '../../core/delivery/log-entry.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LinkBar } from '../parts/link-bar.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { deliveryLog as texts } from '../texts/vi/delivery-log.ts';
import css from './custody-log-screen.module.css';
import { logLine, logText } from './log-lines.ts';
import SetAsideNotice from './set-aside-notice.tsx';

const pageSize = 50;

export default function CustodyLogScreen() {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const [most, setMost] = useState(pageSize);
  const [word, setWord] = useState<string>();
  const load = useCallback(() => device.deliveryLog.list(), [device]);
  const entries = useWatched(load, ['deliveries', 'statuses']);

  async function share(): Promise<void> {
    const facts = [texts.app(device.appUpdate.version)];
    if (enrolled) facts.push(texts.machine(shortPid(enrolled.deviceId)));
    // With the mark that tells every program that it is UTF-8.
    const bytes = new TextEncoder().encode(`\uFEFF${logText(await device.deliveryLog.list(), facts)}`);
    if (await saveFile(texts.fileName, bytes, 'text/plain')) setWord(texts.shared);
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/them">{texts.back}</ButtonLink>
          <Button kind="primary" icon="up" onClick={() => void share()}>
            {texts.share}
          </Button>
        </>
      }
    >
      <LinkBar />
      {word && <p role="status">{word}</p>}
      <SetAsideNotice />
      {entries?.length === 0 && <Nothing>{texts.none}</Nothing>}
      {entries && entries.length > 0 && (
        <>
          <p className={css['note']}>{texts.clockNote}</p>
          <ol className={css['lines']}>
            {entries.slice(0, most).map((entry, index) => {
              const { at, words, detail } = logLine(entry);
              return (
                <li key={entries.length - index}>
                  <span>{at}</span>
                  <b>{words}</b>
                  {detail && <small>{detail}</small>}
                </li>
              );
            })}
          </ol>
        </>
      )}
      {entries && entries.length > most && <Button onClick={() => setMost(most + pageSize)}>{texts.more}</Button>}
    </Page>
  );
}
