/** To whom a result is given, and how that is confirmed: on the coded sheet, by thumb, or before a witness. */

import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { findHandOverFaults, receiptWays, receiverKinds } from '../../core/results/result-note.ts';
import type { HandedResult, ReceiptWay, ReceiverKind } from '../../core/results/result-note.ts';
import type { ResultToHandOver } from '../../core/results/result-to-hand-over.ts';
import choices from '../field/form/field.module.css';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ScanToggle } from '../parts/scan-toggle.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { results } from '../texts/vi/results.ts';
import css from './hamlet.module.css';

const texts = results.one;

interface ReceiptFormProps {
  readonly result: ResultToHandOver;
  readonly isBusy: boolean;
  readonly onHanded: (body: HandedResult) => void;
}

export function ReceiptForm({ result, isBusy, onHanded }: ReceiptFormProps) {
  const [kind, setKind] = useState<ReceiverKind>('applicant');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState('');
  const [how, setHow] = useState<ReceiptWay>('sheet');
  const [digits, setDigits] = useState('');
  const [witness, setWitness] = useState('');
  const [complaints, setComplaints] = useState<readonly string[]>([]);
  const needsSheet = how !== 'witness';

  function hand(): void {
    const sheet = digits.trim() === '' ? undefined : parseSheetCode(digits);
    if (needsSheet && sheet && !sheet.ok) return setComplaints([texts.sheetWrong]);
    const to =
      kind === 'applicant'
        ? { kind, name: result.applicantName }
        : { kind, name: name.trim(), paper: paper.trim().slice(0, 300) };
    const body: HandedResult = {
      type: 'result',
      dossierId: result.dossierId,
      step: 'handed-over',
      to,
      how,
      ...(needsSheet && sheet?.ok && { sheetCode: sheet.value.code }),
      ...(how === 'witness' && { witness: witness.trim().slice(0, 200) }),
    };
    const faults = findHandOverFaults(body);
    setComplaints(faults.map((fault) => texts.faults[fault]));
    if (faults.length === 0) onHanded(body);
  }

  return (
    <form
      className={css['section']}
      onSubmit={(event) => {
        event.preventDefault();
        hand();
      }}
    >
      <Choice
        legend={texts.toWhom}
        name="to"
        all={receiverKinds}
        words={texts.kinds}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'representative' && (
        <>
          <TextLine label={texts.name} name="receiver-name" value={name} onChange={setName} />
          <TextLine label={texts.paper} hint={texts.paperHint} name="paper" value={paper} onChange={setPaper} />
        </>
      )}
      <Choice legend={texts.how} name="how" all={receiptWays} words={texts.ways} chosen={how} onChoose={setHow} />
      {needsSheet ? (
        <>
          <ScanToggle
            aim={texts.sheetAim}
            onText={(text) => {
              const parsed = parseSheetCode(text);
              if (!parsed.ok) return texts.sheetWrong;
              setDigits(formatLocalCode(parsed.value.code));
              return undefined;
            }}
          />
          <TextLine
            label={texts.sheet}
            hint={texts.sheetHint}
            name="sheet"
            inputMode="numeric"
            value={digits}
            onChange={setDigits}
          />
        </>
      ) : (
        <TextLine label={texts.witness} name="witness" value={witness} onChange={setWitness} />
      )}
      {complaints.length > 0 && (
        <Notice tone="attention" urgent>
          {complaints.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <Button type="submit" kind="primary" icon="check" wide disabled={isBusy}>
        {texts.handOver}
      </Button>
    </form>
  );
}

interface ChoiceProps<Name extends string> {
  readonly legend: ReactNode;
  readonly name: string;
  readonly all: readonly Name[];
  readonly words: { readonly [name in Name]: string };
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

function Choice<Name extends string>({ legend, name, all, words, chosen, onChoose }: ChoiceProps<Name>) {
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{legend}</legend>
      <div className={choices['choices']}>
        {all.map((each) => (
          <label key={each} className={choices['choice']}>
            <input type="radio" name={name} checked={each === chosen} onChange={() => onChoose(each)} />
            {words[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
