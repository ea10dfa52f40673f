/** /quay/nhap-trang-thai: a status file of the one-stop system is opened, looked at line by line, and applied. */

import { useState } from 'react';
import type {
  StatusColumns,
  StatusImportAnswer,
  StatusImportRequest,
  StatusPreview,
  UnreadableStatusFile,
} from '../../core/reception/status-import.ts';
import { largestStatusFileBytes, mostStatusChanges } from '../../core/reception/status-import.ts';
import { toBase64 } from '../administration/read-upload.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { saveFile } from '../parts/save-file.ts';
import { statusImport as texts } from '../texts/vi/connectors.ts';
import { StatusColumnsForm } from './status-import-columns.tsx';
import { StatusRowTable } from './status-import-rows.tsx';
import { StatusWordsForm } from './status-import-words.tsx';
import { TableFileChoice } from './table-file-choice.tsx';
import css from './table-file.module.css';

interface Opened {
  readonly name: string;
  readonly file: string;
  readonly columns?: StatusColumns;
  readonly words?: { readonly [key: string]: string };
}

export default function StatusImportPage() {
  const device = useDevice();
  const [opened, setOpened] = useState<Opened>();
  const [preview, setPreview] = useState<StatusPreview>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState<'reading' | 'applying'>();
  const [complaint, setComplaint] = useState<string>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [applied, setApplied] = useState<number>();

  async function open(file: File): Promise<void> {
    reset();
    setPreview(undefined);
    setOpened({ name: file.name, file: '' });
    if (file.size > largestStatusFileBytes) return setComplaint(texts.faults['file-too-large']);
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) return setComplaint(texts.unreadable);
    await look({ name: file.name, file: toBase64(new Uint8Array(bytes)) });
  }

  function reset(): void {
    setComplaint(undefined);
    setTrouble(undefined);
    setApplied(undefined);
    setLeft(new Set());
  }

  async function look(wanted: Opened): Promise<void> {
    reset();
    setOpened(wanted);
    setBusy('reading');
    const { name: _name, ...body } = wanted;
    const path = '/desk/status-imports/preview';
    const outcome = await device.office.call<StatusPreview | UnreadableStatusFile>('POST', path, body);
    setBusy(undefined);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    const answer = outcome.value.body;
    if ('fault' in answer) {
      setPreview(undefined);
      return setComplaint(texts.faults[answer.fault]);
    }
    setPreview(answer);
  }

  async function apply(lines: readonly number[]): Promise<void> {
    if (opened === undefined || preview === undefined) return;
    setBusy('applying');
    setTrouble(undefined);
    const { name: _name, ...upload } = opened;
    const body: StatusImportRequest = { ...upload, columns: preview.columns, lines };
    const outcome = await device.office.call<StatusImportAnswer>('POST', '/desk/status-imports', body);
    setBusy(undefined);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setApplied(outcome.value.body.changed);
    setPreview(outcome.value.body.preview);
    setLeft(new Set());
  }

  async function saveTemplate(): Promise<void> {
    const outcome = await device.office.download('GET', '/desk/status-imports/template');
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome, 'look'));
    const blob = outcome.value as Blob;
    await saveFile(texts.templateName, new Uint8Array(await blob.arrayBuffer()), blob.type);
  }

  const chosen = (preview?.rows ?? []).filter(({ verdict, line }) => verdict === 'change' && !left.has(line));
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <TableFileChoice
        texts={texts}
        name={opened?.name}
        rows={preview?.rows.length}
        isReading={busy === 'reading'}
        onFile={(file) => void open(file)}
        onTemplate={() => void saveTemplate()}
      />
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {trouble && (
        <OfficeTrouble
          trouble={trouble}
          wish={preview ? 'act' : 'look'}
          {...(opened !== undefined && { onRetry: () => void look(opened) })}
        />
      )}
      {applied !== undefined && (
        <Notice tone="done" urgent>
          {texts.applied(applied)}
        </Notice>
      )}
      {preview && opened && (
        <>
          <StatusColumnsForm preview={preview} onChange={(columns) => void look({ ...opened, columns })} />
          {preview.unknownStatuses.length > 0 && (
            <StatusWordsForm
              unknown={preview.unknownStatuses}
              onExplain={(words) => void look({ ...opened, words: { ...opened.words, ...words } })}
            />
          )}
          <StatusRowTable rows={preview.rows} left={left} onLeave={setLeft} />
          {preview.rows.some(({ verdict }) => verdict === 'change') && (
            <p className={css['apply']}>
              <Button
                kind="primary"
                disabled={busy !== undefined || chosen.length === 0 || chosen.length > mostStatusChanges}
                onClick={() => void apply(chosen.map(({ line }) => line))}
              >
                {busy === 'applying' ? texts.applying : texts.apply(chosen.length)}
              </Button>
              {chosen.length > mostStatusChanges && <span>{texts.tooMany(mostStatusChanges)}</span>}
            </p>
          )}
        </>
      )}
    </OfficePage>
  );
}
