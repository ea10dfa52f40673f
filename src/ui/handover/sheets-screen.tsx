/** Phiếu hỏng, phiếu mất: one sheet by its code, or a whole pad by the number that is printed on its sheets. */

import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SheetFault } from '../../core/handover/pad.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import choices from '../field/form/field.module.css';
import { useWatched } from '../state/use-watched.ts';
import { handover } from '../texts/vi/handover.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './handover.module.css';
import { knownPads } from './known-pads.ts';
import { useEnvelopes } from './use-envelopes.ts';

const { pads: texts } = handover;
const faults: readonly SheetFault[] = ['spoiled', 'lost'];
const kinds = ['sheet', 'pad'] as const;

export function SheetsScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const { known, note, complaint, isBusy } = useEnvelopes();
  const load = useCallback(() => knownPads(device), [device]);
  const pads = useWatched(load, ['notes']) ?? [];
  const [fault, setFault] = useState<SheetFault>('spoiled');
  const [kind, setKind] = useState<(typeof kinds)[number]>('sheet');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const sheet = parseSheetCode(typed);
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  const wrong =
    kind === 'sheet'
      ? sheet.ok
        ? undefined
        : problemSentence(sheet.problem)
      : number > 0
        ? undefined
        : texts.numberWrong;

  async function report(): Promise<void> {
    setTried(true);
    if (wrong !== undefined || !known || isBusy) return;
    const what = kind === 'sheet' && sheet.ok ? { codes: [sheet.value.code] } : { padNumber: number };
    const reportId = device.randomness.uuid();
    const isWritten = await note(known.fallbackHamlet, { type: 'pad', reportId, fault, ...what });
    if (isWritten) setDone(true);
  }

  function again(): void {
    setDone(false);
    setTried(false);
    setTyped('');
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival={isDone ? 'done' : 'form'}
      actions={
        <>
          <Button onClick={() => void navigate('/them/phong-bi')}>{handover.giving.back}</Button>
          {isDone ? (
            <Button onClick={again}>{texts.again}</Button>
          ) : (
            <Button kind="primary" disabled={isBusy} onClick={() => void report()}>
              {texts.send}
            </Button>
          )}
        </>
      }
    >
      {isDone ? (
        <Notice tone="done" urgent>
          {texts.done}
        </Notice>
      ) : (
        <>
          <Choice
            legend={texts.fault}
            name="fault"
            options={faults.map((value) => ({ value, label: texts.faults[value] }))}
            chosen={fault}
            onChoose={setFault}
          />
          <Choice
            legend={texts.what}
            name="kind"
            options={kinds.map((value) => ({ value, label: texts[value] }))}
            chosen={kind}
            onChoose={(next) => {
              setKind(next);
              setTyped('');
              setTried(false);
            }}
          />
          <div className={css['field']}>
            <LineField
              label={kind === 'sheet' ? texts.code : texts.number}
              hint={kind === 'sheet' ? texts.codeHint : texts.numberHint}
              fault={isTried ? wrong : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  name="sheet"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={kind === 'sheet' ? 500 : 6}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </LineField>
          </div>
          {complaint && (
            <Notice tone="attention" urgent>
              {complaint}
            </Notice>
          )}
        </>
      )}
      {pads.length > 0 && (
        <section className={css['group']}>
          <h2>{texts.known}</h2>
          <ul className={css['list']}>
            {pads.map((pad) => (
              <li key={pad.padId}>
                {texts.knownPad(pad.number, pad.left)}
                <small>{[pad.hamlet, pad.givenTo?.name].filter(Boolean).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ legend, name, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{legend}</legend>
      <div className={choices['choices']}>
        {options.map(({ value, label }) => (
          <label key={value} className={choices['choice']}>
            <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
