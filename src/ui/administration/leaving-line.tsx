/** One line of a leaver's checklist: done by fact, or open with what is still there and why. */

import { useState } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { LeavingStep, PersonPage } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { formatDay } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { StateChip } from '../parts/notice.tsx';
import { person as texts } from '../texts/vi/office-people.ts';

interface LeavingLineProps {
  readonly person: PersonPage;
  readonly step: LeavingStep;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onReason: (reason: string) => Promise<void>;
  readonly onTeam: () => void;
}

export function LeavingLine({ person, step, isOpen, isBusy, onReason, onTeam }: LeavingLineProps) {
  const [isAsking, setAsking] = useState(false);
  const given = person.reasons.find((reason) => reason.step === step);
  const held = isOpen ? heldWords(step, person) : '';
  return (
    <li>
      {chipOf(person, step, isOpen, given !== undefined)}
      <span>
        {texts.steps[step]}
        {held !== '' && ` – ${held}`}
        {isOpen && given && <small> {texts.reasonBy(given.reason, given.by, formatDay(given.at))}</small>}
      </span>
      {step === 'team' && isOpen && (
        <Button kind="quiet" disabled={isBusy} onClick={onTeam}>
          {texts.leaveTeam}
        </Button>
      )}
      {isOpen && step !== 'team' && step !== 'devices' && !isAsking && (
        <Button kind="quiet" disabled={isBusy} onClick={() => setAsking(true)}>
          {texts.reasonAsk}
        </Button>
      )}
      {isOpen && isAsking && (
        <ReasonForm
          isBusy={isBusy}
          onReason={async (reason) => {
            await onReason(reason);
            setAsking(false);
          }}
        />
      )}
    </li>
  );
}

function ReasonForm({
  isBusy,
  onReason,
}: {
  readonly isBusy: boolean;
  readonly onReason: (reason: string) => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() !== '' && !isBusy) void onReason(reason.normalize('NFC').trim());
      }}
    >
      <LineField label={texts.reason} fault={isTried && reason.trim() === '' ? texts.reasonMissing : undefined}>
        {(ties) => (
          <input
            {...ties}
            name="reason"
            autoComplete="off"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </LineField>
      <Button type="submit" disabled={isBusy}>
        {texts.reasonDo}
      </Button>
    </form>
  );
}

/** Of paper and tasks only the commune's desk can tell. */
const deskSteps: readonly LeavingStep[] = ['envelopes', 'pads', 'cash', 'tasks'];

function chipOf(person: PersonPage, step: LeavingStep, isOpen: boolean, hasReason: boolean) {
  if (person.holdings === undefined && deskSteps.includes(step)) {
    return <StateChip tone="plain">{texts.unknown}</StateChip>;
  }
  if (!isOpen) return <StateChip tone="done">{texts.done}</StateChip>;
  return <StateChip tone="waiting">{hasReason ? texts.openWithReason : texts.open}</StateChip>;
}

function heldWords(step: LeavingStep, { holdings, devices, assigned }: PersonPage): string {
  switch (step) {
    case 'unsent': {
      const oldest = devices.flatMap(({ oldestUnsentAt }) => oldestUnsentAt ?? []).sort()[0];
      const count = devices.reduce((sum, { unsentCount = 0 }) => sum + unsentCount, 0);
      return [texts.holdings.unsent(count), oldest && texts.holdings.oldest(formatDay(oldest))]
        .filter(Boolean)
        .join(', ');
    }
    case 'envelopes':
      return (holdings?.envelopes ?? []).map(formatLocalCode).join(', ');
    case 'pads':
      return (holdings?.pads ?? []).map(({ number, left }) => texts.holdings.pad(number, left)).join(', ');
    case 'cash':
      return texts.holdings.cash((holdings?.cashDong ?? 0).toLocaleString('vi-VN'));
    case 'dossiers':
      return `${texts.assigned(assigned)} ${texts.assignedProvince}`;
    case 'tasks':
      return texts.holdings.tasks(holdings?.tasks ?? 0);
    default:
      return '';
  }
}
