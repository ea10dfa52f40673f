/**
 * /nho-mang: what waits on this phone goes along with another one. Needs no PIN, because a count and a size are all that is
 * shown and the files are sealed. Packing and sharing are two taps: a share sheet opens only directly under a tap.
 */

import { useCallback, useState } from 'react';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { canShareBundles } from '../parts/save-bundle.ts';
import { useWatched } from '../state/use-watched.ts';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { giving as texts } from '../texts/vi/relay.ts';
import choices from '../field/form/field.module.css';
import { GivenFiles } from './given-files.tsx';
import { givingWays, isShared, mostBytesFor } from './giving-ways.ts';
import type { GivingWay } from './giving-ways.ts';
import css from './relay.module.css';
import { ShareProgress } from './share-progress.tsx';

export default function GiveScreen() {
  const device = useDevice();
  const [canShare] = useState(canShareBundles);
  const [way, setWay] = useState<GivingWay>('bluetooth');
  const [share, setShare] = useState<number>();
  const [files, setFiles] = useState<readonly ExportedFile[]>();
  const [complaint, setComplaint] = useState<string>();
  const load = useCallback(() => device.relay.waiting(), [device]);
  const waiting = useWatched(load, ['deliveries']);
  const isPacking = share !== undefined;

  async function pack(): Promise<void> {
    setComplaint(undefined);
    setShare(0);
    try {
      const packed = await device.relay.pack(mostBytesFor(way, canShare), setShare);
      if (packed.ok) setFiles(packed.value);
      else setComplaint(packed.problem.code === 'not-found' ? texts.none : problemSentence(packed.problem));
    } finally {
      setShare(undefined);
    }
  }

  if (files) {
    return <GivenFiles files={files} isSharing={isShared(way, canShare)} onOtherWay={() => setFiles(undefined)} />;
  }
  const isNothing = waiting?.packets === 0;
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival="choose"
      actions={
        <>
          <ButtonLink to="/ho-so">{texts.back}</ButtonLink>
          {!isNothing && (
            <Button kind="primary" icon="box" disabled={!waiting || isPacking} onClick={() => void pack()}>
              {isPacking ? texts.packing : texts.pack}
            </Button>
          )}
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {isNothing && <Notice icon="check">{texts.none}</Notice>}
      {waiting && !isNothing && (
        <>
          <Notice tone="waiting">
            <b>{texts.waiting(waiting.packets, formatBytes(waiting.bytes))}</b>
            <p>{texts.kept}</p>
          </Notice>
          {isPacking ? (
            <ShareProgress share={share} words={texts.packing} />
          ) : (
            <WayChoice way={way} onChoose={setWay} />
          )}
        </>
      )}
    </Page>
  );
}

function WayChoice({ way, onChoose }: { readonly way: GivingWay; readonly onChoose: (way: GivingWay) => void }) {
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{texts.way}</legend>
      <div className={`${choices['choices']} ${css['giving-ways']}`}>
        {givingWays.map((candidate) => (
          <label key={candidate} className={choices['choice']}>
            <input type="radio" name="giving-way" checked={way === candidate} onChange={() => onChoose(candidate)} />
            <span>
              {texts.ways[candidate].name}
              <small>{texts.ways[candidate].hint}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
