import { useState } from 'react';
import type { PublishedVersion } from '../../core/reception/publishing.ts';
import { longestNote } from '../../core/reception/publishing.ts';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { ending as texts } from '../texts/vi/publishing.ts';
import { OfficeDialog } from './office-dialog.tsx';

interface EndDialogProps {
  readonly name: string;
  readonly newest: PublishedVersion | undefined;
  readonly onClose: () => void;
  readonly onEnd: (wishes: { readonly lastDay: string; readonly reason: string }) => Promise<FailedOutcome | undefined>;
}

/** The last day of a procedure, with the reason that everybody reads. */
export function EndDialog({ name, newest, onClose, onEnd }: EndDialogProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  const [lastDay, setLastDay] = useState(newest?.effectiveTo ?? '');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isDayWrong = lastDay < today || lastDay < (newest?.effectiveFrom ?? '');
  const isReasonMissing = reason.trim() === '';

  async function end(): Promise<FailedOutcome | undefined> {
    setTried(true);
    if (isDayWrong || isReasonMissing) return undefined;
    return await onEnd({ lastDay, reason: reason.trim() });
  }

  return (
    <OfficeDialog
      title={texts.title(name)}
      lead={texts.lead}
      yes={texts.yes}
      no={texts.no}
      onClose={onClose}
      onYes={end}
    >
      <LineField label={texts.lastDay} fault={isTried && isDayWrong ? texts.lastDayMissing : undefined}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            name="last-day"
            min={today}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
        )}
      </LineField>
      <LineField label={texts.reason} fault={isTried && isReasonMissing ? texts.reasonMissing : undefined}>
        {(ties) => (
          <textarea
            {...ties}
            name="reason"
            maxLength={longestNote}
            value={reason}
            onChange={(event) => setReason(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </OfficeDialog>
  );
}
