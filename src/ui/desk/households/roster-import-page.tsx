/** /quay/ho/nhap: a list of households is opened, looked at line by line, and brought in whole or not at all. */

import { useState } from 'react';
import type { DeskHamlets } from '../../../core/household/desk-households.ts';
import { isRosterFault } from '../../../core/household/roster-import.ts';
import type {
  RosterColumns,
  RosterImportAnswer,
  RosterImportRequest,
  RosterPreview,
} from '../../../core/household/roster-import.ts';
import { largestStatusFileBytes } from '../../../core/reception/status-import.ts';
import type { UnreadableStatusFile } from '../../../core/reception/status-import.ts';
import { toBase64 } from '../../administration/read-upload.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useOffice } from '../../parts/use-office.ts';
import { households } from '../../texts/vi/households.ts';
import css from './households.module.css';
import { LastImportCard } from './last-import-card.tsx';
import { RosterColumnsForm } from './roster-columns.tsx';
import { TableFileChoice } from '../table-file-choice.tsx';
import { RosterRows } from './roster-rows.tsx';

const texts = households.import;

interface Opened {
  readonly name: string;
  readonly file: string;
  readonly columns?: RosterColumns;
  readonly hamlet?: string;
}

export default function RosterImportPage() {
  const device = useDevice();
  const page = useOffice<DeskHamlets>('/desk/hamlets');
  const [opened, setOpened] = useState<Opened>();
  const [preview, setPreview] = useState<RosterPreview>();
  const [wishes, setWishes] = useState({ leaveFaults: false, marksGone: false });
  const [busy, setBusy] = useState<'reading' | 'applying'>();
  const [complaint, setComplaint] = useState<string>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [applied, setApplied] = useState<RosterImportAnswer>();

  async function open(file: File): Promise<void> {
    setPreview(undefined);
    setTrouble(undefined);
    setApplied(undefined);
    setComplaint(undefined);
    setOpened({ name: file.name, file: '' });
    if (file.size > largestStatusFileBytes) return setComplaint(texts.faults['file-too-large']);
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) return setComplaint(texts.unreadable);
    await look({ name: file.name, file: toBase64(new Uint8Array(bytes)) });
  }

  async function look(wanted: Opened, said?: string): Promise<void> {
    setOpened(wanted);
    setWishes({ leaveFaults: false, marksGone: false });
    setComplaint(said);
    setTrouble(undefined);
    setApplied(undefined);
    setBusy('reading');
    const { name: _name, ...body } = wanted;
    const path = '/desk/rosters/preview';
    const outcome = await device.office.call<RosterPreview | UnreadableStatusFile>('POST', path, body);
    setBusy(undefined);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    const answer = outcome.value.body;
    if ('fault' in answer) {
      setPreview(undefined);
      return setComplaint(texts.faults[answer.fault]);
    }
    setPreview(answer);
  }

  async function apply(): Promise<void> {
    if (!opened || !preview) return;
    setBusy('applying');
    setTrouble(undefined);
    setComplaint(undefined);
    const { name: _name, ...upload } = opened;
    const body: RosterImportRequest = { ...upload, columns: preview.columns, plan: preview.plan, ...wishes };
    const outcome = await device.office.call<RosterImportAnswer>('POST', '/desk/rosters', body);
    setBusy(undefined);
    if (outcome.kind === 'done') {
      setApplied(outcome.value.body);
      setPreview(undefined);
      setOpened(undefined);
      return await page.reload();
    }
    const isOvertaken = outcome.kind === 'refused' && outcome.problem.code === 'changed-meanwhile';
    if (isOvertaken) return await look({ ...opened, columns: preview.columns }, texts.changedMeanwhile);
    setTrouble(outcome);
  }

  async function saveTemplate(): Promise<void> {
    const outcome = await device.office.download('GET', '/desk/rosters/template');
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome, 'look'));
    const blob = outcome.value as Blob;
    await saveFile(texts.templateName, new Uint8Array(await blob.arrayBuffer()), blob.type);
  }

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
          {...(opened && opened.file !== '' && { onRetry: () => void look(opened) })}
        />
      )}
      {applied && (
        <Notice tone="done" urgent>
          {texts.applied(applied.added, applied.changed, applied.gone)}
        </Notice>
      )}
      {preview && opened && (
        <>
          <RosterColumnsForm
            preview={preview}
            hamlet={opened.hamlet}
            onChange={(columns) => void look({ ...opened, columns })}
            onHamlet={(hamlet) => {
              const { hamlet: _before, ...rest } = opened;
              void look({ ...rest, columns: preview.columns, ...(hamlet !== '' && { hamlet }) });
            }}
          />
          {preview.unknownHamlets.length > 0 && (
            <Notice tone="attention">{texts.unknownHamlets(preview.unknownHamlets.join(', '))}</Notice>
          )}
          <RosterRows key={preview.plan} preview={preview} />
          <ApplyBar
            preview={preview}
            wishes={wishes}
            isBusy={busy !== undefined}
            onWishes={setWishes}
            onApply={() => void apply()}
          />
        </>
      )}
      {page.value?.lastImport && (
        <LastImportCard
          key={page.value.lastImport.importId}
          last={page.value.lastImport}
          onUndone={() => {
            setApplied(undefined);
            void page.reload();
          }}
        />
      )}
    </OfficePage>
  );
}

interface Wishes {
  readonly leaveFaults: boolean;
  readonly marksGone: boolean;
}

interface ApplyBarProps {
  readonly preview: RosterPreview;
  readonly wishes: Wishes;
  readonly isBusy: boolean;
  readonly onWishes: (wishes: Wishes) => void;
  readonly onApply: () => void;
}

function ApplyBar({ preview, wishes, isBusy, onWishes, onApply }: ApplyBarProps) {
  const { rows, gone } = preview;
  const faults = rows.filter(({ verdict }) => isRosterFault(verdict)).length;
  const written = rows.filter(({ verdict }) => ['new', 'changed', 'back'].includes(verdict)).length;
  const count = written + (wishes.marksGone ? gone.length : 0);
  if (written === 0 && (gone.length === 0 || faults > 0)) return null;
  return (
    <div className={css['apply']}>
      {faults > 0 && (
        <label className={css['check']}>
          <input
            type="checkbox"
            checked={wishes.leaveFaults}
            onChange={() => onWishes({ leaveFaults: !wishes.leaveFaults, marksGone: false })}
          />
          {texts.leaveFaults(faults)}
        </label>
      )}
      {gone.length > 0 &&
        (faults > 0 ? (
          <span className={css['muted']}>{texts.marksGoneNot}</span>
        ) : (
          <label className={css['check']}>
            <input
              type="checkbox"
              checked={wishes.marksGone}
              onChange={() => onWishes({ ...wishes, marksGone: !wishes.marksGone })}
            />
            {texts.marksGone(gone.length)}
          </label>
        ))}
      <Button kind="primary" disabled={isBusy || count === 0 || (faults > 0 && !wishes.leaveFaults)} onClick={onApply}>
        {isBusy ? texts.applying : texts.apply(count)}
      </Button>
    </div>
  );
}
