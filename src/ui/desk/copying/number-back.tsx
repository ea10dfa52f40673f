/** The number that the one-stop system gave comes back: pasted anywhere on the page, scanned, or typed; then straight into acceptance. */

import { useEffect, useRef, useState } from 'react';
import { isActionPossible } from '../../../core/reception/desk-action.ts';
import type { DeskRow } from '../../../core/reception/desk.ts';
import { parseOfficialNumber } from '../../../core/reception/official-number.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { ScanToggle } from '../../parts/scan-toggle.tsx';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import css from './copying.module.css';

interface NumberBackProps {
  readonly row: DeskRow;
  readonly onNumber: (number: string) => void;
}

export function NumberBack({ row, onNumber }: NumberBackProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLFormElement>(null);
  const parsed = parseOfficialNumber(typed);
  const isWanted = row.officialNumber === undefined && isActionPossible('accept', row);

  useEffect(() => {
    if (!isWanted) return undefined;
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const pasted = parseOfficialNumber(event.clipboardData?.getData('text') ?? '');
      if (!pasted.ok) return;
      event.preventDefault();
      setTyped(pasted.value);
      field.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [isWanted]);

  if (row.officialNumber !== undefined) return <p className={css['part']}>{texts.numberKept(row.officialNumber)}</p>;
  if (!isWanted) return null;
  return (
    <form
      ref={field}
      className={css['part']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.ok) onNumber(parsed.value);
      }}
    >
      <LineField
        label={texts.number}
        hint={texts.numberHint}
        fault={typed.length > 12 && !parsed.ok ? problemSentence(parsed.problem) : undefined}
      >
        {(ties) => (
          <input
            {...ties}
            name="number-back"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={120}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </LineField>
      <ScanToggle
        onText={(text) => {
          const scanned = parseOfficialNumber(text);
          if (!scanned.ok) return problemSentence(scanned.problem);
          setTyped(scanned.value);
          return undefined;
        }}
      />
      <Button kind="primary" type="submit" disabled={!parsed.ok}>
        {texts.numberGo}
      </Button>
    </form>
  );
}
