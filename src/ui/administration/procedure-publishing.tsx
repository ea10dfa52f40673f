/** Uploading a definition: a file, what is wrong with it, or a preview that may be published or proposed. */

import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { CheckAnswer, Proposal, PublishingAnswer } from '../../core/reception/publishing.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useFileChoice } from '../parts/use-file-choice.ts';
import { deciding, preview as previewTexts, publishing, upload as texts } from '../texts/vi/publishing.ts';
import { FaultList, SheetNotes } from './fault-list.tsx';
import { ProcedurePreviewParts } from './procedure-preview.tsx';
import { PublishForm } from './publish-form.tsx';
import type { PublishWishes } from './publish-form.tsx';
import css from './publishing.module.css';
import { usePublishingPlace } from './publishing-place.ts';
import { readUpload } from './read-upload.ts';
import { dayWords } from './validity-words.tsx';

interface Checked {
  readonly file: File;
  readonly text?: string;
  readonly answer: CheckAnswer;
}

interface Done {
  readonly sentence: string;
  readonly to: string;
  readonly label: string;
}

export function ProcedurePublishing({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const device = useDevice();
  const { base, mayPublish } = usePublishingPlace();
  const [file, setFile] = useState<File>();
  const [isChecking, setChecking] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [done, setDone] = useState<Done>();
  const round = useRef(0);

  async function check(chosen: File): Promise<void> {
    const mine = (round.current += 1);
    setFile(chosen);
    setChecked(undefined);
    setComplaint(undefined);
    setDone(undefined);
    setChecking(true);
    const read = await readUpload(chosen);
    const outcome = read.isRead
      ? await device.office.call<CheckAnswer>('POST', '/admin/procedures/check', read.body)
      : undefined;
    if (round.current !== mine) return;
    setChecking(false);
    if (!read.isRead) return setComplaint(read.complaint);
    if (outcome?.kind !== 'done') return setComplaint(outcome && outcomeSentence(outcome, 'look'));
    const text = 'text' in read.body ? { text: read.body.text } : {};
    setChecked({ file: chosen, ...text, answer: outcome.value.body });
  }

  async function send(answer: Extract<CheckAnswer, { isPublishable: true }>, wishes: PublishWishes) {
    const body = { definition: answer.procedure, basedOn: answer.basedOn, ...wishes };
    const trouble = mayPublish ? await publish(body) : await propose(body);
    if (trouble === undefined) await onChanged();
    return trouble;
  }

  async function publish(body: object): Promise<FailedOutcome | undefined> {
    const outcome = await device.office.call<PublishingAnswer>('POST', '/admin/procedures/publish', body);
    if (outcome.kind !== 'done') return outcome;
    const { code, version, effectiveFrom } = outcome.value.body;
    const sentence = deciding.published(version, dayWords(effectiveFrom));
    setDone({ sentence, to: `${base}/ma/${code}`, label: deciding.toProcedure });
    return undefined;
  }

  async function propose(body: object): Promise<FailedOutcome | undefined> {
    const outcome = await device.office.call<Proposal>('POST', '/admin/proposals', body);
    if (outcome.kind !== 'done') return outcome;
    const to = `${base}/de-xuat/${outcome.value.body.proposalId}`;
    setDone({ sentence: deciding.proposed, to, label: deciding.toProposal });
    return undefined;
  }

  const answer = checked?.answer;
  return (
    <OfficePage title={texts.title} lead={<Link to={base}>{publishing.back}</Link>}>
      {done ? (
        <Notice tone="done" urgent>
          <p>{done.sentence}</p>
          <p className={css['turn']}>
            <ButtonLink to={done.to}>{done.label}</ButtonLink>
            <Button onClick={() => [setDone(undefined), setChecked(undefined), setFile(undefined)]}>
              {deciding.startOver}
            </Button>
          </p>
        </Notice>
      ) : (
        <FileChoice file={file} isChecking={isChecking} onFile={(chosen) => void check(chosen)} />
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          <p>{complaint}</p>
          {file && <Button onClick={() => void check(file)}>{texts.again}</Button>}
        </Notice>
      )}
      {!done && answer?.isPublishable === false && <FaultList answer={answer} text={checked?.text} />}
      {!done && answer?.isPublishable === true && (
        <>
          <Notice tone="done" urgent>
            {previewTexts.good}
          </Notice>
          <SheetNotes notes={answer.notes} />
          <ProcedurePreviewParts preview={answer} />
          <PublishForm
            wish={mayPublish ? 'publish' : 'propose'}
            version={answer.basedOn + 1}
            effectiveFrom={answer.procedure.effectiveFrom}
            onSend={(wishes) => send(answer, wishes)}
          />
        </>
      )}
    </OfficePage>
  );
}

interface FileChoiceProps {
  readonly file: File | undefined;
  readonly isChecking: boolean;
  readonly onFile: (file: File) => void;
}

/** A file dropped or chosen; the same file may be chosen again after it was mended. */
function FileChoice({ file, isChecking, onFile }: FileChoiceProps) {
  const choice = useFileChoice(onFile);

  return (
    <section className={css['drop']} {...choice.place}>
      <p>{texts.lead}</p>
      <p className={css['lead']}>{texts.start}</p>
      <p className={css['turn']}>
        <span className={css['pointer']}>{texts.drop}</span>
        <Button kind={file ? 'secondary' : 'primary'} disabled={isChecking} onClick={choice.choose}>
          {file ? texts.another : texts.choose}
        </Button>
        <small>{texts.limit}</small>
      </p>
      <input {...choice.input} aria-label={texts.choose} accept=".json,.xlsx" />
      <p role="status">{file && (isChecking ? texts.checking(file.name) : texts.file(file.name))}</p>
    </section>
  );
}
