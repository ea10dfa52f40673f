/**
 * The result itself as files (PDF, photographs): chosen, dragged in or pasted, each sent as soon as it is there, with what came
 * of it. Looked at before it is handed over; one put away by mistake is taken out again.
 */

import { useEffect, useRef, useState } from 'react';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatMoment } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { resultFiles as texts } from '../texts/vi/desk-life.ts';
import { dossier as dossierTexts } from '../texts/vi/desk.ts';
import css from './result-files.module.css';
import { ResultPreview } from './result-preview.tsx';
import type { DeskAction } from './use-desk-action.ts';

const types = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
const mostBytes = 8 * 1024 * 1024;

interface ResultFilesProps {
  readonly dossier: DeskDossier;
  readonly action: DeskAction;
  readonly onLoadNew: () => Promise<void>;
}

export function ResultFiles({ dossier, action, onLoadNew }: ResultFilesProps) {
  const { results, row } = dossier;
  const [sending, setSending] = useState<{ readonly at: number; readonly of: number; readonly name: string }>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const [shown, setShown] = useState<string>();
  const canAdd = isActionPossible('result-file', row);
  const take = useRef<(files: readonly File[]) => void>(() => undefined);

  async function add(files: readonly File[]): Promise<void> {
    const refused: string[] = [];
    for (const [index, file] of files.entries()) {
      const fault = faultOf(file);
      setSending({ at: index + 1, of: files.length, name: file.name });
      if (fault !== undefined) refused.push(`${file.name}: ${fault}`);
      // What stands in the way of one file stands in the way of those after it.
      else if (!(await action.runFile('result-file', file))) {
        refused.push(...files.slice(index).map(({ name }) => `${name}: ${texts.notSent}`));
        break;
      }
    }
    setSending(undefined);
    setLeft(refused);
  }

  useEffect(() => {
    take.current = (files) => {
      if (canAdd && sending === undefined && files.length > 0) void add(files);
    };
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const isMine = action.trouble?.action === 'result-file' || action.trouble?.action === 'drop-result-file';
  if (results.length === 0 && !canAdd) return null;
  return (
    <section className={css['files']} aria-label={texts.title}>
      <h3>{texts.title}</h3>
      {results.length === 0 && <p className={css['muted']}>{texts.none}</p>}
      {results.length > 0 && (
        <ol>
          {results.map((file, index) => (
            <li key={file.blobId}>
              <span>
                <b>{texts.file(index + 1, file.mediaType === 'application/pdf')}</b>
                <small>{texts.by(file.by, formatMoment(file.at))}</small>
              </span>
              <Button
                kind="quiet"
                aria-expanded={shown === file.blobId}
                onClick={() => setShown(shown === file.blobId ? undefined : file.blobId)}
              >
                {shown === file.blobId ? texts.hide : texts.show}
              </Button>
              {canAdd && (
                <Button
                  kind="quiet"
                  disabled={action.busy !== undefined}
                  aria-label={texts.dropOf(index + 1)}
                  onClick={() => void action.run('drop-result-file', { blobId: file.blobId })}
                >
                  {texts.drop}
                </Button>
              )}
              {shown === file.blobId && <ResultPreview file={file} name={texts.fileName(index + 1)} />}
            </li>
          ))}
        </ol>
      )}
      {canAdd && (
        <label className={css['target']} data-over={isOver || undefined}>
          <Icon name="plus" size={20} />
          <span>
            {texts.choose}
            <small>{texts.chooseLead(formatBytes(mostBytes))}</small>
          </span>
          <input
            type="file"
            accept={types.join()}
            multiple
            disabled={sending !== undefined}
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              take.current(files);
            }}
          />
        </label>
      )}
      {sending && <p role="status">{texts.sending(sending.at, sending.of, sending.name)}</p>}
      {left.length > 0 && (
        <Notice tone="attention" urgent>
          <ul>
            {left.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      {isMine && action.trouble && (
        <Notice tone="attention" urgent>
          <p>{outcomeSentence(action.trouble.outcome)}</p>
          {action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
        </Notice>
      )}
    </section>
  );
}

function faultOf(file: File): string | undefined {
  if (!types.includes(file.type)) return texts.wrongType;
  if (file.size > mostBytes) return texts.tooLarge(formatBytes(mostBytes));
  return file.size === 0 ? texts.empty : undefined;
}
