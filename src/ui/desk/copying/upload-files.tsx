import { useState } from 'react';
import { zipSync } from 'fflate';
import type { DeskDossier } from '../../../core/reception/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { downloadFile } from '../../parts/download-file.ts';
import { Notice } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import css from './copying.module.css';
import type { PaperGroup } from '../paper-groups.ts';
import { newUploadList } from './upload-list.ts';
import type { UploadFile } from './upload-list.ts';

interface UploadFilesProps {
  readonly dossier: DeskDossier;
  readonly groups: readonly PaperGroup[];
}

/** Every file by itself, or all in one zip. A file that does not come ends the zip: half of them would be taken for all. */
export function UploadFiles({ dossier, groups }: UploadFilesProps) {
  const device = useDevice();
  const [fetched, setFetched] = useState<number>();
  const [word, setWord] = useState<{ readonly isDone: boolean; readonly words: string }>();
  const files = newUploadList(dossier, groups);

  async function fetchBlob({ path }: UploadFile): Promise<Blob | undefined> {
    const outcome = await device.office.download('GET', path);
    if (outcome.kind === 'done') return outcome.value as Blob;
    setWord({ isDone: false, words: outcomeSentence(outcome, 'look') });
    return undefined;
  }

  async function take(file: UploadFile): Promise<void> {
    setWord(undefined);
    const blob = await fetchBlob(file);
    if (blob) downloadFile(new File([blob], file.name, { type: blob.type }));
  }

  async function takeAll(): Promise<void> {
    setWord(undefined);
    const held: { [name: string]: Uint8Array } = {};
    for (const [index, file] of files.entries()) {
      setFetched(index);
      const blob = await fetchBlob(file);
      if (!blob) return setFetched(undefined);
      held[file.name] = new Uint8Array(await blob.arrayBuffer());
    }
    setFetched(undefined);
    // Pictures and PDFs are packed already.
    const zip = zipSync(held, { level: 0 }) as Uint8Array<ArrayBuffer>;
    downloadFile(new File([zip], `ho-so_${dossier.row.localCode}.zip`, { type: 'application/zip' }));
    setWord({ isDone: true, words: texts.filesReady });
  }

  return (
    <section className={css['part']} aria-label={texts.files}>
      <h3>{texts.files}</h3>
      {files.length === 0 && <p className={css['lead']}>{texts.filesNone}</p>}
      {files.length > 0 && (
        <>
          <p className={css['lead']}>{texts.filesLead}</p>
          <ul className={css['files']}>
            {files.map((file) => (
              <li key={file.name}>
                <button type="button" aria-label={texts.fileOne(file.name)} onClick={() => void take(file)}>
                  {file.name}
                </button>
              </li>
            ))}
          </ul>
          <p>
            <Button icon="box" disabled={fetched !== undefined} onClick={() => void takeAll()}>
              {fetched === undefined ? texts.filesAll(files.length) : texts.filesMaking(fetched, files.length)}
            </Button>
          </p>
        </>
      )}
      {word && (
        <Notice tone={word.isDone ? 'done' : 'attention'} urgent>
          {word.words}
        </Notice>
      )}
    </section>
  );
}
