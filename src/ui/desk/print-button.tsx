/** One of the sheets printed of a dossier: made when asked for, then opened or kept. */

import { useState } from 'react';
import { BlobLinks } from '../parts/blob-links.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';

interface PrintButtonProps {
  /** The office's address of the PDF. */
  readonly path: string;
  readonly fileName: string;
  readonly words: string;
}

export function PrintButton({ path, fileName, words }: PrintButtonProps) {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [blob, setBlob] = useState<Blob>();
  const [complaint, setComplaint] = useState<string>();
  async function make(): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    const outcome = await device.office.download('GET', path);
    setBusy(false);
    if (outcome.kind === 'done') setBlob(outcome.value as Blob);
    else setComplaint(outcomeSentence(outcome));
  }
  if (blob) return <BlobLinks blob={blob} fileName={fileName} />;
  return (
    <>
      <Button icon="paper" disabled={isBusy} onClick={() => void make()}>
        {isBusy ? texts.printMaking : words}
      </Button>
      {complaint && <p role="alert">{complaint}</p>}
    </>
  );
}
