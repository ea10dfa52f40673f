import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { downloadFile } from '../parts/download-file.ts';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import css from './figures.module.css';

type Format = 'csv' | 'xlsx';

/** As a file, or on paper. A file leaves the office, so it holds what is published. */
export function ExportButtons({ path }: { readonly path: (format: Format) => string }) {
  const device = useDevice();
  const [busy, setBusy] = useState<Format>();
  const [complaint, setComplaint] = useState<string>();
  async function save(format: Format): Promise<void> {
    setBusy(format);
    setComplaint(undefined);
    const outcome = await device.office.download('GET', path(format));
    setBusy(undefined);
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome));
    const blob = outcome.value as Blob;
    downloadFile(new File([blob], `so-lieu.${format}`, { type: blob.type }));
  }
  return (
    <div className={css['exports']} role="group" aria-label={texts.save}>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          disabled={busy !== undefined}
          title={texts.publishedOnly}
          onClick={() => void save(format)}
        >
          {busy === format ? texts.saving : texts[format]}
        </Button>
      ))}
      <Button icon="paper" onClick={() => window.print()}>
        {texts.print}
      </Button>
      {complaint && <p role="alert">{complaint}</p>}
    </div>
  );
}
