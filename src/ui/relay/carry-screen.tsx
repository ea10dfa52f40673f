/**
 * /mang-ho: takes files of other phones to carry, and receipts for own ones. Needs no PIN, because nothing of a resident is
 * shown or can be opened here, and because a file that is shared to a locked phone must not wait for its owner.
 */

import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { carrying as texts } from '../texts/vi/relay.ts';
import { CarriedLoadFacts } from './carried-load-facts.tsx';
import { comingFile } from './coming-file.ts';
import { NotEnrolledToCarry } from './not-enrolled-to-carry.tsx';
import css from './relay.module.css';
import { ShareProgress } from './share-progress.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useOpening } from './use-opening.ts';
import type { LookedAt } from './use-opening.ts';

export default function CarryScreen() {
  const enrolled = useDeviceState((state) => state.enrolled);
  if (enrolled === undefined) return null;
  return enrolled === null ? <NotEnrolledToCarry /> : <Carrying />;
}

function Carrying() {
  const device = useDevice();
  const picker = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLElement>(null);
  const { looked, now, open, retry } = useOpening();
  useDroppedFiles((files) => open(files.map(comingFile)));
  const hasAsked = useRef(false);
  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    void device.relay.takeShared().then((shared) => {
      open(
        shared.map(({ fileName, bytes, forget }) => ({
          fileName: fileName || texts.nameless,
          size: bytes.length,
          read: async () => bytes,
          forget,
        })),
      );
    });
  });

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/them">{texts.back}</ButtonLink>
          <Button kind="primary" icon="box" onClick={() => picker.current?.click()}>
            {texts.choose}
          </Button>
        </>
      }
    >
      <input
        ref={picker}
        type="file"
        accept=".gocua,.txt,*/*"
        multiple
        hidden
        aria-label={texts.choose}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) open(files.map(comingFile));
        }}
      />
      {now && (
        <ShareProgress
          share={now.share}
          words={now.left > 0 ? texts.lookingNext(now.fileName, now.left) : texts.looking(now.fileName)}
        />
      )}
      {looked.length > 0 && (
        <section ref={results} tabIndex={-1} className={css['results']} aria-label={texts.results}>
          {looked.map((file) => (
            <Looked
              key={file.key}
              file={file}
              onRetry={() => {
                // The button goes with the answer that it stands in.
                results.current?.focus();
                retry(file.key);
              }}
            />
          ))}
        </section>
      )}
      <CarriedLoadFacts />
      <p className={css['hint']}>
        {texts.chooseHint} <span className={css['pointer-only']}>{texts.drop}</span>
      </p>
    </Page>
  );
}

function Looked({ file, onRetry }: { readonly file: LookedAt; readonly onRetry: () => void }) {
  return (
    <Notice tone={file.tone} urgent>
      <b>{file.fileName}</b>
      {file.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {file.again && <Button onClick={onRetry}>{texts.retry}</Button>}
    </Notice>
  );
}
