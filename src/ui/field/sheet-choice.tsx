import { useState } from 'react';
import { bindSheet } from '../../core/dossier/bind-sheet.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { problemSentence } from '../texts/vi/problems.ts';
import { page } from '../texts/vi/page.ts';
import { sign as texts } from '../texts/vi/sign.ts';
import choices from './form/field.module.css';
import { takeOneSheet } from './sheets-left.ts';

interface SheetChoiceProps {
  readonly basketId: string;
  readonly draft: Draft;
  readonly hasNoSheet: boolean;
  readonly onNoSheet: () => void;
}

/** The coded sheet, bound by one scan or nine digits; or none, and then the phone's own code is written by hand. */
export function SheetChoice({ basketId, draft, hasNoSheet, onNoSheet }: SheetChoiceProps) {
  const device = useDevice();
  const [way, setWay] = useState<'choose' | 'scan' | 'type'>('choose');
  const [digits, setDigits] = useState('');
  const [complaint, setComplaint] = useState<string>();

  /** The sentence to show when the sheet cannot be bound. */
  async function bind(text: string): Promise<string | undefined> {
    const bound = await bindSheet(device, basketId, text);
    if (!bound.ok) return problemSentence(bound.problem);
    if (!draft.sheet) takeOneSheet();
    setWay('choose');
    setComplaint(undefined);
    return undefined;
  }

  if (way === 'scan') {
    return (
      <section className={choices['choices']}>
        <h2>{texts.sheet}</h2>
        <ScanView aim={texts.sheetAim} onText={bind} />
        <Button onClick={() => setWay('type')}>{texts.sheetType}</Button>
        <Button onClick={() => setWay('choose')}>{page.close}</Button>
      </section>
    );
  }
  return (
    <section className={choices['choices']}>
      <h2>{texts.sheet}</h2>
      {draft.sheet && <Notice tone="done">{texts.sheetBound(formatLocalCode(draft.sheet.code))}</Notice>}
      {!draft.sheet && hasNoSheet && <Notice>{texts.sheetNoneLead(formatLocalCode(draft.localCode))}</Notice>}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button icon="scan" onClick={() => setWay('scan')}>
        {draft.sheet ? texts.sheetOther : texts.sheetScan}
      </Button>
      {way === 'type' ? (
        <>
          <TextLine
            label={texts.sheetTypeLabel}
            name="sheet-code"
            inputMode="numeric"
            value={digits}
            onChange={setDigits}
          />
          <Button onClick={() => void bind(digits).then(setComplaint)}>{texts.sheetUse}</Button>
        </>
      ) : (
        !draft.sheet && <Button onClick={() => setWay('type')}>{texts.sheetType}</Button>
      )}
      {!draft.sheet && !hasNoSheet && <Button onClick={onNoSheet}>{texts.sheetNone}</Button>}
    </section>
  );
}
