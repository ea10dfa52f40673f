import { useState } from 'react';
import { parseLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { slip as texts } from '../texts/vi/slip.ts';

interface TypedCodeProps {
  readonly className?: string | undefined;
  /** Nine digits; answers what is wrong with them, in words. */
  readonly onCode: (code: string) => string | undefined;
}

/** The digits of a slip, for whom no scanner reads. */
export function TypedCode({ className, onCode }: TypedCodeProps) {
  const [digits, setDigits] = useState('');
  const [complaint, setComplaint] = useState<string>();
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = parseLocalCode(digits);
        setComplaint(parsed.ok ? onCode(parsed.value) : texts.digitsWrong);
      }}
    >
      <label>
        {texts.typeLabel}
        <input
          name="digits"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={digits}
          onChange={(event) => setDigits(event.target.value)}
        />
      </label>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button type="submit" disabled={digits.trim() === ''}>
        {texts.typeUse}
      </Button>
    </form>
  );
}
