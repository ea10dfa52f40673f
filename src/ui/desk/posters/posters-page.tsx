/** Posters for walls: which procedures, which hamlets, which paper; the first page is shown as it will be printed. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { nfc } from '../../../core/text/nfc.ts';
import { mostPosters, posterPapers } from '../../../core/visit/poster.ts';
import type { PosterPaper, PostersRequest } from '../../../core/visit/poster.ts';
import { BlobLinks } from '../../parts/blob-links.tsx';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { posterDesk as texts } from '../../texts/vi/posters.ts';
import desk from '../desk-pages.module.css';
import { PosterPreview } from './poster-preview.tsx';
import css from './posters-page.module.css';
import { ProcedureTicks } from './procedure-ticks.tsx';

export default function PostersPage() {
  const device = useDevice();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [lines, setLines] = useState('');
  const [paper, setPaper] = useState<PosterPaper>('A4');
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [made, setMade] = useState<{ readonly blob: Blob; readonly count: number }>();
  const hamlets = [...new Set(lines.split('\n').map(nfc))].filter((line) => line !== '');
  const isNothing = codes.length + hamlets.length === 0;
  const count = isNothing ? 0 : Math.max(1, codes.length) * Math.max(1, hamlets.length);

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    if (isNothing) return setComplaint(texts.nothing);
    if (count > mostPosters) return setComplaint(texts.tooMany(mostPosters));
    setBusy(true);
    setComplaint(undefined);
    const request: PostersRequest = { paper, codes, hamlets };
    const outcome = await device.office.download('POST', '/desk/posters', request);
    setBusy(false);
    if (outcome.kind === 'done') setMade({ blob: outcome.value as Blob, count });
    else setComplaint(outcomeSentence(outcome));
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {made ? (
        <section className={desk['card']}>
          <Notice tone="done" urgent>
            <b>{texts.ready(made.count)}</b>
            <p>{texts.readyLead}</p>
          </Notice>
          <BlobLinks blob={made.blob} fileName={texts.fileName} />
          <p>
            <Button onClick={() => setMade(undefined)}>{texts.another}</Button>
          </p>
        </section>
      ) : (
        <div className={css['halves']}>
          <form className={`${desk['card']} ${desk['form']}`} noValidate onSubmit={(event) => void make(event)}>
            <ProcedureTicks chosen={codes} onChange={setCodes} />
            <LineField label={texts.hamlets} hint={texts.hamletsHint}>
              {(ties) => (
                <textarea
                  {...ties}
                  name="hamlets"
                  rows={4}
                  value={lines}
                  onChange={(event) => setLines(event.target.value.normalize('NFC'))}
                />
              )}
            </LineField>
            <fieldset className={css['papers']}>
              <legend>{texts.paper}</legend>
              {posterPapers.map((one) => (
                <label key={one}>
                  <input type="radio" name="paper" checked={paper === one} onChange={() => setPaper(one)} />
                  {texts.papers[one]}
                </label>
              ))}
            </fieldset>
            {complaint && (
              <Notice tone="attention" urgent>
                {complaint}
              </Notice>
            )}
            {isBusy && (
              <p role="status">
                {texts.making} <progress aria-label={texts.making} />
              </p>
            )}
            <Button kind="primary" type="submit" icon="paper" disabled={isBusy}>
              {[texts.make, count > 0 && texts.pages(count)].filter(Boolean).join(' · ')}
            </Button>
          </form>
          {!isNothing && <PosterPreview code={codes[0]} hamlet={hamlets[0]} paper={paper} />}
        </div>
      )}
    </OfficePage>
  );
}
