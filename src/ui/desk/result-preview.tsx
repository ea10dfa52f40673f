import { useEffect, useState } from 'react';
import type { ResultFile } from '../../core/reception/desk-life.ts';
import { BlobLinks } from '../parts/blob-links.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { papers } from '../texts/vi/desk.ts';
import css from './result-files.module.css';

/** One file of the result: a photograph is shown, a PDF is opened beside; either can be kept. */
export function ResultPreview({ file, name }: { readonly file: ResultFile; readonly name: string }) {
  const device = useDevice();
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ readonly blob: Blob; readonly url: string }>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  useEffect(() => {
    let url: string | undefined;
    let isGone = false;
    setTrouble(undefined);
    void device.office.download('GET', `/desk/papers/${encodeURIComponent(file.blobId)}`).then((outcome) => {
      if (isGone) return;
      if (outcome.kind !== 'done') return setTrouble(outcome);
      const blob = outcome.value as Blob;
      url = URL.createObjectURL(blob);
      setHeld({ blob, url });
    });
    return () => {
      isGone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [device, file.blobId, round]);
  if (trouble) return <OfficeTrouble trouble={trouble} onRetry={() => setRound(round + 1)} />;
  if (!held) return <p role="status">{papers.loading}</p>;
  const isPdf = file.mediaType === 'application/pdf';
  return (
    <div className={css['preview']}>
      {!isPdf && <img src={held.url} alt={name} />}
      <BlobLinks blob={held.blob} fileName={`${name}.${extensionOf(file.mediaType)}`} />
    </div>
  );
}

/** `jpg` of `image/jpeg`. */
export function extensionOf(mediaType: string): string {
  return mediaType === 'image/jpeg' ? 'jpg' : (mediaType.split('/')[1] ?? 'bin');
}
